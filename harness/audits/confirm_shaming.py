"""Look for ways to decline that speak ill of whoever declines."""

from collections.abc import Iterator

from harness.audits import audit
from harness.model import ControlView, Finding, PageView, Visit
from harness.reading.banners import SIGNS_OF_CLOSING
from harness.reading.looks import matches, quoted, saying

LONGEST_NAME = 16  # words; anything longer is a text and no button
BESIDE = 400  # CSS pixels


@audit
def confirm_shaming(visit: Visit) -> Iterator[Finding]:
    """Who declines has to say something foolish about themselves.

    A plain "no, thanks" is read at a glance; "no, I prefer to pay the full price" has to be read twice and makes a chore of saying
    no. Mathur et al. (CSCW 2019) met such words on 164 of 11,000 shopping sites.
    """
    seen: set[str] = set()
    for number, page in enumerate(visit.views):
        controls = {each.name: each for each in (*page.links, *page.buttons) if each.name not in seen and _is_short(each)}
        for name in saying(visit, page, "declining.belittles", controls):
            seen.add(name)
            control = controls[name]
            if (other := _beside(visit, page, control)) is not None:
                yield Finding(
                    audit="confirm-shaming",
                    severity="minor",
                    certainty="likely",
                    seen=f"beside `{quoted(other.name)}` declining is called `{quoted(control.name)}`",
                    view=number,
                    words=quoted(control.name),
                    url=page.url,
                    box=control.box,
                )


def _is_short(control: ControlView) -> bool:
    return len(control.name.split()) <= LONGEST_NAME


def _beside(visit: Visit, page: PageView, control: ControlView) -> ControlView | None:
    """Give the button, else the link, beside a control that is no other way to decline; None where there is none."""
    around = (each for each in (*page.buttons, *page.links) if each.name != control.name and not each.disabled and _near(each, control))
    return next((each for each in around if each.name.strip() and not _declines(visit, page, each)), None)


def _declines(visit: Visit, page: PageView, control: ControlView) -> bool:
    said = (matches(visit, page, f"declining.{key}", control.name) for key in ("plainly", "belittles"))
    return control.name.strip() in SIGNS_OF_CLOSING or any(said)


def _near(one: ControlView, other: ControlView) -> bool:
    """Tell whether two controls stand together; without boxes whether both are buttons."""
    if one.box is None or other.box is None:
        return one.role == other.role == "button"
    return abs(one.box.y - other.box.y) <= BESIDE and abs(one.box.x - other.box.x) <= BESIDE
