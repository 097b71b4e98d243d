"""What a journey's predicted seconds went into: what it needs, what was told already, what keeps the customer, the site, the banner."""

from collections.abc import Iterable, Iterator, Set

from harness.model import PAGES, Act, Journey, PageView, Split, Visit
from harness.reading.costs.prediction import MENTAL, READ, act_seconds, acting_seconds, human_seconds, predict
from harness.reading.leaving import holding_back, is_leaving, reason_fields
from harness.reading.looks import looks, page_at
from harness.reading.questions.asking import AGAIN, questions

ANSWERS = ("type", "choose")


def split(journey: Journey, visit: Visit) -> Split:
    """Tell what a journey's predicted seconds went into. The parts add up to their middle and, on top of it, what banners cost."""
    leaving = is_leaving(visit, journey)
    kept = holding_back(visit, journey) if leaving else set[int]()
    reasons = {(look.view, field.label) for look in looks(visit, journey) if leaving for field in reason_fields(visit, look)}
    retention, again = _on_the_way(journey, visit, kept), 0.0
    for act, seconds in _acts(journey, visit):
        if act.kind in ANSWERS and _is_again(page_at(visit, act.view), act):
            again += seconds
        elif act.view in kept or (act.view, act.name) in reasons:
            retention += seconds
    parts, left = [], predict(journey, visit).middle
    for each in (journey.effort.waiting_ms / 1000, retention, again):
        parts.append(min(round(each, 1), left))
        left = round(left - parts[-1], 1)
    waiting, retention, again = parts
    return Split(needed=left, again=again, retention=retention, waiting=waiting, consent=round(human_seconds(journey.consent, visit), 1))


def total(splits: Iterable[Split]) -> Split:
    """Add splits up, part by part."""
    parts = tuple(splits)
    return Split(**{name: round(sum(getattr(each, name) for each in parts), 1) for name in Split.__struct_fields__})


def _acts(journey: Journey, visit: Visit) -> Iterator[tuple[Act, float]]:
    """Give each act with its share of the seconds that its step's hands took, and with the reading of the label that it answers."""
    for step in journey.steps:
        shares = [act_seconds(act, visit) for act in step.acts]
        scale = acting_seconds(step, visit) / sum(shares) if sum(shares) > 0 else 0.0
        for act, share in zip(step.acts, shares, strict=True):
            label = min(len(act.name.split()), step.effort.words) if act.kind in ANSWERS else 0
            yield act, share * scale + label * READ


def _on_the_way(journey: Journey, visit: Visit, kept: Set[int]) -> float:
    """Give the seconds of getting one's bearings on the pages that keep the customer, and of reading their dialogs."""
    there = [look.page for look in looks(visit, journey) if look.view in kept]
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
