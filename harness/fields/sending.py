"""Which button sends a form."""

import functools
from collections.abc import Iterable, Sequence

from harness.lexicon import Lexicon, languages, lexicon
from harness.model import Box, ControlView

_NO_FORM = -1
_SILENT_AT_MOST = 3  # buttons that say nothing we know; among more of them the one that sends is not guessed
_NAME_AT_MOST = 6  # words; what follows explains
_SUBMITS, _SAYS_SO, _SAYS_ELSE, _A_LINK = 4, 3, -6, -2  # points


def sender(buttons: Sequence[ControlView], form: int, words: Lexicon, last: Box | None = None) -> int | None:
    """Give the index of the button that sends the form of this number, None where nothing looks like it.

    `buttons` may hold links and other things to press as well. What submits by itself and says so comes first; what says that it does
    something else (shows a password, redeems a code, goes back) comes last; of two alike the one nearer to the `last` field wins. What
    alone submits its form sends it all the same: `Delete`. A form without any such button is sent by one outside all forms that says so,
    fields outside all forms by the page's only button that submits.
    """
    inside = [index for index, button in enumerate(buttons) if button.form == form]
    outside = [index for index, button in enumerate(buttons) if button.form == _NO_FORM]
    if (best := _best(buttons, inside, words, last)) is not None:
        return best
    submitting = [index for index, button in enumerate(buttons) if button.submits and form in (button.form, _NO_FORM)]
    if len(submitting) == 1 or form == _NO_FORM:
        return submitting[0] if len(submitting) == 1 else None
    return _best(buttons, outside, words, last, submitting=0)


def _best(
    buttons: Sequence[ControlView], among: Iterable[int], words: Lexicon, last: Box | None, submitting: int = _SUBMITS
) -> int | None:
    points = {index: _points(buttons[index], words, submitting) for index in among}

    def rank(index: int) -> tuple[int, bool, float, int]:
        return points[index], not buttons[index].disabled, -_far(buttons[index].box, last), -index

    best = max(points, key=rank, default=None)
    if best is None or points[best] <= 0:
        silent = [index for index, count in points.items() if count == 0 and buttons[index].name]  # in a language that we do not know
        return max(silent, key=rank, default=None) if len(silent) <= (_SILENT_AT_MOST if submitting else 1) else None
    return best


def _far(button: Box | None, last: Box | None) -> float:
    """Give how far a button stands from the last field, in CSS pixels; above it counts double, for forms are sent at their end."""
    if button is None or last is None:
        return 0
    down = button.y - last.y
    return abs(button.x - last.x) / 2 + (down if down >= 0 else -2 * down)


def _points(button: ControlView, words: Lexicon, submitting: int) -> int:
    points = submitting * button.submits + _A_LINK * (button.role == "link")
    if not button.name:
        return points
    name = " ".join(button.name.split()[:_NAME_AT_MOST])
    says = _said("buttons.send", name, words.language)
    otherwise = _said("buttons.aside", name, words.language)
    return points + _SAYS_SO * says + _SAYS_ELSE * otherwise


@functools.lru_cache(maxsize=4096)
def _said(key: str, name: str, language: str) -> bool:
    """Whether a button says this in the site's language or, as no field is understood by it, in any other that we know."""
    return any(lexicon(each).find(key, name) for each in (language, *languages()))
