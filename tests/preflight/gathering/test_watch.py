"""A watch at both publishers, with an update in the middle; time is the test's."""

from collections.abc import Callable
from http import HTTPStatus
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from harness.model.preflight import Evidence, Walked
from harness.preflight.gathering.browsers import Came
from harness.preflight.gathering.contents import Contents
from harness.preflight.gathering.looking import Look, ask, look
from harness.preflight.gathering.walking_on import WalkingOn
from harness.preflight.gathering.watch import watched
from harness.preflight.points.update_meanwhile import judge
from harness.street.process import SpawnedStreet

FAIR = "mystery-shop tests"


class Hours:
    """A clock that moves when it is waited for, and does at some waits what a test says."""

    def __init__(self, at: dict[int, Callable[[], object]]) -> None:
        self.seconds, self.waits, self.at = 0.0, 0, at

    def now(self) -> float:
        return self.seconds

    def wait(self, seconds: float) -> None:
        self.seconds += seconds
        self.waits += 1
        self.at.get(self.waits, bool)()


def watch(street: SpawnedStreet, company: str) -> Evidence:
    def update() -> int:
        asked = Request(f"http://127.0.0.1:{street.port}/-/update", method="POST", headers={"Host": f"{company}.localhost:{street.port}"})
        try:
            with urlopen(asked, timeout=10) as answer:
                return int(answer.status)
        except HTTPError as error:
            return error.code

    street.reset(company)
    clock = Hours({6: update, 9: lambda: street.later(company, 90)})
    url = street.address(company, "/gift")
    contents = Contents(lambda file: ask(file, FAIR), lambda file: file.startswith(street.address(company, "/")), 10, clock.now)
    *_, evidence = watched(Evidence(), lambda: look(url, FAIR), 60, 5, clock, contents)
    return evidence


def test_an_update_in_the_middle_is_noticed(street: SpawnedStreet) -> None:
    evidence = watch(street, "breakwater-then")
    assert [each.kind for each in evidence.noticed] == ["error", "back", "deployment"]
    assert "site.css?v=2" in evidence.noticed[-1].said
    assert judge(evidence).verdict == "not-ready"


def test_a_publisher_who_waits_with_updates_is_ready(street: SpawnedStreet) -> None:
    evidence = watch(street, "breakwater-now")
    assert (evidence.noticed, evidence.watch_looks) == ([], 15)
    assert judge(evidence).verdict == "ready"


def test_a_page_that_never_answered_could_not_be_watched() -> None:
    [evidence] = watched(Evidence(), lambda: Look(HTTPStatus.NOT_FOUND, "status 404"), 60, 5, Hours({}))
    assert evidence.skipped == {"watch": "the page could not be watched: status 404"}


def test_an_address_where_nobody_listens_is_a_look_too() -> None:
    told = look("http://127.0.0.1:9/gift", FAIR)
    assert (told.status, told.trouble.partition(":")[0]) == (0, "no answer")


def test_a_file_is_asked_for_and_read_up_to_a_size(street: SpawnedStreet) -> None:
    url = street.address("breakwater-now", "/static/base.css")
    assert (ask(url, FAIR, largest=10).status, len(ask(url, FAIR, largest=10).raw)) == (200, 10)
    assert ask(street.address("breakwater-now", "/static/none.css"), FAIR).trouble == "status 404"


class Hand:
    """A walk that ends after so many looks."""

    def __init__(self, clock: Hours, waits: int) -> None:
        self.clock, self.until, self.stopped = clock, clock.waits + waits, False

    @property
    def over(self) -> bool:
        return self.clock.waits >= self.until

    def came(self) -> Came:
        return Came([Walked(purpose="watch", outcome="dead-end", kind="server-error", said="503")], [])

    def stop(self) -> None:
        self.stopped = True


def test_walks_go_on_meanwhile_and_the_last_one_is_waited_for() -> None:
    clock = Hours({})
    walking = WalkingOn(lambda number: Hand(clock, 6), 25, clock.now)
    *_, evidence = watched(Evidence(), lambda: Look(words=("Books",)), 60, 5, clock, walking=walking)
    assert [walk.outcome for walk in evidence.walked] == ["dead-end"] * 2
    assert [each.kind for each in evidence.noticed] == ["walk"]


def test_a_watch_that_is_interrupted_ends_its_walk_and_keeps_what_there_was() -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    clock = Hours({8: interrupt})
    hand = Hand(clock, 100)
    seen: list[Evidence] = []
    with pytest.raises(KeyboardInterrupt):
        seen.extend(watched(Evidence(), Look, 60, 5, clock, walking=WalkingOn(lambda number: hand, 10, clock.now)))
    assert (hand.stopped, seen[-1].watch_looks) == (True, 8)
