"""Real companies' forms, from the shared data: fragments saved between 2021 and 2026, marked by DuckDuckGo for its own classifier.

A field counts as right where our token means what the mark says (`ACCEPTED`). Like DuckDuckGo's own test every marked control counts,
whether a customer would see it at once or not; unlike it `username OR emailAddress` takes either, as both ways of writing it are in use.
A control marked `unknown` is one for which that classifier has no type: there any token of a kind that the marks have no word for is
right, and any that they have is wrong; one that a customer does not see is right as it is. The identifier of a log-in is marked
`username` whatever it asks for, because a password manager fills the account in; a customer answers with what is asked for, so there
`email` and `tel` are right where the page's own words, type or names say that it is one.
"""

import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path

from harness.fields import Control, Meaning

FOLDER = Path(os.environ.get("MYSTERY_SHOP_FORMS", Path(__file__).parents[4] / "shared" / "data" / "forms"))
MARKS = {"asks": "data-manual-scoring", "sends": "data-manual-submit", "strip": ["data-manual", "data-ddg"]}
ACCEPTED = {
    "emailAddress": "email",
    "username": "username",
    "username OR emailAddress": "username email",
    "password": "current-password new-password",
    "password.current": "current-password",
    "password.new": "new-password",
    "firstName": "given-name",
    "middleName": "additional-name",
    "lastName": "family-name",
    "fullName": "name",
    "phone": "tel tel-national",
    "addressStreet": "street-address address-line1",
    "addressStreet2": "address-line2",
    "addressCity": "address-level2",
    "addressProvince": "address-level1",
    "addressPostalCode": "postal-code",
    "addressCountryCode": "country country-name",
    "cardName": "cc-name",
    "cardNumber": "cc-number",
    "cardSecurityCode": "cc-csc",
    "expiration": "cc-exp",
    "expirationMonth": "cc-exp-month",
    "expirationYear": "cc-exp-year",
    "birthday": "bday",
    "birthdayDay": "bday-day",
    "birthdayMonth": "bday-month",
    "birthdayYear": "bday-year",
    "totp": "one-time-code",
}  # fmt: skip
_KINDS = {
    "login": "log-in", "signup": "sign-up", "checkout": "checkout", "newsletter": "newsletter", "contact": "contact",
    "payment": "payment", "credit": "payment", "card": "payment", "password": "password", "reset": "password",
}  # fmt: skip
_ENDINGS = frozenset(
    """com org net edu gov mil int co ac or ne go gob gouv kzn vic ws app email tv vn kg
    ad ae at au az be bg br by ca ch cl cn cz de dk es eu fi fr gr hk hu id ie il in io ir it jp kr lt lv mt mx my nl no nz pl pt ro ru
    se sg sk th tr tw ua uk us vin za""".split()  # noqa: SIM905
)


def right(mark: str, meaning: Meaning, control: Control) -> bool:
    """Whether what was made of a control means what its mark says."""
    if mark == "unknown":
        return meaning.token not in _MARKED
    said = f"{control.type} {control.label} {control.placeholder} {control.name} {control.id}"
    if mark.startswith("username") and meaning.token in _IDENTIFIERS and re.search(_IDENTIFIERS[meaning.token], said, re.IGNORECASE):
        return True
    return meaning.token in ACCEPTED[mark].split()


_IDENTIFIERS = {"email": r"mail", "tel": r"phone|mobil|\btel"}
_MARKED = {token for tokens in ACCEPTED.values() for token in tokens.split()}


def company(file: str) -> str:
    """Give the company of a file: the name before the public ending of its host, or the first word where the file tells no host."""
    words = re.sub(r"\.html$", "", file).replace("-", "_").split("_")
    ends = [at for at, word in enumerate(words) if at > 0 and word in _ENDINGS and words[at - 1] not in _ENDINGS]
    return words[ends[-1] - 1] if ends else words[0]


def tuning(file: str) -> bool:
    """Whether a file is in the half to tune on; its company decides, so that no company is in both."""
    return hashlib.sha256(company(file).encode()).digest()[0] % 2 == 0


def kind(file: str) -> str:
    """Give the kind of form that the name of a file tells."""
    words = re.split(r"[_.-]", file)
    return next((_KINDS[word] for word in words if word in _KINDS), "other")


def files() -> Iterator[Path]:
    """Give the forms, sorted; none where the shared data is absent."""
    return iter(sorted(FOLDER.glob("*.html")))
