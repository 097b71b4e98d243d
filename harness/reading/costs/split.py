"""What a journey's predicted seconds went into: what it needs, what was told already, what keeps the customer, the site, the banner."""

from collections.abc import Iterable
from typing import NamedTuple

from harness.model import PAGES, Act, Journey, PageView, Split, Visit
from harness.reading.costs.prediction import MENTAL, READ, act_seconds, acting_seconds, human_seconds, predict
from harness.reading.leaving import holding_back, is_leaving, reason_fields, wish
from harness.reading.looks import looks, page_at
from harness.reading.questions.asking import AGAIN, questions

ANSWERS = ("type", "choose")


class _Kept(NamedTuple):
    """Where a customer who wants out is kept: the looks, and the required questions for a reason, as look and label."""

    views: frozenset[int] = frozenset()
    reasons: frozenset[tuple[int, str]] = frozenset()


def split(journey: Journey, visit: Visit) -> Split:
    """Tell what a journey's predicted seconds went into. The parts add up to their middle and, on top of it, what banners cost."""
    kept = _kept(journey, visit) if is_leaving(visit, journey) else _Kept()
    retention, again = _on_the_way(journey, visit, kept), 0.0
    for step in journey.steps:
        shares = [act_seconds(act, visit) for act in step.acts]
        scale = acting_seconds(step, visit) / sum(shares) if any(shares) else 0.0
        for act, share in zip(step.acts, shares, strict=True):
            label = min(len(act.name.split()), step.effort.words) if act.kind in ANSWERS else 0
            spent = share * scale + label * READ
            if act.view in kept.views or (act.view, act.name) in kept.reasons:
                retention += spent
            elif act.kind in ANSWERS and _is_again(page_at(visit, act.view), act):
                again += spent
    left, parts = predict(journey, visit).middle, []
    for seconds in (journey.effort.waiting_ms / 1000, retention, again):
        parts.append(min(round(seconds, 1), left))
        left = round(left - parts[-1], 1)
    waiting, retention, again = parts
    return Split(needed=left, again=again, retention=retention, waiting=waiting, consent=round(human_seconds(journey.consent, visit), 1))


def total(splits: Iterable[Split]) -> Split:
    """Add splits up, part by part."""
    parts = tuple(splits)
    return Split(**{name: round(sum(getattr(each, name) for each in parts), 1) for name in Split.__struct_fields__})


def _kept(journey: Journey, visit: Visit) -> _Kept:
    """Tell where the company keeps a customer: on screens that leaving could do without, and on detours of the site's file."""
    views, seen = holding_back(visit, journey), looks(visit, journey)
    by_the_way = [step for step in journey.steps if step.part == "detour"]
    if not any(step.effort.authentication for step in by_the_way):  # else it may be there to keep others out
        since = wish(visit, journey)
        views |= {act.view for step in by_the_way for act in step.acts if act.view >= since}
    reasons = {(look.view, field.label) for look in seen for field in reason_fields(visit, look)}
    return _Kept(frozenset(views), frozenset(reasons))


def _on_the_way(journey: Journey, visit: Visit, kept: _Kept) -> float:
    """Give the seconds of getting one's bearings on the pages that keep the customer, and of reading their dialogs."""
    there = [look.page for look in looks(visit, journey) if look.view in kept.views]
    pages = len({page.page for page in there if page.opened_by in PAGES})
    words = sum(len(page.dialog.split()) for page in there if page.opened_by == "dialog")
    return min(pages, journey.effort.pages) * MENTAL + min(words, journey.effort.words) * READ


def _is_again(page: PageView | None, act: Act) -> bool:
    """Tell whether an answer was given to a question for what the company had been told already."""
    if page is None or not act.token:
        return False
    return any(
        way in AGAIN and (field.label, field.token) == (act.name, act.token)
        for field, way in zip(page.fields, questions(page.fields), strict=True)
    )
