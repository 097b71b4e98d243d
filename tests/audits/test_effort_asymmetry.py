"""A good and a bad visit, and what only looks like one."""

import pytest

from harness.model import Effort, Visit

from .build import DONE, HOME, ask, click, expect, field, fill, go, page, visit, way

WELCOME = page("Welcome, Ann", "/welcome")
LETTER = page("Send us a signed letter.", "/letter")


def pair(join: int, leave: int, **more: object) -> Visit:
    """Join and leave by this many clicks, on the same two pages."""
    return visit(
        way("join", go(HOME), click("Join", WELCOME, Effort(clicks=join - 1))),
        way("leave", go(HOME), click("Leave", DONE, Effort(clicks=leave - 1)), mirrors="join", **more),
    )


def waited(seconds: float) -> Visit:
    """Join and leave by the same clicks, the site taking so much longer to answer who leaves."""
    return visit(
        way("join", go(HOME), click("Join", WELCOME, Effort(clicks=9))),
        way("leave", go(HOME), click("Leave", DONE, Effort(clicks=9, waiting_ms=1000 * seconds)), mirrors="join"),
    )


CARD = field("Card number", "cc-number")
PAID = visit(
    way("join", go(page("Join", "/join", fields=[CARD])), fill(CARD), click("Join", WELCOME)),
    way("leave", go(HOME), click("Leave", DONE, Effort(clicks=9)), mirrors="join"),
)
STUCK = visit(
    way("join", go(HOME), click("Join", WELCOME)),
    way("leave", go(HOME), click("Leave", LETTER, Effort(clicks=5)), expect("x"), halt="expect-unmet", wanted="x", mirrors="join"),
)
BAD = [pair(2, 3), pair(2, 4), STUCK, PAID]
GOOD = pair(3, 2)
INNOCENT = [
    pair(2, 2),
    waited(0.5),
    visit(way("leave", go(HOME), click("Leave", DONE, Effort(clicks=20)))),
    visit(way("join", go(HOME), walked=False), way("leave", go(HOME), click("Leave", DONE), mirrors="join")),
    visit(way("join", go(HOME), click("Join", WELCOME)), way("leave", go(None), halt="harness", mirrors="join")),
]


@pytest.mark.parametrize(("seen", "severity"), [(BAD[0], "minor"), (BAD[1], "serious")])
def test_more_than_joining_is_minor_and_half_as_much_again_serious(seen: Visit, severity: str) -> None:
    (finding,) = ask("effort-asymmetry", seen)
    assert finding.severity == severity


def test_seconds_tell_where_they_are_clearly_more() -> None:
    (finding,) = ask("effort-asymmetry", waited(6))
    assert finding.severity == "minor"
    assert finding.seen.startswith("`leave` takes more than `join`: 21.4 seconds against 15.4 (1.39 times)")


def test_the_ratios_are_named_and_the_dead_end_said() -> None:
    (finding,) = ask("effort-asymmetry", STUCK)
    start = "`leave` had taken more than `join` when it ended in a dead end: 6 clicks against 1 (6 times), "
    assert finding.seen.startswith(start)


def test_payment_details_that_only_joining_needs_are_also_taken_out() -> None:
    (finding,) = ask("effort-asymmetry", PAID)
    assert finding.seen.endswith(" times the seconds where the typing of payment details is not counted")


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_as_much_or_less_or_nothing_to_compare_is_no_finding(seen: Visit) -> None:
    assert ask("effort-asymmetry", seen) == []
