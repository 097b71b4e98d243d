"""What the words say that a customer reads at a control."""

import re

from harness.fields.control import Control
from harness.lexicon import Lexicon, normal

_MANY_WORDS = 12  # a whole paragraph names too many things


def by_label(control: Control, words: Lexicon) -> str:
    """Give the token of the words that come first in the label, empty where none is known."""
    ticked = control.type in ("checkbox", "switch")
    if ticked:
        keys = ["marketing", "terms"]
    elif control.type in ("date", "datetime-local", "month"):
        keys = ["bday", "cc-exp"]
    else:
        keys = [key for key in words.keys("fields") if key not in ("marketing", "terms", "identity-document") and "password" not in key]
    if not ticked and len(normal(control.label).split()) > _MANY_WORDS:
        return ""
    found = {key: match for key in keys if (match := words.find(f"fields.{key}", control.label))}
    # What comes first names the answer: `Second line of address`, `Company name`; of two from the same place the longer.
    return min(found, key=lambda key: (found[key].start(), -found[key].end()), default="")


def needed(control: Control, words: Lexicon) -> bool:
    """Whether the customer has to answer: as the browser or ARIA says it, by the star or by a word of the label set apart from it."""
    label = normal(control.label)
    if control.required or re.search(r"[*＊]\s*$", label):
        return True
    said = words.find("forms.required", label)
    if not said or words.find("forms.optional", label):  # `not required`
        return False
    return label[said.start() - 1 : said.start()] in tuple("([,*-–: ") and not re.search(r"\w|\?", label[said.end() :])
