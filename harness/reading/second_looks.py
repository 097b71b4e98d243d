"""What a page says to somebody who comes later, held against what it said on the visit; nothing where both may be true."""

import re
from itertools import pairwise
from typing import NamedTuple

from harness.model import Journey, PageView, Trial, Visit
from harness.reading.looks import address, deeds, looks, page_at, tongues
from harness.reading.spans import span
from harness.reading.urgency import COUNTS, Claim, claims, countdown, endings, hurries

_DATED = re.compile(r"\d(?! ?%)(?!\d)")  # a day or an hour: the same sentence is true until then, or each day
MOMENT_S = 10.0  # between two looks, in which no crowd comes and goes
CROWD = 5  # people more or fewer; and at least by half
DAYS_S = 36 * 3600.0  # after which `today` is another day
LEAST_S = 5.0  # between two looks at a countdown
GRAINS = 3  # ... or so many of its smallest units
SLOWER = 4  # times more slowly than the clock is no rounding


class Seen(NamedTuple):
    """What was seen, in neutral words, and the page's own."""

    what: str
    words: str


def restarted(visit: Visit, view: int, trials: list[Trial]) -> Seen | None:
    """Tell of a countdown that shows as much or more to who comes later, while it had still been running.

    One that shows seconds has to be seen running, for else `18:00` may be the time of day.
    """
    page, known = visit.views[view], tongues(visit, visit.views[view])
    before = countdown(known, page.text)
    for trial in trials if before else ():
        after, passed = countdown(known, trial.text), trial.at_s - page.at_s
        if before is None or after is None or after.key != before.key or after.grain != before.grain:
            continue
        told = max(LEAST_S, GRAINS * before.grain) <= passed < before.seconds - before.grain
        moment = countdown(known, trial.then) if trial.then else None
        runs = before.grain > 1 or (moment is not None and 0 < after.seconds - moment.seconds <= MOMENT_S)
        if told and runs and before.seconds - after.seconds <= passed / SLOWER:
            left, later = (_clock(each.seconds) for each in (before, after))
            return Seen(f"a countdown showed {left}, and {span(passed)} later {later} to somebody else", before.words)
    return None


def unsold(visit: Visit, view: int, trials: list[Trial]) -> Seen | None:
    """Tell of a last few that are as many after the visit has ordered one of them."""
    page, known = visit.views[view], tongues(visit, visit.views[view])
    before = claims(known, "urgency.few-left", page.text)
    if len(before) != 1 or not any(_bought(visit, journey, view) for journey in visit.journeys):
        return None
    [(sentence, claim)] = before.items()
    after = claims(known, "urgency.few-left", trials[0].text)
    if hurries(known, claim.words, ("urgency.about",)) or re.search(r"\d ?\+", claim.words):
        return None  # may be true of one fewer
    if len(after) != 1 or sentence not in after or after[sentence].number < claim.number:
        return None
    return Seen(f"before one was ordered here: `{claim.words}`; afterwards: `{after[sentence].words}`", claim.words)


def _bought(visit: Visit, journey: Journey, view: int) -> bool:
    """Whether a journey has ordered what this page offers: the only thing on it to order, and in no other size or colour."""
    there = looks(visit, journey)
    page = visit.views[view]
    if journey.kind != "checkout" or journey.halt or not journey.walked or view not in [look.view for look in there]:
        return False
    known = tongues(visit, page)
    offers = [each.name for each in (*page.buttons, *page.links) if hurries(known, each.name, ("orders.take",))]
    acts = [act for _, act in deeds(journey) if (on := page_at(visit, act.view)) and address(on) == address(page)]
    pressed = any(act.kind == "click" and [act.name] == offers for act in acts)
    sent = any(0 < each.status < 400 for look in there if look.view > view for each in look.page.sent)
    chosen = any(act.kind in ("choose", "type") for act in acts)
    return pressed and sent and not chosen and not _undone(visit, journey, there[-1].view)


def _undone(visit: Visit, journey: Journey, last: int) -> bool:
    """Whether the order may have been called off: something else was sent later, or a press says so."""
    presses = [(page, act) for _, act in deeds(journey, ("click",)) if (page := page_at(visit, act.view))]
    called_off = any(hurries(tongues(visit, page), act.name, ("leaving.wish",)) for page, act in presses)
    return called_off or any(page.sent for page in visit.views[last + 1 :])


def drawn_anew(visit: Visit, view: int, trials: list[Trial]) -> Seen | None:
    """Tell of numbers that jump about from one moment to the next: people by half and more, a stock that rises twice."""
    known = tongues(visit, visit.views[view])
    for key in COUNTS:
        told = [(trial.at_s, claims(known, key, trial.text)) for trial in trials]
        for sentence in told[0][1] if told else ():
            row = [(at, claim[sentence]) for at, claim in told if sentence in claim]
            near = [(one, next_) for (at, one), (then, next_) in pairwise(row) if 0 <= then - at <= MOMENT_S]
            jumps = [pair for pair in near if _jumps(key, *pair)]
            if len(jumps) > 1 and len({claim.number for _, claim in row}) > 2:
                numbers = ", ".join(str(claim.number) for _, claim in row)
                return Seen(f"opened {len(row)} times within {span(row[-1][0] - row[0][0])}, the page said {numbers}", row[0][1].words)
    return None


def _jumps(key: str, one: Claim, other: Claim) -> bool:
    if key == "urgency.few-left":
        return other.number > one.number + 1  # one may have been put back
    more, fewer = max(one.number, other.number), min(one.number, other.number)
    return more - fewer >= max(CROWD, more / 2)


def every_day(visit: Visit, view: int, trials: list[Trial]) -> Seen | None:
    """Tell of what ended with the day, and does so again two days later."""
    page = visit.views[view]
    before = endings(tongues(visit, page), page.text)
    later: list[tuple[float, str]] = [(trial.at_s, trial.text) for trial in trials]
    later += [(each.at_s, each.text) for each in visit.views[view + 1 :] if _same_page(each, page)]
    for at, text in later if before else ():
        again = endings(tongues(visit, page), text) if at - page.at_s >= DAYS_S else {}
        for folded in before:
            if folded in again and not _DATED.search(folded):
                return Seen(f"`{before[folded]}` stood there, and {span(at - page.at_s)} later again", before[folded])
    return None


def _same_page(one: PageView, other: PageView) -> bool:
    return address(one) == address(other)


def _clock(seconds: int) -> str:
    hours, rest = divmod(seconds, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}"
