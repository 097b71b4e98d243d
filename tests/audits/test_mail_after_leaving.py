"""A good and a bad visit, and what only looks like one."""

from typing import Any

import msgspec
import pytest

from harness.model import Act, MailView, Visit

from .build import HOME, Move, ask, click, expect, follow, go, mail, page, visit, way

DAY = 86_400.0
OUT = {"Unsubscribe": "https://shop.example/leave"}
LEFT = page("You have been unsubscribed.", "/leave", at_s=DAY + 20)


def letter(number: int, days: float, **more: Any) -> MailView:
    return mail("News of the week.", f"Letter {number}", "news@shop.example", **{"links": OUT, "at_s": days * DAY, **more})


def walked(*mails: MailView, leaving: Move | None = None, **more: Any) -> Visit:
    """Get on a list and off it by the first letter, which came after a day."""
    onto = way("subscribe", go(HOME), click("Subscribe", page("You are on the list.", "/on")), kind="newsletter")
    leaves = leaving or follow("Unsubscribe", LEFT, at_s=DAY)
    off = way("unsubscribe", leaves, expect("You have been unsubscribed"), **{"mirrors": "subscribe", **more})
    return visit(onto, off, mails=[letter(1, 1), *mails], ended_s=12 * DAY)


PRESSED = Move("unsubscribe", "unsubscribe", [Act(kind="unsubscribe", name="Letter 1")], more={"mail": 0, "at_s": DAY})
BAD = [
    walked(letter(2, 8), letter(3, 15)),
    walked(letter(2, 8, links=None, unsubscribe=["https://shop.example/leave"])),
    walked(letter(2, 8), leaving=PRESSED),
]
GOOD = walked()
INNOCENT = [
    walked(letter(2, 2.5)),  # it was on its way
    walked(mail("You have left our list.", "Goodbye", "news@shop.example", at_s=4 * DAY)),
    walked(mail("Your parcel", "Sent", "orders@shop.example", links=OUT, at_s=8 * DAY)),
    walked(letter(2, 8), halt="expect-unmet", wanted="You have been unsubscribed"),
    walked(letter(2, 8), mirrors=""),
]


def test_the_first_letter_that_came_too_late_is_named() -> None:
    (finding,) = ask("mail-after-leaving", BAD[0])
    assert (finding.severity, finding.certainty, finding.mail, finding.journey) == ("serious", "sure", 1, "unsubscribe")
    assert finding.seen == "`Letter 2` came 6 days 23 hours after the customer had left the list"


@pytest.mark.parametrize("seen", BAD)
def test_letters_that_go_on_are_found(seen: Visit) -> None:
    assert len(ask("mail-after-leaving", seen)) == 1


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_what_only_looks_like_it_is_no_finding(seen: Visit) -> None:
    assert ask("mail-after-leaving", seen) == []


def test_who_has_come_back_gets_letters() -> None:
    seen = walked(letter(2, 8))
    again = msgspec.structs.replace(seen.journeys[0], name="again")
    assert ask("mail-after-leaving", msgspec.structs.replace(seen, journeys=[*seen.journeys, again])) == []
