"""Which button sends a form."""

from collections.abc import Sequence

from harness.lexicon import Lexicon
from harness.model import ControlView


def sender(buttons: Sequence[ControlView], form: int, words: Lexicon) -> int | None:
    """Give the index of the button that sends the form of this number, None where nothing looks like it.

    `buttons` may hold links and other things to press as well. One that submits the form by itself comes before one that only says so.
    """

    def rank(index: int) -> tuple[bool, bool]:
        return buttons[index].submits, bool(words.find("buttons.send", buttons[index].name))

    inside = [index for index, button in enumerate(buttons) if button.form == form and not button.disabled]
    best = max(inside, key=rank, default=None)
    return best if best is not None and any(rank(best)) else None
