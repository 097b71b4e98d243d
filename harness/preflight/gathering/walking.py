"""What the visits of a campaign came to."""

from collections.abc import Collection, Iterator

from harness.model import Scorecard, Visit
from harness.model.preflight import Fetched, Met, Walked
from harness.preflight.gathering.deriving import Walk
from harness.preflight.gathering.naming import named
from harness.preflight.gathering.seeing import answer, answered, empty_fields, errors, fetched, halted, help_distance, puzzled


def walked(walk: Walk, visit: Visit, card: Scorecard, others: Collection[str] = ()) -> Walked:
    """Give what the points need of a visit."""
    near = help_distance(visit)
    return Walked(
        purpose=walk.purpose, of=walk.of, scenario=walk.scenario.stem if walk.scenario else "",
        outcome=card.outcome, kind=card.kind, score=card.score, said=card.reason or next((each.seen for each in card.findings), ""),
        should_reach=walk.should_reach, found=[Met(audit=each.audit, severity=each.severity, said=each.seen) for each in card.findings],
        named=list(named(visit, walk.facts, others)), halted=halted(visit), mails=answered(visit), puzzle=puzzled(visit),
        answer=answer(visit), asks=empty_fields(visit), pages=near.pages, silent=near.silent, far=near.far, seconds=card.split.waiting,
    )  # fmt: skip


def pages(walk: Walk, visit: Visit, link: str) -> Iterator[Fetched]:
    """Give the pages of a visit that are told of by themselves: what it was made to look at, and errors of the company that it met."""
    if walk.purpose == "help" and visit.views:
        yield fetched(visit, visit.views[-1], walk.of, link)
    elif walk.purpose != "help":
        yield from errors(visit, link)
