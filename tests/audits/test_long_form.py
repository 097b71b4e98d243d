"""A good and a bad visit, and what only looks like one."""

import msgspec
import pytest

from harness.model import FieldView, Visit

from .build import HOME, ask, click, fill, go, visit, way
from .irritants import answered, plain, sheet


def questions(count: int, start: int = 0) -> list[FieldView]:
    return [plain(f"Question {number}") for number in range(start, start + count)]


BAD = [answered(*questions(9), journey="join"), answered(*questions(15), journey="join")]
GOOD = answered(*questions(8), journey="join")
TICKS = [plain(f"Agreed {number}", control="tick", type="checkbox") for number in range(9)]
FILLED = [plain(f"Known {number}", name=f"known-{number}", holds="other" if number % 2 else "right") for number in range(9)]
TWICE = visit(
    way("join", go(HOME), click("Join", sheet(*questions(6))), fill(*questions(6)), click("Send", sheet(*questions(6), path="/again")))
)
SIGN_IN = visit(
    way("order", go(HOME), click("Log in", sheet(*questions(12)), part="sign-in"), fill(*questions(12), part="sign-in"))
)
INNOCENT = [
    answered(*questions(40), journey="complaint"),  # nothing is known of this kind
    answered(*questions(16), journey="checkout"),
    answered(*questions(8), *TICKS, journey="join"),
    visit(way("join", go(HOME), click("Join", sheet(*questions(8), *FILLED)), fill(*questions(8)))),  # by the page, not by the customer
    TWICE,
    SIGN_IN,
    visit(way("join", go(sheet(*[msgspec.structs.replace(each, asked=False) for each in questions(30)])))),
]


def test_half_as_much_again_is_minor_and_far_more_is_moderate() -> None:
    [(long,), (longer,)] = [ask("long-form", seen) for seen in BAD]
    assert (long.severity, longer.severity) == ("minor", "moderate")
    assert long.seen == "the form asks 9 questions; the median of `join` is 6 (157 real sign-up forms)"


def test_forms_of_a_journey_add_up() -> None:
    first, second = sheet(*questions(10)), sheet(*questions(8, 10), path="/pay")
    walked = way("checkout", go(HOME), click("Buy", first), fill(*first.fields), click("On", second), fill(*second.fields))
    (finding,) = ask("long-form", visit(walked))
    assert finding.seen.startswith("2 forms ask 18 questions; the median of `checkout` is 11.3")
    assert finding.view == 2


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_what_is_usual_or_not_known_is_no_finding(seen: Visit) -> None:
    assert ask("long-form", seen) == []
