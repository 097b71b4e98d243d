"""Look for fields that open the wrong keyboard on a phone."""

import re
from collections.abc import Iterator

from harness.audits import audit
from harness.model import FieldView, Finding, PageView, Visit
from harness.reading.looks import matches
from harness.reading.questions.forms import forms, named

ASKED = ("email", "tel", "tel-national", "cc-number", "one-time-code")
KEYPAD = ("[0-9]*", r"\d*")  # patterns that open the keys for figures on some phones
ONLY_DIGITS = re.compile(r"\^?(\\d|\[0-9\]|\[\\d\])(\*|\+|\{[\d,]+\})?\$?")


@audit
def wrong_keyboard(visit: Visit) -> Iterator[Finding]:
    """A field opens the keyboard of letters where another fits.

    On a phone an e-mail address needs @ and a telephone or card number figures. The keyboard that opens follows from the field's `type` or
    `inputmode`; where neither says what is typed, each answer costs the customer switching between keyboards.
    """
    for form in forms(visit):
        letters = [field for field in form.texts if field.told_by and field.type == "text" and field.inputmode in ("", "text")]
        asked = [field for field in letters if not (field.token == "email" and form.given_domain)]
        wrong = [field for field in asked if _sure(visit, form.place.page, field) and not _fits(field)]
        if wrong:
            yield form.finding(f"on a phone the keyboard of letters opens for {named(wrong)}", wrong)


def _sure(visit: Visit, page: PageView, field: FieldView) -> bool:
    """A field that takes something else too, a user name or a phone number, is no field for e-mail addresses."""
    either = any(matches(visit, page, key, field.label) for key in ("fields.username", "forms.either"))
    both = all(matches(visit, page, f"fields.{token}", field.label) for token in ("email", "tel"))
    return field.token in ASKED and field.certainty == "sure" and "/" not in field.label and not either and not both


def _fits(field: FieldView) -> bool:
    """A code without a pattern of digits may be one of letters."""
    if field.pattern in KEYPAD:
        return field.token != "email"
    return field.token == "one-time-code" and not ONLY_DIGITS.fullmatch(field.pattern)
