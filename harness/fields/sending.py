"""Which button sends a form."""

import functools
from collections.abc import Iterable, Sequence

from harness.lexicon import Lexicon, languages, lexicon
from harness.model import ControlView

_NO_FORM = -1
_NAME_AT_MOST = 6  # words; what follows explains
_SUBMITS, _SAYS_SO, _SAYS_ELSE, _A_LINK = 4, 3, -6, -2  # points


def sender(buttons: Sequence[ControlView], form: int, words: Lexicon) -> int | None:
    """Give the index of the button that sends the form of this number, None where nothing looks like it.

    `buttons` may hold links and other things to press as well. What submits by itself and says so comes first; what says that it does
    something else (shows a password, redeems a code, goes back) comes last; where nothing else in the form submits, it sends it all the
    same: `Delete`. A form without any such button is sent by one outside all forms that says so.
    """
    inside = [index for index, button in enumerate(buttons) if button.form == form]
    outside = [index for index, button in enumerate(buttons) if button.form == _NO_FORM != form]
    submitting = [index for index in inside if buttons[index].submits]
    if (best := _best(buttons, inside, words)) is not None or form == _NO_FORM:
        return best
    return submitting[0] if len(submitting) == 1 else _best(buttons, outside, words, submitting=0)


def _best(buttons: Sequence[ControlView], among: Iterable[int], words: Lexicon, submitting: int = _SUBMITS) -> int | None:
    points = {index: _points(buttons[index], words, submitting) for index in among}
    best = max(points, key=lambda index: (points[index], not buttons[index].disabled, -index), default=None)
    if best is None or points[best] <= 0:
        only = [index for index, count in points.items() if count == 0 and buttons[index].name]
        return only[0] if len(only) == 1 else None
    return best


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
