"""Look for facts of the customer that the browser is not told to fill in."""

from collections.abc import Iterator

from harness.audits import audit
from harness.fields import TOKENS
from harness.model import FieldView, Finding, Visit
from harness.reading.forms import Form, forms, named

# The customer's own facts that browsers keep. What is asked for one occasion or of somebody else is not among them.
OWN = """
name given-name family-name email username new-password current-password tel tel-national street-address address-line1 address-line2
address-level1 address-level2 postal-code country country-name bday cc-name cc-number cc-exp cc-csc
"""


@audit
def missing_autocomplete(visit: Visit) -> Iterator[Finding]:
    """A form does not let the browser fill in what it knows.

    Browsers keep a customer's name, addresses and cards, and type them without a mistake where the `autocomplete` attribute says what is
    asked. WCAG 2.2, success criterion 1.3.5 (Identify Input Purpose), asks for it; without it a browser guesses, or is told not to help.
    """
    for form in forms(visit):
        asked = _own_facts(form)
        missing = [field for field in asked if not TOKENS & set(field.autocomplete.lower().split())]
        if missing:
            off = sum("off" in field.autocomplete.lower().split() for field in missing)
            told = f", {off} of them told `off`" if off else ""
            seen = f"{len(missing)} of {len(asked)} fields for facts that browsers keep do not say so in `autocomplete`{told}"
            yield form.finding(f"{seen}: {named(missing)}", missing)


def _own_facts(form: Form) -> list[FieldView]:
    """Give the fields that ask for facts of the customer, without those that ask for one again to confirm it."""
    first: dict[str, FieldView] = {}
    for field in form.fields:
        if field.token in OWN.split() and field.control in ("text", "choice"):
            first.setdefault(field.token, field)
    return list(first.values())
