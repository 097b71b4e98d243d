"""A good and a bad visit, and what only looks like one."""

from .build import ask, click, go, visit, way
from .test_blocked_for_keyboard import SHOP, THANKS, bought, met

BAD = [bought(met("unnamed", rule="button-name", works=False)), bought(met("unnamed", "E-mail", rule="label"))]
GOOD = bought()
INNOCENT = [bought(met("no-focus")), bought(met("no-key", works=False)), visit(way("buy", go(SHOP), click("Buy", THANKS)))]


def test_a_button_without_a_name_is_serious_and_a_field_moderate() -> None:
    (button,), (field,) = (ask("unnamed-control", each) for each in BAD)
    assert (button.severity, button.certainty, button.words) == ("serious", "sure", "Buy")
    assert button.seen == "`Buy` can be seen, but the page's code gives the control no name (axe-core: button-name)"
    assert (field.severity, field.words) == ("moderate", "E-mail")


def test_two_rules_at_one_control_are_told_and_one_met_twice_once() -> None:
    twice = bought(met("unnamed", rule="label"), met("unnamed", rule="label"), met("unnamed", rule="select-name"))
    assert len(ask("unnamed-control", twice)) == 2


def test_what_has_a_name_is_no_finding() -> None:
    assert [ask("unnamed-control", each) for each in (GOOD, *INNOCENT)] == [[] for _ in (GOOD, *INNOCENT)]
