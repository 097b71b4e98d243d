"""Look for two ways of which the one that the company prefers is large and the other hardly to be read."""

from collections.abc import Iterator

from harness.audits import audit
from harness.model import Finding, Visit
from harness.reading.choices import Choice, Way, choices
from harness.reading.looks import quoted

LARGER = 3  # times the area
FAINT = 3.0  # contrast; WCAG 2.2 (1.4.3, level AA) asks for 4.5, and for 3 where the words are large
PLAIN = 4.5
SMALLER = 0.75  # of the size of type


@audit
def lopsided_choice(visit: Visit) -> Iterator[Finding]:
    """Of two ways to answer, the one that the company prefers is large and the other hardly to be read.

    Who overlooks the second way takes the first for the only one, and gets what they did not want. Mathur et al. (CSCW 2019) call it visual
    interference, on 24 of 11,000 shopping sites. Held together are staying and leaving, taking an offer and declining it, accepting
    cookies and refusing them. A quieter second button, or a link that is easy to read, is ordinary design.
    """
    for choice in choices(visit):
        liked, other = choice.liked, choice.other
        faint, small = 0 < other.contrast < FAINT, 0 < other.type_px <= SMALLER * liked.type_px and 0 < other.contrast < PLAIN
        if liked.area >= LARGER * other.area > 0 and other.contrast < liked.contrast and (faint or small):
            yield Finding(
                audit="lopsided-choice",
                severity="moderate" if faint and small else "minor",
                certainty="likely",
                seen=_seen(choice),
                journey=choice.journey,
                step=choice.step,
                view=choice.view,
                words=quoted(other.name),
                url=choice.url,
                box=choice.box,
            )


def _seen(choice: Choice) -> str:
    order = ", which comes first," if choice.liked_first else ""
    return f"{_said(choice.liked)}{order} has {choice.liked.area / choice.other.area:.0f} times the area of {_said(choice.other)}"


def _said(way: Way) -> str:
    return f"`{quoted(way.name)}` (contrast {way.contrast:.1f}, type of {way.type_px:.0f} px)"
