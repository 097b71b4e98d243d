"""Trends: medians run by run, changes that stay, and what has become worst first."""

from pathlib import Path

import msgspec
import pytest

from harness.comparing.history import History, Walked
from harness.comparing.history_file import HistoryError
from harness.comparing.trend import Asked, Change, Series, read_trend

from .past import facts, walked

EVERYTHING = Asked()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "history.sqlite"


def keep(path: Path, *runs: list[Walked]) -> None:
    with History(path) as history:
        for number, visits in enumerate(runs, 1):
            history.put(facts(number), visits, "finished")


def changes(series: Series, metric: str) -> list[tuple[str, float, float, bool]]:
    return [(change.since[8:10], change.before, change.after, change.lasting) for change in series.changes if change.metric == metric]


def test_of_several_walks_the_median_counts(path: Path) -> None:
    keep(path, [walked(1, clicks=clicks, score=score, attempt=at) for at, (clicks, score) in enumerate([(5, 90), (9, 10), (6, 80)], 1)])
    (series,) = read_trend(path, EVERYTHING)
    (point,) = series.points
    assert (point.walks, point.measured, point.clicks, point.score) == (3, 3, 6, 80)


def test_what_was_not_measured_is_a_gap(path: Path) -> None:
    keep(path, [walked(1)], [walked(2, outcome="bot-wall", score=None)], [walked(3), walked(3, outcome="bot-wall", score=None, attempt=2)])
    (series,) = read_trend(path, EVERYTHING)
    assert series.values("clicks") == [5, None, 5]
    assert series.values("findings") == [0, None, 0]
    assert [(point.walks, point.measured, point.stopped) for point in series.points] == [(1, 1, ""), (1, 0, "bot-wall"), (2, 1, "bot-wall")]


def test_what_was_spent_until_a_dead_end_is_no_saving(path: Path) -> None:
    keep(path, *([walked(run, clicks=9)] for run in (1, 2)), *([walked(run, clicks=2, score=20, outcome="dead-end")] for run in (3, 4)))
    (series,) = read_trend(path, EVERYTHING)
    assert series.values("clicks") == [9, 9, 2, 2]
    assert series.comparable("clicks") == [9, 9, None, None]
    assert changes(series, "clicks") == []
    assert changes(series, "dead_ends") == [("03", 0, 1, True)]
    assert all(change.worse for change in series.changes)


def test_a_change_that_stays_and_one_of_the_last_run(path: Path) -> None:
    keep(path, *([walked(run, clicks=clicks)] for run, clicks in enumerate([5, 5, 8, 8, 8, 6], 1)))
    (series,) = read_trend(path, EVERYTHING)
    assert changes(series, "clicks") == [("06", 8, 6, False), ("03", 5, 8, True)]
    assert [change.worse for change in series.changes] == [False, True]


def test_a_lower_score_is_worse_and_more_of_anything_else() -> None:
    def change(metric: str, before: float, after: float) -> Change:
        return Change(metric=metric, since="", before=before, after=after, lasting=True)

    assert change("score", 90, 70).worse
    assert change("fields", 2, 3).worse
    assert not change("score", 70, 90).worse
    assert not change("dead_ends", 1, 0).worse


def test_scores_of_other_anchors_are_no_change(path: Path) -> None:
    old = [[Walked(msgspec.structs.replace(walked(run, score=90).card, anchors="2025-01"))] for run in (1, 2, 3)]
    keep(path, *old, *([walked(run, score=60)] for run in (4, 5, 6)))
    (series,) = read_trend(path, EVERYTHING)
    assert changes(series, "score") == []
    assert series.lost == 0
    assert series.values("score") == [90, 90, 90, 60, 60, 60]


def test_what_has_become_worst_comes_first(path: Path) -> None:
    runs = []
    for run in range(1, 7):
        later = run > 3
        runs.append(
            [
                walked(run, "steady"), walked(run, "better", score=95 if later else 60), walked(run, "worse", score=70 if later else 90),
                walked(run, "worst", score=40 if later else 90), walked(run, "more-clicks", clicks=9 if later else 5),
            ]
        )  # fmt: skip
    keep(path, *runs)
    assert [series.site for series in read_trend(path, EVERYTHING)] == ["worst", "worse", "more-clicks", "steady", "better"]


def test_runs_are_in_the_order_they_started_in_whenever_they_were_added(path: Path) -> None:
    with History(path) as history:
        for number in (3, 1, 2):
            history.put(facts(number), [walked(number, clicks=number)])
    (series,) = read_trend(path, EVERYTHING)
    assert series.values("clicks") == [1, 2, 3]


def test_what_is_asked_for(path: Path) -> None:
    keep(path, *([walked(run, site, clicks=run) for site in ("gym-a", "gym-b", "club")] for run in range(1, 6)), [walked(6, "club")])

    def sites(asked: Asked) -> set[str]:
        return {series.site for series in read_trend(path, asked)}

    assert sites(Asked(site="gym-*")) == {"gym-a", "gym-b"}
    for named in ("leave", "scenarios/*", "Lea*"):
        assert len(sites(Asked(scenario=named))) == 3
    assert sites(Asked(scenario="join")) == set()
    assert sites(Asked(runs=(facts(6).id,))) == {"club"}
    lasting = {series.site: series.values("clicks") for series in read_trend(path, Asked(last=2))}
    assert lasting == {"gym-a": [4, 5], "gym-b": [4, 5], "club": [5, 5]}, "its own last runs"


def test_visits_in_another_way_are_another_series(path: Path) -> None:
    keep(path, [walked(1), walked(1, "pulse-gym", keyboard=True, attempt=2), walked(1, "pulse-gym", standing="member", attempt=3)])
    assert len(read_trend(path, EVERYTHING)) == 3


def test_a_history_that_is_not_there(path: Path) -> None:
    with pytest.raises(HistoryError, match=r"there is no history at .*; a run begins one"):
        read_trend(path, EVERYTHING)
    assert not path.exists()


def test_names_are_given_as_they_are(path: Path) -> None:
    hostile = "'; DROP TABLE visit; -- <b>\N{RIGHT-TO-LEFT OVERRIDE}🏦" + "x" * 300
    keep(path, [walked(1, hostile)], [walked(2, hostile)])
    (series,) = read_trend(path, EVERYTHING)
    assert series.site == hostile
    assert len(series.points) == 2
