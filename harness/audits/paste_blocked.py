"""Look for fields that take no pasted text."""

from collections.abc import Iterator

from harness.audits import audit
from harness.model import Finding, Visit
from harness.reading.questions.forms import forms, named


@audit
def paste_blocked(visit: Visit) -> Iterator[Finding]:
    """A field does not take what is pasted into it.

    Who keeps passwords in a password manager, or has an address or an account number at hand, has to type it and makes mistakes. The UK's
    National Cyber Security Centre advises websites to let passwords be pasted, and WCAG 2.2, success criterion 3.3.8 (Accessible
    Authentication), names pasting as a way to sign in without having to remember or copy by hand.
    """
    for form in forms(visit):
        if blocked := [field for field in form.texts if field.paste == "blocked"]:
            yield form.finding(f"a text that was pasted did not arrive in {named(blocked)}", blocked, "moderate", "likely")
