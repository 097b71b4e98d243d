"""Look for demands on a password that are told only afterwards."""

from collections.abc import Iterator

from harness.audits import audit
from harness.fields import PASSWORDS
from harness.model import FieldView, Finding, PageView, Visit
from harness.reading.looks import matches, quoted
from harness.reading.questions.forms import Form, mark, sightings

RULES = "forms.password-rules"


@audit
def hidden_password_rules(visit: Visit) -> Iterator[Finding]:
    """What a password must be like is told only once it has been refused.

    The customer thinks of a password, is sent back, and has to think of another. The GOV.UK Design System advises to explain the rules
    where the password is asked.
    """
    told: dict[tuple[str, str], bool] = {}  # whether the rules were on the page when the field was first seen without an error
    for form in sightings(visit):
        for field in (each for each in form.fields if each.token == "new-password" and each.told_by):
            key, refusal = (form.place.journey.name, mark(field)), _refusal(visit, form.place.page, field)
            if not refusal:
                told[key] = told.get(key, False) or _tells(visit, form, field)
            elif not told.get(key, True):
                told[key] = True
                seen = f"the refusal of a password names rules that the form did not show before: {quoted(refusal)}"
                yield form.finding(seen, [field], "moderate")


def _refusal(visit: Visit, page: PageView, field: FieldView) -> str:
    """Give the error that states what a password must be like: the field's own, or one of the page's that speaks of a password."""
    spoken = [text for text in page.errors if any(matches(visit, page, f"fields.{token}", text) for token in PASSWORDS)]
    return next((text for text in (field.error, *spoken) if matches(visit, page, RULES, text)), "")


def _tells(visit: Visit, form: Form, field: FieldView) -> bool:
    page = form.place.page
    return any(matches(visit, page, RULES, text) for text in (page.text, page.dialog, field.label, field.placeholder, field.description))
