"""A good and a bad visit, and what only looks like one."""

import pytest

from harness.model import PageView, Visit

from .build import DONE, HOME, ask, button, click, expect, field, go, page, visit, way

OFFER = page("Before you go: 2 months at half price\nKeep your place in every class.", "/offer", buttons=[button("Continue to cancel")])
SURVEY = page("Why are you leaving us?", "/survey", fields=[field("Main reason", "comment", required=True)])
SURE = page("Are you sure?", "/sure", buttons=[button("Yes, cancel")])
DIALOG = page("Your account", "/account", opened_by="dialog", dialog="Do you really want to leave?")


def leaving(*screens: PageView, last: PageView = DONE, home: PageView = HOME) -> Visit:
    return visit(
        way("leave", go(home), click("Leave", screens[0] if screens else None), *[click("Continue", each) for each in (*screens[1:], last)])
    )


BAD = [leaving(OFFER, SURVEY), leaving(OFFER, SURVEY, SURE), leaving(OFFER, SURVEY, DIALOG)]
GOOD = leaving()
FOOTER = "New members: 2 months at half price, stay with us!"
OFFERED = "One free month for everybody you bring along."
INNOCENT = [
    leaving(SURE),
    leaving(SURE, last=page("Your membership has ended. We are sorry to see you go.", "/left")),
    leaving(page(f"Your account\n{FOOTER}", "/a"), page(f"Your membership\n{FOOTER}", "/b"), home=page(f"Welcome.\n{FOOTER}")),
    leaving(page("Leave\nTell us why, if you like.", "/a", fields=[field("Why? (optional)", "comment")]), SURE),
    leaving(page("Log in to go on.", "/login", fields=[field("Password", "current-password", required=True)]), SURE),
    leaving(
        *[page(advertised, opened_by="change") for advertised in (FOOTER, OFFERED)],
        home=page(f"Welcome.\n{FOOTER}\n{OFFERED}"),
        last=page("Your membership has ended.", opened_by="change"),
    ),
    visit(way("buy", go(HOME), click("Leave", OFFER), click("Continue", SURVEY), click("Continue", SURE), expect("x"))),
]


@pytest.mark.parametrize(("seen", "severity"), list(zip(BAD, ["moderate", "serious", "serious"], strict=True)))
def test_two_screens_are_moderate_and_three_serious(seen: Visit, severity: str) -> None:
    (finding,) = ask("retention-screen", seen)
    assert finding.severity == severity
    assert "offer: `Before you go: 2 months at half price`; survey: `Why are you leaving us?`" in finding.seen


def test_the_screen_of_the_dead_end_itself_is_not_reported_twice() -> None:
    letter = page("Sorry to see you go. Send us a signed letter.", "/letter")
    moves = [go(HOME), click("Leave", OFFER), click("Go on", letter), expect("ended")]
    stuck = visit(way("leave", *moves, halt="expect-unmet", wanted="ended"))
    assert ask("dead-end", stuck)
    assert ask("retention-screen", stuck) == []


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_one_question_a_courtesy_or_a_footer_is_no_finding(seen: Visit) -> None:
    assert ask("retention-screen", seen) == []
