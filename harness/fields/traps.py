"""Fields that are no question: they catch robots, or keep the browser from filling in what it remembers."""

import re
from collections.abc import Sequence

from harness.fields.control import Control
from harness.fields.names import spoken
from harness.lexicon import Lexicon

_NAMED = re.compile(r"\b(fake|decoy|honey ?pot)")


def trap(control: Control, readers: Sequence[Lexicon]) -> bool:
    """Whether a field says that it is to be left empty, or says nothing and is called a trap by developers."""
    if control.control != "text" or control.required:
        return False
    if control.label:
        return any(words.find("forms.leave-empty", control.label) for words in readers)
    return bool(_NAMED.search(spoken(f"{control.name} {control.id}")))
