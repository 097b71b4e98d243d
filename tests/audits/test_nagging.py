"""A good and a bad visit, and what only looks like one."""

from typing import Any

import pytest

from harness.model import PageView, Visit

from .build import DONE, HOME, Move, ask, button, click, expect, fill, go, page, visit, way
from .irritants import plain

QUESTION = "Get 10 % off your first order with our newsletter."
NO = button("No thanks")
SHOP = page("Lamps and chairs.", "/shop")
CHAIR = page("A chair of beech.", "/chair")
SURE = page("Stay for half the price for two months.", "/offer", buttons=[button("Continue to cancel")])


def popup(under: PageView, question: str = QUESTION, no: str = "No thanks", **more: Any) -> PageView:
    return page(f"{under.text}\n{question}", under.url.removeprefix("https://shop.example"), dialog=question, buttons=[button(no)], **more)


def changed(look: PageView, **more: Any) -> PageView:
    return page(look.text, look.url.removeprefix("https://shop.example"), opened_by="change", **more)


def walked(*moves: Move, **more: Any) -> Visit:
    return visit(way("look", *moves, expect("x")), **more)


FINNISH = popup(SHOP, "Tilaa uutiskirje ja saat 10 % alennusta.", "Ei kiitos")
BAD = [
    walked(go(popup(SHOP)), click("No thanks", changed(SHOP)), click("Chair", popup(CHAIR))),
    walked(go(popup(SHOP)), click("No thanks", changed(SHOP)), go(popup(SHOP), "/shop")),
    walked(go(HOME), click("Leave", SURE), click("Continue to cancel", page("Why?", "/why")), click("Go on", SURE)),
    walked(go(FINNISH), click("Ei kiitos", changed(SHOP)), click("Tuoli", FINNISH), language="fi"),
    walked(
        go(popup(SHOP)), click("No thanks", changed(SHOP)), click("Chair", popup(CHAIR)), click("No thanks", changed(CHAIR)),
        click("Back", popup(SHOP)),
    ),
]  # fmt: skip
GOOD = walked(go(popup(SHOP)), click("No thanks", changed(SHOP)), click("Chair", CHAIR), go(SHOP, "/shop"))
COOKIES = "We use cookies. Accept all cookies or reject all cookies?"
TERMS = plain("I accept the terms", "terms", control="tick", type="checkbox")
FORM = page("Your details", "/form", fields=[TERMS], buttons=[button("Skip")])
WRAP = "Shall we wrap it up as a gift?"
INNOCENT = [
    # what is still there was not put again
    walked(go(popup(SHOP)), click("No thanks", popup(SHOP, opened_by="change"))),
    # another question
    walked(go(popup(SHOP)), click("No thanks", changed(SHOP)), click("Chair", popup(CHAIR, "Shall we wrap it up?"))),
    # nothing was declined: it was closed by going on
    walked(go(popup(SHOP)), click("Chair", CHAIR), click("Lamps", popup(SHOP))),
    # cookies have an audit of their own
    walked(go(popup(SHOP, COOKIES, "Reject all, no thanks")), click("Reject all, no thanks", changed(SHOP)), go(popup(SHOP, COOKIES))),
    # the customer asked for it again, for the next thing
    walked(
        go(SHOP), click("Add", popup(SHOP, WRAP)), click("No thanks", SHOP), click("Chair", CHAIR), click("Add", popup(SHOP, WRAP)),
    ),
    # the customer went back there
    walked(go(HOME), click("Leave", SURE), click("Continue to cancel", page("Why?", "/why")), go(SURE, "/offer")),
    # a form that comes back because something is missing
    walked(go(FORM), fill(TERMS), click("Skip", changed(FORM))),
    # next week
    walked(go(popup(SHOP)), click("No thanks", changed(SHOP)), go(popup(SHOP, at_s=604_800), "/shop")),
    # an advertisement stands where the question was, without asking
    walked(go(popup(SHOP)), click("No thanks", changed(SHOP)), click("Chair", page(f"A chair of beech.\n{QUESTION}", "/chair"))),
    visit(way("leave", go(HOME), click("Leave", SURE), click("Continue to cancel", DONE)), way("look", go(HOME))),
]  # fmt: skip


def test_the_same_question_after_a_no() -> None:
    (finding,) = ask("nagging", BAD[0])
    assert (finding.severity, finding.certainty, finding.view, finding.words) == ("minor", "likely", 2, QUESTION)
    assert finding.seen == f"after `No thanks` the same was put to the customer again once: `{QUESTION}`"


@pytest.mark.parametrize(("seen", "severity"), list(zip(BAD, ["minor"] * 4 + ["moderate"], strict=True)))
def test_the_third_time_is_moderate(seen: Visit, severity: str) -> None:
    (finding,) = ask("nagging", seen)
    assert finding.severity == severity


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_what_is_new_or_asked_for_is_no_finding(seen: Visit) -> None:
    assert ask("nagging", seen) == []
