"""Walks while the page is watched: when they begin, and which of their ends is an error of the company's."""

import pytest

from harness.model.preflight import Fetched, Noticed, Walked
from harness.preflight.gathering.browsers import Came
from harness.preflight.gathering.walking_on import WalkingOn, went_wrong

FINE = Walked(purpose="watch", outcome="reached")


class Hand:
    """A walk that ends when the test says so."""

    def __init__(self, walked: Walked, *fetched: Fetched) -> None:
        self.over, self.stopped = True, False
        self._came = Came([walked], list(fetched))

    def came(self) -> Came:
        return self._came

    def stop(self) -> None:
        self.stopped = True


def ended(outcome: str, kind: str = "") -> Walked:
    return Walked(purpose="watch", outcome=outcome, kind=kind, said="words", link="visit.html")


def noticed(*walked: Walked) -> list[Noticed]:
    hands, now, found = iter(walked), 0, list[Noticed]()
    walking = WalkingOn(lambda number: Hand(each) if (each := next(hands, None)) else None, 10, lambda: now)
    for now in range(0, 100, 10):
        found += walking.see(f"12:00:{now}")
    return found


@pytest.mark.parametrize("kind", ["server-error", "not-found", "blank-page"])
def test_an_error_is_noticed_once_with_its_time_and_visit(kind: str) -> None:
    [found] = noticed(FINE, ended("dead-end", kind), ended("dead-end", kind))
    assert (found.kind, found.at, found.link) == ("walk", "12:00:20", "visit.html")
    assert found.said == f"{kind.replace('-', ' ')}: words"


@pytest.mark.parametrize(
    ("outcome", "kind"),
    [("dead-end", kind) for kind in ("refused", "sold-out", "expired", "login-wall", "timeout")]
    + [(outcome, "") for outcome in ("reached", "held", "bot-wall", "stale-scenario", "error")],
)
def test_codes_that_ran_out_and_what_was_not_measured_are_no_errors(outcome: str, kind: str) -> None:
    assert noticed(FINE, ended(outcome, kind)) == []


def test_an_error_that_a_walk_got_past_is_one_all_the_same() -> None:
    page = Fetched(what="error", url="http://b.example/gift", status=503)
    assert went_wrong(FINE, [page]) == "status 503 at http://b.example/gift"
    assert went_wrong(FINE, [Fetched(what="error", status=404)]) == ""


def test_one_walks_at_a_time_and_begins_no_sooner_than_it_should() -> None:
    begun: list[float] = []
    hand, now = Hand(FINE), 0.0
    hand.over = False
    walking = WalkingOn(lambda number: begun.append(now) or hand, 10, lambda: now)  # type: ignore[func-returns-value]
    for now in range(0, 50, 5):
        hand.over = now >= 25
        walking.see("")
    assert begun == [0, 25, 35, 45]
    walking.stop()
    assert hand.stopped


def test_where_there_is_no_code_nobody_walks_and_nothing_is_noticed() -> None:
    assert noticed() == []
