"""A good and a bad visit, and what only looks like one."""

from typing import Any

import pytest

from harness.model import FieldView, Visit

from .build import ask, click, go, visit, way
from .irritants import answered, plain, sheet


def mute(label: str = "", **more: Any) -> FieldView:
    return plain(label, **{"told_by": "nothing", "label_from": "none", "required": True, "name": "f7", **more})


BAD = [
    answered(plain("Name"), mute()),
    answered(plain("Name"), mute("* ?", label_from="label")),
    answered(plain("Name"), mute("1.", label_from="label")),
    answered(plain("Name"), mute(control="tick", type="checkbox")),
    answered(mute(name="a"), mute(name="b", type="password")),
]
GOOD = answered(plain("Name"), plain("E-mail", required=True))
PREFILLED = visit(way("order", go(sheet(plain("Name"), mute(holds="other"))), click("Go on", sheet(plain("Name"), mute(holds="ours")))))
INNOCENT = [
    answered(plain("Name"), mute(required=False)),  # can be left alone
    answered(plain("Name"), mute("Flurbination", label_from="label", told_by="label")),  # words that we do not know
    answered(plain("Name"), mute("Flurbination", label_from="aria")),  # said to some
    answered(plain("Name"), mute(placeholder="Postcode")),
    answered(plain("Name"), mute(description="As on your card")),
    answered(plain("Name"), mute(told_by="picture")),
    answered(plain("Date of birth"), mute(told_by="shared")),  # the month, beside the day
    answered(plain("Name"), mute("€", label_from="label")),
    answered(plain("Name"), mute("📧", label_from="label")),
    answered(mute()),  # the button beside it says what it is for
    answered(plain("Name"), mute(control="choice", type="select", options=5)),  # its options speak
    answered(plain("Name"), mute(type="date")),
    answered(plain("Name"), mute(type="textarea", token="captcha")),  # a service's own, out of sight
    answered(plain("Name"), mute(type="search", token="search")),
    answered(plain("Name"), mute(control="file", type="file")),
    answered(plain("Name"), mute(origin="https://pay.example")),  # its words stand on the page around its frame
    answered(plain("Name"), mute(told_by="")),  # of an older visit
    visit(way("look", go(sheet(plain("Name", asked=False), mute(asked=False))))),  # nobody had to deal with it
    PREFILLED,
]


@pytest.mark.parametrize("seen", BAD)
def test_a_question_that_nobody_can_tell_is_found_once(seen: Visit) -> None:
    (finding,) = ask("unlabelled-field", seen)
    assert finding.severity == "serious"


def test_it_says_how_many_of_how_many() -> None:
    (finding,) = ask("unlabelled-field", BAD[0])
    assert finding.seen == "1 of the form's 2 questions must be answered, and nothing to be seen says what is asked"


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_what_says_what_it_asks_is_no_finding(seen: Visit) -> None:
    assert ask("unlabelled-field", seen) == []
