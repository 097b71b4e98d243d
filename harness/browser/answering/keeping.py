"""Whether what was typed is what stands in the field."""

import dataclasses
import re
from collections.abc import Sequence

from harness.browser.answering.question import Took
from harness.browser.halt import Halted
from harness.browser.raw import Left, RawField
from harness.browser.window import Window
from harness.lexicon import normal

WAYS_AT_MOST = 3  # that an answer is typed in again: key by key, then in other spellings
DIALLED = 7  # figures of a telephone number that make it the same one, whatever stands before them


@dataclasses.dataclass
class Typed:
    """A field that was typed into; `ways` are the spellings of the answer, the first of them typed."""

    field: RawField
    took: Took
    ways: Sequence[str]

    def stood(self, left: Sequence[Left]) -> str | None:
        """Give what stands there; None where the field or its page went away."""
        there = left[self.field.frame] if self.field.frame < len(left) else Left()
        return there.stands[self.took.mine] if there.born == self.took.born and self.took.mine < len(there.stands) else None

    def right(self, left: Sequence[Left]) -> bool:
        """Whether nothing is to be mended."""
        standing = self.stood(left)
        return standing is None or any(stands(way[: self.field.longest] if self.field.longest > 0 else way, standing) for way in self.ways)


def look_over(window: Window, typed: list[Typed]) -> None:
    """Leave the form, and look over what was typed: what a script has spoilt is typed again, key by key, then in the other ways.

    Halts where a field that needs an answer keeps none. What stands there otherwise the company shall judge.
    """
    wrong = typed
    for turn in range(WAYS_AT_MOST + 1):
        left = window.leave_form()
        wrong = [each for each in wrong if not each.right(left)]
        for each in wrong if turn < WAYS_AT_MOST else []:
            window.type_again(each.field.frame, each.took.mine, each.ways[min(turn, len(each.ways) - 1)])
        if not wrong:
            return
    lost = next((each.field for each in wrong if each.field.required and not each.stood(left)), None)
    if lost:
        raise Halted("unfillable", f"`{lost.label}` does not keep an answer.", lost.label)


def stands(wanted: str, standing: str) -> bool:
    """Whether a text is the answer, however a mask writes it: case, spaces and signs make no other one, nor does a country's code."""
    if normal(wanted) == normal(standing):
        return True
    bare, there = _bare(wanted), _bare(standing)
    if not bare or not there:
        return False
    longer, shorter = sorted((bare.lstrip("0"), there.lstrip("0")), key=len, reverse=True)
    same_number = longer.isdigit() and len(shorter) >= DIALLED and longer.endswith(shorter)
    return bare == there or same_number or (_amount(wanted) is not None and _amount(wanted) == _amount(standing))


def _bare(text: str) -> str:
    return re.sub(r"[\W_]", "", text.casefold())


def _amount(text: str) -> float | None:
    try:
        return float(text.replace(" ", "").replace("\xa0", ""))
    except ValueError:
        return None
