"""A watch at both publishers, with an update in the middle; time is the test's."""

from collections.abc import Callable
from http import HTTPStatus
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from harness.model.preflight import Evidence
from harness.preflight.gathering.looking import Look, look
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
    *_, evidence = watched(Evidence(), lambda: look(url, FAIR), 60, 5, clock)
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
