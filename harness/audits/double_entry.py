"""Look for answers that have to be typed twice in one form."""

from collections.abc import Iterator

from harness.audits import audit
from harness.model import ControlView, FieldView, Finding, Visit
from harness.reading.looks import matches
from harness.reading.questions.forms import Form, forms, named


@audit
def double_entry(visit: Visit) -> Iterator[Finding]:
    """The same answer has to be typed twice.

    Many copy the first answer, the mistake included, and all the others type it again. The GOV.UK Design System advises to ask for an
    e-mail address twice only where research shows that it helps, and to let a password be shown instead; a password that can be shown
    is therefore not meant.
    """
    for form in forms(visit):
        if again := _repeated(visit, form, "email"):
            yield form.finding(f"the e-mail address has to be typed twice: {named(again)}", again, "moderate")
        if (again := _repeated(visit, form, "new-password")) and not _can_be_shown(visit, form, again):
            yield form.finding(f"the password has to be typed twice, and nothing lets the customer see it: {named(again)}", again)


def _repeated(visit: Visit, form: Form, token: str) -> list[FieldView]:
    """Give the fields that ask for an answer again, in words that say so."""
    asking = [field for field in form.texts if field.token == token]
    return [field for field in asking[1:] if matches(visit, form.place.page, "forms.again", f"{field.label} {field.placeholder}")]


def _can_be_shown(visit: Visit, form: Form, again: list[FieldView]) -> bool:
    """Tell whether a button or a tick box shows what is typed: by its words, or by standing in the row of a password."""
    page, passwords = form.place.page, [field for field in form.texts if field.token == "new-password"]
    names = [each.name for each in page.buttons] + [field.label for field in form.fields if field.control == "tick"]
    if any(matches(visit, page, "forms.show-password", name) for name in names) or any(field.type == "text" for field in again):
        return True
    return any(_in_row(button, field) for button in page.buttons for field in passwords)


def _in_row(button: ControlView, field: FieldView) -> bool:
    if button.submits or button.box is None or field.box is None:
        return False
    middle = button.box.y + button.box.height / 2
    return field.box.y <= middle <= field.box.y + field.box.height
