"""What the other controls of a form say about each."""

from collections.abc import Sequence

from harness.fields.control import CARD, Control, Form, Meaning
from harness.fields.dates import dates
from harness.fields.names import spoken
from harness.fields.passwords import passwords
from harness.lexicon import Lexicon

_BESIDE_NUMBER = CARD - {"cc-number"} | {"cc-type"}
_SMALL = 1  # characters of a box that takes one sign of a code
_BOXES = 4  # so many of them make a code


def in_context(
    meanings: Sequence[Meaning], controls: Sequence[Control], form: Form, readers: Sequence[Lexicon], *, account: bool
) -> list[Meaning]:
    """Tell apart what the controls of one form alone leave open. `account`: the company has a password of the customer already."""
    made = list(meanings)
    dates(made, controls, readers)
    _codes(made, controls)
    _names(made)
    _titles(made, controls)
    _cards(made, form, readers)
    _streets(made, controls)
    _bookings(made, controls)
    _searches(made, controls, form, readers)
    _remarks(made, controls)
    _telephones(made)
    passwords(made, controls, form, readers, account=account)
    return made


def tokens(meanings: Sequence[Meaning]) -> list[str]:
    """Give what each asks for."""
    return [meaning.token for meaning in meanings]


def _set(made: list[Meaning], at: int, token: str) -> None:
    made[at] = made[at].but(token=token, certainty="likely", source="context")


def _codes(made: list[Meaning], controls: Sequence[Control]) -> None:
    """Take a row of boxes for one sign each as one code: the first asks for it, the others are its rest."""
    pairs = zip(controls, made, strict=True)
    small = [one.control == "text" and (one.longest == _SMALL or meaning.token == "one-time-code") for one, meaning in pairs]
    for at in range(len(controls)):
        row = next((end for end in range(at, len(controls)) if not small[end]), len(controls)) - at
        if row < _BOXES or (at and small[at - 1]):
            continue
        code = any(meaning.token == "one-time-code" for meaning in made[at : at + row])
        for box in range(at, at + row):
            _set(made, box, "one-time-code" if code and box == at else "unknown")


def _names(made: list[Meaning]) -> None:
    """Read `Name` beside `First name` as the family's, and beside `Family name` as one's own: `Nom`, `Nombre`."""
    asked = tokens(made)
    for there, missing in (("given-name", "family-name"), ("family-name", "given-name")):
        if there in asked and missing not in asked and asked.count("name") == 1:
            _set(made, asked.index("name"), missing)


def _cards(made: list[Meaning], form: Form, readers: Sequence[Lexicon]) -> None:
    """Read a name between a card's questions as the card's; a card's number that stands alone as that of a gift card or an account."""
    asked = tokens(made)
    for at, token in enumerate(asked):
        beside = {*asked[max(0, at - 1) : at], *asked[at + 1 : at + 2]}
        if token == "name" and "cc-name" not in asked and beside & {"cc-number", "cc-exp", "cc-exp-month"}:
            _set(made, at, "cc-name")
    if "cc-csc" in asked and len(asked) > 1 and not {"cc-number", "cc-exp", "cc-exp-month", "cc-type"} & set(asked):
        _set(made, asked.index("cc-csc"), "unknown")  # `Security code` of something else
    if "cc-number" in asked and not _BESIDE_NUMBER & set(asked):
        number = asked.index("cc-number")
        if "password" in "".join(asked):
            _set(made, number, "username")
        elif made[number].source == "label" and any(words.find("fields.voucher", form.heading) for words in readers):
            _set(made, number, "voucher")


def _streets(made: list[Meaning], controls: Sequence[Control]) -> None:
    """Read a second line of the same address as what it is; words that say something else are no second line's."""
    for at in range(1, len(made)):
        told = made[at].source == "label" or (made[at].source == "name" and not controls[at].label)
        if made[at].token == "street-address" == made[at - 1].token and told:
            _set(made, at, "address-line2")


def _bookings(made: list[Meaning], controls: Sequence[Control]) -> None:
    """Read a date beside a time or a number of guests as the day of the booking."""
    if {"time", "party-size"} & set(tokens(made)):
        for at, control in enumerate(controls):
            if control.type == "date" and made[at].token == "unknown":
                _set(made, at, "date")


def _titles(made: list[Meaning], controls: Sequence[Control]) -> None:
    """Tell the title of a message, which is written, from that of a person, which is picked or stands beside a name."""
    asked = tokens(made)
    for at, control in enumerate(controls):
        if asked[at] == "honorific-prefix" and control.control == "text" and not {"given-name", "family-name"} & set(asked):
            _set(made, at, "subject" if any(each.type == "textarea" for each in controls) else "unknown")


def _remarks(made: list[Meaning], controls: Sequence[Control]) -> None:
    """Take the only large text field of a form for what the customer wants to say."""
    large = [at for at, control in enumerate(controls) if control.type == "textarea"]
    if len(large) == 1 and made[large[0]].token == "unknown":
        _set(made, large[0], "comment")


def _searches(made: list[Meaning], controls: Sequence[Control], form: Form, readers: Sequence[Lexicon]) -> None:
    """Take the only text field of a form that is called a search, by developers or on its button, for what is searched."""
    typed = [at for at, control in enumerate(controls) if control.control == "text" and control.type in ("text", "search")]
    called = "search" in spoken(form.name) or any(words.find("fields.search", " . ".join(form.buttons[:3])) for words in readers)
    if len(typed) == 1 and made[typed[0]].token == "unknown" and called:
        _set(made, typed[0], "search")


def _telephones(made: list[Meaning]) -> None:
    """A number beside its dialling code is the national one."""
    asked = tokens(made)
    for at, token in enumerate(asked):
        if token == "tel" and "tel-country-code" in asked:
            made[at] = made[at].but(token="tel-national")
