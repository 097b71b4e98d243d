"""A good and a bad visit, and what only looks like one."""

from .build import DONE, HOME, ask, click, expect, go, page, visit, way

LETTER = page("To end your membership, print the form, sign it and send it by post to our office.", "/letter")
BAD = [
    visit(way("leave", go(HOME), click("Leave", LETTER), expect("ended"), halt="expect-unmet", wanted="ended")),
    visit(way("leave", go(HOME), click("Leave", page("Oops", "/x", status=500)), expect("ended"), halt="expect-unmet", wanted="ended")),
    visit(way("leave", go(HOME), click("Leave", page("Leave us", "/x")), expect("ended"), halt="target-blocked", wanted="End")),
]
GOOD = visit(way("leave", go(HOME), click("Leave", DONE), expect("ended")))
INNOCENT = [
    visit(way("leave", go(HOME), click("Leave", page("Are you a robot?", "/x", status=403)), halt="target-missing", wanted="End")),
    visit(way("leave", go(HOME), click("Leave", page("Leave by pressing Stop.", "/x")), halt="target-missing", wanted="End")),
    visit(way("leave", go(None), halt="unreachable")),
]


def test_a_dead_end_is_critical_and_says_where_and_in_which_words() -> None:
    (finding,) = ask("dead-end", BAD[0])
    assert (finding.severity, finding.certainty, finding.journey, finding.step, finding.view) == ("critical", "sure", "leave", 2, 1)
    assert "(by-post) at step 3 `expect: ended`" in finding.seen
    assert finding.words == "To end your membership, print the form, sign it and send it by post to our office."
    assert finding.url == "https://shop.example/letter"


def test_every_kind_is_found_and_what_was_inferred_is_called_likely() -> None:
    assert [ask("dead-end", seen)[0].certainty for seen in BAD] == ["sure", "sure", "likely"]


def test_what_was_reached_or_not_measured_is_no_finding() -> None:
    assert [ask("dead-end", seen) for seen in (GOOD, *INNOCENT)] == [[], [], [], []]
