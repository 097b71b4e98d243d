"""Look for questions that must be answered and do not say what they ask."""

import unicodedata
from collections.abc import Iterator

from harness.audits import audit
from harness.model import FieldView, Finding, Visit
from harness.reading.questions.forms import Form, forms, sightings

# Controls that say by themselves what kind of answer they take, and lists, whose options speak.
TYPED = ("text", "email", "tel", "url", "number", "password", "textarea", "textbox", "spinbutton", "contenteditable")
TICKED = ("checkbox", "switch")


@audit
def unlabelled_field(visit: Visit) -> Iterator[Finding]:
    """A question that must be answered does not say what it asks.

    Without an answer the form does not go on, and nothing that a customer sees – no label, no words beside the field or inside it, no
    picture – tells what the answer is. All that is left is to guess, to ask, or to go away. WCAG 2.2, success criterion 3.3.2 (Labels or
    Instructions). A field whose words we do not understand is not meant: that is our limit, not the company's.
    """
    filled = {_place(field) for form in sightings(visit) for field in form.fields if field.holds in ("right", "other")}
    for form in forms(visit):
        if mute := [field for field in form.fields if _mute(field, form) and _place(field) not in filled]:
            seen = f"{len(mute)} of the form's {len(form.fields)} questions must be answered, and nothing to be seen says what is asked"
            yield form.finding(seen, mute, "serious")


def _mute(field: FieldView, form: Form) -> bool:
    """Beside a lone question its button or the heading tells; a frame's words may stand around it, on the page."""
    words = f"{field.label}{field.placeholder}{field.description}"
    alone = len(form.fields) == 1 or field.origin
    plain = (field.control == "text" and field.type in TYPED) or (field.control == "tick" and field.type in TICKED)
    asks = field.required and plain and field.token != "captcha"
    return asks and field.told_by == "nothing" and not alone and not any(map(_tells, words))


def _tells(sign: str) -> bool:
    """Whether a character says anything: a letter, a sign of money, a picture; a star or a number does not."""
    return sign.isalpha() or unicodedata.category(sign) in ("Sc", "So")


def _place(field: FieldView) -> tuple[int, str, float, float]:
    """Give what a field without words is known by: its form, and what and where it is."""
    box = field.box
    return field.form, field.name, box.x if box else 0, box.y if box else 0
