"""The words and numbers that reporters share."""

import pytest

from harness.model import Effort, Finding, Seconds, Submission, Trial
from harness.reporters.drawing import present

from .. import samples


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (Seconds(), "–"),
        (Seconds(low=31.4, middle=48, high=78.6), "31–79 s"),
        (Seconds(low=100, middle=150, high=250), "100–250 s"),
        (Seconds(low=120, middle=180, high=300), "2–5 min"),
    ],
)
def test_seconds_are_a_range(seconds: Seconds, text: str) -> None:
    assert present.seconds_text(seconds) == text


@pytest.mark.parametrize(
    ("score", "text", "band"),
    [(None, "not measured", "none"), (0, "0", "heavy"), (49.6, "50", "middle"), (89.4, "89", "middle"), (90, "90", "light")],
)
def test_score_and_its_band_agree(score: float | None, text: str, band: str) -> None:
    assert present.score_text(score) == text
    assert present.band(score) == band


def test_outcome_names_the_kind() -> None:
    assert present.outcome_text(samples.gym().card) == "dead end: by post"
    assert present.outcome_text(samples.walled().card) == "bot wall"


def test_effort_names_what_was_spent() -> None:
    spent = Effort(clicks=1, keystrokes=2, choices=1, authentication=("id-document",))
    assert present.effort_texts(spent) == ["1\u00a0click", "2\u00a0keys", "1\u00a0choice", "ID document"]


def test_worst_is_the_first_of_the_most_severe() -> None:
    mild, first, second = (
        Finding(audit=name, severity=severity, seen="") for name, severity in [("a", "minor"), ("b", "serious"), ("c", "serious")]
    )
    assert present.worst([mild, first, second]) is first
    assert present.worst([]) is None
    assert present.by_severity([mild, first, second]) == [("serious", 2), ("minor", 1)]


def test_worst_is_the_surest_of_the_most_severe() -> None:
    likely = Finding(audit="a", severity="serious", seen="", certainty="likely")
    sure, minor = Finding(audit="b", severity="serious", seen=""), Finding(audit="c", severity="minor", seen="")
    assert present.worst([minor, likely, sure]) is sure


def test_what_was_tried_is_told_with_what_came_of_it() -> None:
    sent = Submission(url="https://shop.example/order")
    again = Trial(kind="look-again", url="https://shop.example/lamp")
    trials = [
        again, again, Trial(kind="look-again", untried="another page came"), Trial(kind="back", times=3, same=True),
        Trial(kind="back", times=1), Trial(kind="reload", times=1), Trial(kind="double-press", times=2, sent=[sent, sent]),
        Trial(kind="double-press", untried="the site is not said to be ours"),
    ]  # fmt: skip
    assert [text.replace("\u00a0", " ") for text in present.trial_texts(trials)] == [
        "opened once more by somebody else, 2 times: https://shop.example/lamp",
        "opened once more: not tried, another page came",
        "Back: the same page after 3 presses",
        "Back: led back at press 1",
        "the last page loaded again: nothing was sent",
        "the button pressed twice: 2 requests to change something",
        "the button pressed twice: not tried, the site is not said to be ours",
    ]


def test_what_a_step_belongs_to_is_told_in_words() -> None:
    assert [present.part_text(part) for part in ("sign-in", "detour", "try 2", "other")] == ["signing in", "detour", "try 2", "other"]
