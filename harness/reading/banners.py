"""Cookie banners: what is one, and what its buttons mean."""

from collections.abc import Iterable, Sequence
from typing import Literal, get_args

from harness.lexicon import Lexicon

# `noted`: nothing is asked but to have read it; `pay`: refusing for money; `more`: for who wants to read on.
Meaning = Literal["refuse", "pay", "save", "accept", "noted", "settings", "more", "close"]
MEANINGS: tuple[Meaning, ...] = get_args(Meaning)
LONGEST_NAME = 8  # words; anything longer is a sentence and no button
SIGNS_OF_CLOSING = frozenset("×✕✖⨯╳xX")
CHOICES = ("refuse", "accept", "pay")  # what only a question offers, not a notice


def meaning(tongues: Iterable[Lexicon], name: str) -> Meaning | None:
    """Tell what a button says: that in whose words most of its name is; None where no phrase stands in it.

    So `Accept only necessary cookies` refuses and `Accept all and close` accepts.
    """
    if name.strip() in SIGNS_OF_CLOSING:
        return "close"
    if len(name.split()) > LONGEST_NAME:
        return None
    longest = {key: max(tongue.longest(f"consent.{key}", name) for tongue in tongues) for key in MEANINGS}
    best = max(MEANINGS, key=lambda key: longest[key])
    return best if longest[best] else None


def is_banner(tongues: Sequence[Lexicon], text: str, names: Iterable[str]) -> bool:
    """Tell whether something that shows this text and these buttons asks for consent to cookies, or gives notice of them."""
    if not says(tongues, "banner", text) or says(tongues, "other", text):
        return False
    meant = {meaning(tongues, name) for name in names}
    return not meant.isdisjoint(CHOICES) or (says(tongues, "notice", text) and not meant.isdisjoint(("save", "noted", "close")))


def says(tongues: Iterable[Lexicon], key: str, text: str) -> bool:
    """Tell whether a phrase of this key stands in a banner's text."""
    return any(tongue.find(f"consent.{key}", text) for tongue in tongues)
