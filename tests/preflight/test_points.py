"""All points together: thirteen, documented, and none ready where nothing was gathered."""

import importlib

import pytest

from harness.model.preflight import Evidence
from harness.preflight import points
from harness.preflight.points import NAMES, judge_all


def test_there_are_thirteen_each_in_a_file_of_its_name() -> None:
    judged, broken = judge_all(Evidence())
    assert [(point.number, point.name) for point in judged] == list(enumerate(NAMES, 1))
    assert broken == []
    for point in judged:
        assert point.title.endswith(".")
        assert len(point.why.split()) >= 15, "why it costs the customer"


def test_nothing_gathered_is_never_ready() -> None:
    for point in judge_all(Evidence())[0]:
        assert point.verdict == "ask", point.name
        assert point.asks, point.name


def test_a_point_says_why_something_was_not_gathered() -> None:
    evidence = Evidence(skipped={"surge": "left out by --no-surge."})
    rush = judge_all(evidence)[0][7]
    assert "left out by --no-surge" in rush.said


def test_a_point_that_breaks_is_left_to_a_person(monkeypatch: pytest.MonkeyPatch) -> None:
    def judge(_: Evidence) -> None:
        """Never."""
        raise KeyError("gone")

    monkeypatch.setattr(importlib.import_module(f"{points.__name__}.rush"), "judge", judge)
    judged, broken = judge_all(Evidence())
    assert (judged[7].name, judged[7].verdict, broken) == ("rush", "ask", ["rush: KeyError: 'gone'"])
