"""A good and a bad visit, and what only looks like one."""

from .build import DONE, HOME, ask, click, expect, go, visit, way

BAD = [visit(way("leave", go(HOME), click("Leave", DONE), expect("Reference", unmet="Reference number")))]
GOOD = visit(way("leave", go(HOME), click("Leave", DONE), expect("ended")))
INNOCENT = [
    visit(way("leave", go(HOME), expect("ended"), halt="expect-unmet", wanted="ended")),
    visit(way("leave", go(HOME), click("Leave", DONE), expect("ended"), walked=False)),
]


def test_what_ought_to_be_there_and_is_not_is_moderate() -> None:
    (finding,) = ask("unmet-expectation", BAD[0])
    assert (finding.severity, finding.step) == ("moderate", 2)
    assert "`Reference number`" in finding.seen
    assert finding.words == ""  # they are the scenario's words, not the page's


def test_what_was_there_or_what_the_journey_needs_is_no_finding() -> None:
    assert [ask("unmet-expectation", seen) for seen in (GOOD, *INNOCENT)] == [[], [], []]
