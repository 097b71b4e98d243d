"""Look for facts of the customer that the browser is not told to fill in."""

from collections.abc import Iterator

from harness.audits import audit
from harness.fields import TOKENS
from harness.model import FieldView, Finding, Visit
from harness.reading.looks import matches
from harness.reading.questions.forms import Form, forms, named

# The customer's own facts that browsers keep. What is asked for one occasion or of somebody else is not among them.
OWN = """
name given-name family-name email username new-password current-password tel tel-national street-address address-line1 address-line2
address-line3 address-level1 address-level2 postal-code country country-name bday cc-name cc-number cc-exp cc-csc
"""
PERSON = ("name", "given-name", "family-name", "bday")
LISTED = ("address-level1", "address-level2", "country", "country-name")  # what is picked from a list, too


@audit
def missing_autocomplete(visit: Visit) -> Iterator[Finding]:
    """A form does not let the browser fill in what it knows.

    Browsers keep a customer's name, addresses and cards, and type them without a mistake where the `autocomplete` attribute says what is
    asked. WCAG 2.2, success criterion 1.3.5 (Identify Input Purpose), asks for it; without it a browser guesses, or is told not to help.
    """
    for form in forms(visit):
        asked = _own_facts(visit, form)
        if missing := [field for field in asked if not TOKENS & set(_says(field))]:
            off = sum("off" in _says(field) for field in missing)
            told = f" ({f'{off} of them' if off < len(missing) else 'all'} `off`)" if off else ""
            told += "; elsewhere in the form they are" if len(missing) < len(asked) else ""
            yield form.finding(f"browsers are not told (by `autocomplete`) what to fill in at {named(missing)}{told}", missing)


def _says(field: FieldView) -> list[str]:
    return field.autocomplete.lower().split()


def _own_facts(visit: Visit, form: Form) -> list[FieldView]:
    """Give the fields that ask for facts of the customer, without those that ask for one again to confirm it."""
    first: dict[str, FieldView] = {}
    for field in form.fields:
        asked = field.token in OWN.split() and (field.control == "text" or (field.control == "choice" and field.token in LISTED))
        other = any(matches(visit, form.place.page, key, field.label) for key in ("forms.again", "forms.leave-empty"))
        if asked and not (other or _of_several(field, form) or _guessed(field) or (field.token == "email" and form.given_domain)):
            first.setdefault(field.token, field)
    return list(first.values())


def _of_several(field: FieldView, form: Form) -> bool:
    """Where the same is asked of several people, the browser knows at most one of them."""
    return field.token in PERSON and sum((each.token, each.label) == (field.token, field.label) for each in form.fields) > 1


def _guessed(field: FieldView) -> bool:
    """The page's code alone says what is asked, or what stands around the field; the keys of a telephone serve any number."""
    if field.token_from == "context" and field.type != "password":
        return field.token == "username" or not (field.label or field.placeholder)
    return field.token_from == "name" or (field.token, field.token_from) == ("tel", "type")
