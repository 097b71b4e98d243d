"""What a control's `autocomplete`, its type and the browser's own classifier say."""

import re

from harness.fields.control import PARTS, TOKENS, Control

_BY_TYPE = {"email": "email", "url": "url", "search": "search", "time": "time"}
_PASSWORDS = PARTS["password"]
_SAME = {"address-line1": "street-address", "country-name": "country"}  # two tokens for one answer


def by_autocomplete(control: Control) -> str:
    """Give the token of the attribute, empty where it has none that can be meant.

    Sites write a password's token on other fields to keep the browser from filling them in.
    """
    for token in reversed(control.autocomplete.lower().split()):
        if token in TOKENS:
            return "" if token in _PASSWORDS and control.type != "password" else _SAME.get(token, token)
    return ""


def contradicted(control: Control, token: str, said: str, named: str) -> bool:
    """Whether the words at a control are to be believed rather than its `autocomplete`, which is wrong on every fourth field.

    They are where they name a part of it, or an e-mail address that is also the user name, or where the developers' name agrees with them.
    """
    of_card = token.startswith("cc-") and re.search(r"card|cc", f"{control.name} {control.id}", re.IGNORECASE)
    if not said or said == token or token in _PASSWORDS or of_card:
        return False
    return said in PARTS.get(token, ()) or (token, said) == ("username", "email") or said == named


def by_type(control: Control, said: str) -> str:
    """Give the token that the input type tells, empty where it tells none. `said`: the token that words and names tell."""
    if control.type == "password":
        return _hidden(control, said)
    if control.type == "tel":  # often written for its keyboard alone
        return said or "tel"
    return _BY_TYPE.get(control.type, "")


def _hidden(control: Control, said: str) -> str:
    if said in ("cc-csc", "security-answer", "one-time-code", "identity-number", "captcha", *_PASSWORDS):
        return said
    return "" if control.longest == 1 else "password"
