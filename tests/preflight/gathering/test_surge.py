"""A rush of a campaign as it is gathered: recorded, sent, counted and walked by browsers."""

import dataclasses
from pathlib import Path
from typing import Any

import psutil
import pytest

from harness.model.preflight import Evidence, Walked
from harness.preflight.gathering import surge
from harness.preflight.gathering.deriving import Place, Walk, derive
from harness.preflight.grounding import Held, grounded, read
from harness.surge.levels import Limits
from harness.surge.script import Script

CAMPAIGN = Path(__file__).parents[3] / "scenarios" / "campaigns" / "free-book.yaml"


def held(**more: Any) -> Held:
    """The free book, at the publisher as it was, with a load that tests can bear."""
    given = read(CAMPAIGN, "breakwater-then")
    assert given.campaign.load
    load = dataclasses.replace(given.campaign.load, **{"expected": 2, "users": 2, "hold": 1.0, **more})
    return dataclasses.replace(given, campaign=dataclasses.replace(given.campaign, load=load, stock=1))


def elsewhere() -> Held:
    """The same at an address where nobody answers."""
    given = held()
    return dataclasses.replace(given, site=dataclasses.replace(given.site, url="http://127.0.0.1:1"))


@pytest.fixture(scope="module")
def gathered(tmp_path_factory: pytest.TempPathFactory) -> tuple[Evidence, Path]:
    folder = tmp_path_factory.mktemp("preflight")
    with pytest.MonkeyPatch.context() as patch, grounded(held(), folder, print) as (ground, _):
        patch.setattr(surge, "AT_ONCE", 1)
        *_, evidence = surge.gather(ground, Evidence())
    return evidence, folder


def test_customers_are_served_by_both_counts(gathered: tuple[Evidence, Path]) -> None:
    rush = gathered[0].surge
    assert rush is not None
    assert [(level.users, level.alone) for level in rush.levels] == [(2, True), (2, False)]
    assert rush.truth.served == rush.truth.customers == rush.truth.company
    assert rush.truth.customers >= 4
    assert (rush.truth.only_company, rush.truth.only_customers, rush.truth.twice, rush.apart) == ([], [], [], "")


def test_the_locustfile_lies_there_to_be_kept(gathered: tuple[Evidence, Path]) -> None:
    assert "class Customer(JourneyUser)" in (gathered[1] / "surge" / "locustfile.py").read_text("utf-8")


def test_real_browsers_walk_meanwhile_and_once_more_when_the_stock_has_run_out(gathered: tuple[Evidence, Path]) -> None:
    evidence, folder = gathered
    assert [walked.purpose for walked in evidence.walked] == ["rush", "sold-out"]
    assert evidence.surge is not None
    assert evidence.surge.levels[1].visits == [evidence.walked[0].folder]
    for walked in evidence.walked:
        assert (folder / walked.folder / "visit.json").is_file()
        assert (folder / walked.link).is_file()


def test_nobody_of_the_rush_is_left(gathered: tuple[Evidence, Path]) -> None:
    assert not [child for child in psutil.Process().children(recursive=True) if {"locust", "harness"} & set(child.cmdline())]


def test_a_campaign_without_a_load_is_not_rushed(tmp_path: Path) -> None:
    given = elsewhere()
    without = dataclasses.replace(given, campaign=dataclasses.replace(given.campaign, load=None))
    with grounded(without, tmp_path, print) as (ground, _):
        [evidence] = surge.gather(ground, Evidence())
    assert evidence.skipped == {"surge": "the campaign does not say what load is expected (`load:`)"}


def test_without_locust_it_is_said_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(surge.importlib.util, "find_spec", lambda _: None)
    with grounded(elsewhere(), tmp_path, print) as (ground, _):
        [evidence] = surge.gather(ground, Evidence())
    assert "pip install 'mystery-shop[surge]'" in evidence.skipped["surge"]


def test_a_locustfile_that_was_edited_is_sent_within_the_same_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "kept.py"
    kept.write_text("self.ask('POST', '/gift', form={'code': self.facts['code'], 'tel': self.facts[\"tel\"]})\n", "utf-8")
    monkeypatch.setattr(surge.Sending, "_script", lambda _: Script("Claim", "shop", "http://127.0.0.1:1", "en", ("127.0.0.1:1",), ()))
    monkeypatch.setattr(surge, "run", lambda rush, *_: (_ for _ in ()).throw(surge.Refused(repr((rush.locustfile, rush.limits)))))
    given = elsewhere()
    assert given.campaign.load
    load = dataclasses.replace(given.campaign.load, locustfile=kept)
    with grounded(dataclasses.replace(given, campaign=dataclasses.replace(given.campaign, load=load)), tmp_path, print) as (ground, _):
        [evidence] = surge.gather(ground, Evidence())
    assert evidence.skipped == {"surge": repr((kept, Limits(users=2, seconds=180, requests=60_000)))}
    assert (tmp_path / "surge" / "customers.csv").read_text("utf-8").startswith("code,email,tel\n")


def test_where_nobody_came_to_the_end_nobody_is_sent(tmp_path: Path) -> None:
    ended = Walked(purpose="seed", of="reader", scenario="claim-a-free-book", outcome="error", said="no answer")
    other = Walked(purpose="help", scenario="look", outcome="reached")
    with grounded(elsewhere(), tmp_path, print) as (ground, _):
        [evidence] = surge.gather(ground, Evidence(walked=[ended, ended, other]))
    assert evidence.skipped == {"surge": "on none of 2 walks the journey came to its end: error: no answer"}


def test_browsers_in_a_rush_wait_for_their_turn(tmp_path: Path) -> None:
    scenario = CAMPAIGN.parents[1] / "claim-a-free-book.yaml"
    place = Place(CAMPAIGN.parents[1] / "sites" / "breakwater-now.yaml", "http://breakwater-now.localhost:1")
    made = derive(Walk(purpose="rush", of="50 at once", scenario=scenario, code="GIFT-1"), 1, tmp_path, place)
    assert "limit: 60 s" in (tmp_path / f"{made.scenario}.yaml").read_text("utf-8")
