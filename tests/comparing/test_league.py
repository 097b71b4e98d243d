"""One scenario at many companies: who is compared, what of each is told, and who gets a medal."""

import itertools
import random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.comparing.league import Entry, League, contests, leagues
from harness.comparing.ranking import Place, spread
from harness.model import Effort, Finding, OutcomeName, Scorecard, Seconds, Split


def card(site: str, score: float | None = 90, attempt: int = 1, outcome: OutcomeName = "reached", **more: object) -> Scorecard:
    seconds = Seconds(low=20, middle=30 + attempt, high=60)
    told = {"kind": "by-post"} if outcome == "dead-end" else {}
    return Scorecard(
        **{
            "visit": f"join--{site}--{attempt}", "scenario": "Join", "file": "join.yaml", "site": site, "site_name": site.title(),
            "attempt": attempt, "outcome": outcome, "score": score, "effort": Effort(clicks=3 + attempt, fields=2, pages=4),
            "seconds": seconds, "split": Split(needed=20, again=attempt), **told, **more,
        }
    )  # fmt: skip


def walked(site: str, *scores: float, **more: object) -> list[Scorecard]:
    return [card(site, score, attempt, "reached" if score else "dead-end", **more) for attempt, score in enumerate(scores, 1)]


def only(cards: list[Scorecard]) -> League:
    [league] = leagues(iter(cards))
    return league


def test_a_company_alone_is_no_league() -> None:
    assert leagues(walked("gym", 90, 80)) == []
    assert leagues([*walked("gym", 90), *walked("river", 80, file="leave.yaml")]) == []


def test_scenarios_and_standings_are_apart() -> None:
    cards = [card(site, standing=standing, file=file) for file, standing, site in itertools.product(("a", "b"), ("known", "member"), "xy")]
    assert [league.file + league.standing for league in leagues(cards)] == ["aknown", "amember", "bknown", "bmember"]


def test_each_company_has_its_medians_and_what_the_time_went_into() -> None:
    [first, second] = only([*walked("gym", 50, 0, 60, 70, 0), *walked("river", 96, 96, 96, 96, 96)]).entries
    assert (first.site, first.place, first.early, second.early) == ("river", Place(first=1, last=1), 0, 2)
    assert (second.outcomes, second.place) == ({"reached": 3, "dead-end: by-post": 2}, Place(first=2, last=2))
    assert (second.score.median, second.score.low, second.score.high, second.score.of) == (50, 0, 70, "range")
    assert (second.clicks.median, second.fields.median, second.pages.median, second.seconds.median) == (6, 2, 4, 33)
    assert second.split == Split(needed=20, again=3)
    assert second.visit == "join--gym--1"


def test_a_company_whose_visits_differ_is_called_unsteady() -> None:
    cards = [card("gym", unsteady="2 tries: 3 to 4 clicks"), card("gym", attempt=2, unsteady="2 tries: 3 to 4 clicks"), card("river")]
    assert {entry.site: entry.unsteady for entry in only(cards).entries} == {"gym": True, "river": False}


def test_what_was_not_measured_is_no_visit_of_the_company() -> None:
    cards = [*walked("gym", 50, 60), card("gym", None, 3, "bot-wall"), card("river", 0, 1, "dead-end")]
    cards += [card("palace", None, 1, "stale-scenario", reason="The words have changed."), card("palace", None, 2, "error")]
    league = only(cards)
    assert [(entry.site, entry.visits, entry.unmeasured, entry.score.median) for entry in league.entries] == [
        ("gym", 2, 1, 55), ("river", 1, 0, 0),
    ]  # fmt: skip
    [absent] = league.absent
    assert (absent.site, absent.outcomes, absent.reason) == ("palace", {"stale-scenario": 1, "error": 1}, "The words have changed.")


def test_nobody_measured_still_says_why() -> None:
    league = only([card("gym", None, 1, "bot-wall"), card("river", None, 1, "pending")])
    assert (league.entries, len(league.absent), league.tested) == ([], 2, "too-few")


def test_pairs_name_the_places_of_the_entries() -> None:
    league = only([*walked("gym", 0, 0, 0, 0, 0), *walked("river", 96, 97, 98, 99, 100)])
    [pair] = league.pairs
    assert (league.entries[pair.better].site, league.tested, round(pair.p, 4)) == ("river", "yes", 0.0079)


@given(st.permutations(list("abc")), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=20)
def test_the_order_of_visits_and_the_names_do_not_matter(names: list[str], chance: random.Random) -> None:
    scores = [(96, 95, 94, 93, 92), (50, 51, 52, 53, 54), (50, 51, 52, 53, 54)]
    cards = [each for name, points in zip(names, scores, strict=True) for each in walked(name, *points)]
    chance.shuffle(cards)
    behind = Place(first=2, last=3)
    assert {entry.site: entry.place for entry in only(cards).entries} == {
        names[0]: Place(first=1, last=1), names[1]: behind, names[2]: behind,
    }  # fmt: skip


def entry(site: str, early: int = 0, **points: float) -> Entry:
    one = spread([1.0])
    outcomes = {"reached": 5 - early, "dead-end": early}
    points = {audit.replace("_", "-"): each for audit, each in points.items()}
    return Entry(site=site, score=one, clicks=one, fields=one, pages=one, seconds=one, visits=5, outcomes=outcomes, points=points)


@pytest.mark.parametrize(
    ("entries", "medals"),
    [
        ([entry("a"), entry("b", nagging=3)], ["gold", ""]),
        ([entry("a", nagging=1), entry("b", nagging=8), entry("c", nagging=3), entry("d", nagging=20)], ["gold", "bronze", "silver", ""]),
        ([entry("a"), entry("b"), entry("c", nagging=1), entry("d", nagging=3)], ["gold", "gold", "bronze", ""]),
        ([entry("a", nagging=3), entry("b", nagging=3)], ["", ""]),
        ([entry("a"), entry("b", early=5), entry("c", nagging=3)], ["gold", "", ""]),
        ([entry("a", early=1, nagging=1), entry("b", nagging=3), entry("c", nagging=8)], ["", "gold", ""]),
    ],
    ids=["none of it", "least of it", "shared", "alike", "none before a dead end", "less before a dead end"],
)
def test_medals(entries: list[Entry], medals: list[str]) -> None:
    [contest] = contests(entries)
    assert (contest.audit, contest.medals) == ("nagging", medals)


def test_the_dearest_audit_comes_first_and_points_are_those_of_the_score() -> None:
    found = [Finding(audit="nagging", severity="minor", seen=""), Finding(audit="dead-end", severity="critical", seen="")]
    cards = [card("gym", 40, 1, findings=found), card("gym", 60, 2, findings=found[:1]), card("river")]
    league = only(cards)
    assert [contest.audit for contest in league.contests] == ["dead-end", "nagging"]
    assert next(each for each in league.entries if each.site == "gym").points == {"dead-end": 10, "nagging": 1}


def test_a_league_can_be_read_back() -> None:
    league = only([*walked("gym", 50, 60, 70, 80, 90), *walked("river", 1, 2, 3, 4, 5)])
    assert msgspec.json.decode(msgspec.json.encode(league), type=League) == league
