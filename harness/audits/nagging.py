"""Look for questions that are put again after the customer has said no."""

from collections.abc import Iterator
from typing import NamedTuple

from harness.audits import audit
from harness.lexicon import normal
from harness.model import Act, Finding, PageView, Severity, Visit
from harness.reading.banners import is_banner
from harness.reading.looks import PRESSES, address, deeds, matches, page_at, quoted, told, tongues

DAY = 86_400  # seconds; after that it may be asked anew


class No(NamedTuple):
    """A press by which the customer declined, with the sentences that went away with it, and what had brought them."""

    act: Act
    asked: list[str]
    brought_by: Act | None
    in_place: bool  # the page stayed


@audit
def nagging(visit: Visit) -> Iterator[Finding]:
    """What was declined is put to the customer again.

    Each time it has to be read and answered anew, and the earlier answer counted for nothing. Gray et al. (CHI 2018) call nagging what
    keeps coming between people and what they came to do. Cookie banners have an audit of their own, `consent-nagging`.
    """
    done = [act for journey in visit.journeys if journey.walked for _, act in deeds(journey)]
    seen: set[tuple[str, ...]] = set()
    for number, act in enumerate(done):
        no = _no(visit, done, number)
        if no is None or tuple(no.asked) in seen:
            continue
        seen.add(tuple(no.asked))
        if again := _again(visit, done, no):
            severity: Severity = "minor" if len(again) == 1 else "moderate"
            times, words = "once" if len(again) == 1 else f"{len(again)} times", quoted(no.asked[0])
            yield Finding(
                audit="nagging",
                severity=severity,
                certainty="likely",
                seen=f"after `{quoted(act.name)}` the same was put to the customer again {times}: `{words}`",
                view=again[0],
                words=words,
                url=visit.views[again[0]].url,
            )


def _no(visit: Visit, done: list[Act], number: int) -> No | None:
    """Read an act as the answer to what was there before it and gone after it; None where it declines nothing, or a cookie banner."""
    act = done[number]
    page, after = page_at(visit, act.view), page_at(visit, act.view + 1)
    if page is None or after is None or act.kind not in PRESSES or not matches(visit, page, "declining.plainly", act.name):
        return None
    left = {normal(part) for part in told(after)}
    asked = [part for part in told(page) if normal(part) not in left and part != act.name]
    if not asked or is_banner(tongues(visit, page), "\n".join(asked), _names(page)):
        return None
    return No(act, asked, _bringing(done, act.view), address(page) == address(after))


def _again(visit: Visit, done: list[Act], no: No) -> list[int]:
    """Give the looks at which the same was put to the customer again within a day, each time that it came back."""
    found, there = [], False
    wanted = {normal(part) for part in no.asked}
    declined_at = visit.views[no.act.view].at_s
    for number in range(no.act.view + 1, len(visit.views)):
        page = visit.views[number]
        was_there, there = there, wanted <= {normal(part) for part in told(page)} and no.act.name in _names(page)
        if there and not was_there and page.at_s - declined_at < DAY and not _by_customer(no, _bringing(done, number)):
            found.append(number)
    return found


def _names(page: PageView) -> list[str]:
    return [each.name for each in (*page.buttons, *page.links)]


def _bringing(done: list[Act], view: int) -> Act | None:
    """Give the act that brought a look: the last one that was done on a look before it."""
    return next((act for act in reversed(done) if act.view < view), None)


def _by_customer(no: No, act: Act | None) -> bool:
    """Tell whether the customer brought the question up again: by the same press, or by going to its page."""
    if act is None or no.brought_by is None:
        return act is None
    same = act.kind == no.brought_by.kind and act.name == no.brought_by.name
    return same if act.kind in PRESSES else not no.in_place and act.kind in ("go", "back")
