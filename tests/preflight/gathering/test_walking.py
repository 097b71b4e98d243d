"""Walks of a campaign at both publishers, each in one run of browsers."""

from pathlib import Path

import pytest

from harness.model.preflight import Evidence, Fetched, Walked
from harness.preflight.gathering import browsers
from harness.preflight.gathering.browsers import Browsers, Came
from harness.preflight.gathering.deriving import Place, Walk
from harness.preflight.gathering.walks import walk
from harness.preflight.grounding import free_port
from harness.preflight.points import can_customers_report, less_popular, right_name
from harness.street.process import spawn

SCENARIOS = Path(__file__).parents[3] / "scenarios"
CLAIM = SCENARIOS / "claim-a-free-book.yaml"
CODES = [line for line in (SCENARIOS / "campaigns" / "free-book" / "codes.csv").read_text("utf-8").splitlines() if line.startswith("GIFT")]
UMLAUT = {"given-name": "Äijö", "family-name": "Mäkelä"}
NAME = Walk(purpose="name", of="with umlauts", scenario=CLAIM, facts=UMLAUT, code=CODES[0])
REDEEMED = Walk(purpose="redeemed", of="who has redeemed already", scenario=CLAIM, code="GIFT-USED-0001", unused=False, should_reach=False)
PHONE = Walk(purpose="condition", of="iPhone 15", scenario=CLAIM, code=CODES[1], device="iPhone 15")
MESSAGE = Walk(purpose="message", of="customer service", scenario=SCENARIOS / "tell-customer-service.yaml")
CONTACT = Walk(purpose="help", of="contact", page="/contact")
NOWHERE = Walk(purpose="help", of="fall-back", page="/there-is-no-such-page")
Seen = tuple[dict[str, Walked], dict[str, Fetched], Path]


def walked_at(company: str, folder: Path, *walks: Walk) -> Seen:
    mail_port = free_port()
    with spawn(mail=mail_port) as street:
        place = Place(SCENARIOS / "sites" / f"{company}.yaml", street.address(company), mail_port)
        [came] = walk(walks, folder, lambda _: place, ["Aino Virtanen"])
    assert isinstance(came, Came)
    return {each.purpose: each for each in came.walked}, {each.what: each for each in came.fetched}, folder


@pytest.fixture(scope="module")
def then(tmp_path_factory: pytest.TempPathFactory) -> Seen:
    return walked_at("breakwater-then", tmp_path_factory.mktemp("then"), NAME, REDEEMED, PHONE, CONTACT, NOWHERE)


def test_each_walk_is_an_ordinary_visit_with_its_report(then: Seen) -> None:
    walked, fetched, folder = then
    assert [each.outcome for each in walked.values()] == ["reached", "dead-end", "reached"]
    for each in (*walked.values(), *fetched.values()):
        assert (folder / each.link).is_file()
    for each in walked.values():
        assert {"visit.json", "scorecard.json", "recording.json"} <= {path.name for path in (folder / each.folder).iterdir()}
    assert (folder / "report" / "index.html").is_file()


def test_a_name_that_was_spoilt_is_seen_on_the_page_and_in_the_mail(then: Seen) -> None:
    seen = {(each.kind, each.where) for each in then[0]["name"].named}
    assert {("escaped", "page"), ("escaped", "mail")} <= seen
    assert right_name.judge(Evidence(walked=[then[0]["name"]])).verdict == "not-ready"


def test_who_has_redeemed_already_is_refused_without_a_word_of_when(then: Seen) -> None:
    assert less_popular.judge(Evidence(walked=[then[0]["redeemed"]])).verdict == "not-ready"


def test_pages_around_the_journey_are_seen_as_customers_see_them(then: Seen) -> None:
    fetched = then[1]
    assert (fetched["contact"].status, fetched["contact"].asks, fetched["contact"].form) == (200, True, True)
    assert (fetched["fall-back"].status, fetched["fall-back"].styled, fetched["fall-back"].shows) == (404, True, False)
    assert len(then[0]["name"].silent) == 3  # all but the home page, whose foot leads to customer service


def test_the_same_walks_at_a_publisher_who_takes_care(tmp_path: Path) -> None:
    walked, _, _ = walked_at("breakwater-now", tmp_path, NAME, REDEEMED, MESSAGE)
    assert {each.kind for each in walked["name"].named} == {"own"}
    assert walked["name"].silent == []
    assert less_popular.judge(Evidence(walked=[walked["redeemed"]])).verdict == "ready"
    [mail] = walked["message"].mails
    assert (mail.subject, mail.seconds < 20, walked["message"].halted) == ("Your message to us", True, "")
    assert can_customers_report.judge(Evidence(walked=[walked["message"]])).verdict == "ready"


def test_a_run_that_leaves_nothing_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browsers, "OPTIONS", ("--no-such-option",))
    place = Place(SCENARIOS / "sites" / "breakwater-now.yaml", "http://127.0.0.1:9")
    [why] = walk([CONTACT], tmp_path, lambda _: place)
    assert isinstance(why, str)
    assert "ended with status 4" in why


def test_an_interruption_gives_what_was_walked_by_then(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(run: Browsers, _: float) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr(Browsers, "wait", interrupted)
    walking = walk([CONTACT], tmp_path, lambda _: Place(SCENARIOS / "sites" / "breakwater-now.yaml", "http://127.0.0.1:9"))
    assert next(walking) == Came([], [])
    with pytest.raises(KeyboardInterrupt):
        next(walking)
