"""What a control's `autocomplete` and type say."""

from harness.fields.control import TOKENS, Control
from harness.lexicon import Lexicon

_BY_TYPE = {"email": "email", "tel": "tel", "url": "url", "search": "search"}


def by_autocomplete(control: Control, words: Lexicon) -> str:
    """Give the token of the attribute, empty where it has none that says what is asked."""
    for token in reversed(control.autocomplete.lower().split()):
        if token == "username" and (control.type == "email" or words.find("fields.email", control.label)):
            return "email"  # a company that signs customers in by e-mail asks for just that
        if token in TOKENS:
            return token
    return ""


def by_type(control: Control, words: Lexicon) -> str:
    """Give the token that the input type tells, empty where it tells none."""
    if control.type == "password":
        return "new-password" if words.find("fields.new-password", control.label) else "password"
    if control.type == "file":
        return "identity-document" if words.find("fields.identity-document", control.label) else ""
    return _BY_TYPE.get(control.type, "")
