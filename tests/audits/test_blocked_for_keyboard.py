"""A good and a bad visit, and what only looks like one."""

import msgspec

from harness.model import Box, Snag, SnagKind, Visit

from .build import ask, click, go, page, visit, way

SHOP = page("Sofas and chairs", buttons=[])
THANKS = page("Thank you for your order", path="/done")


def bought(*met: Snag, keyboard: bool = True) -> Visit:
    """Somebody buys by keyboard and meets this."""
    walked = visit(way("buy", go(SHOP), click("Buy", THANKS, snags=list(met))))
    return msgspec.structs.replace(walked, keyboard=keyboard)


def met(kind: SnagKind, name: str = "Buy", works: bool = True, rule: str = "", view: int = 0) -> Snag:
    return Snag(kind=kind, name=name, role="button", rule=rule, view=view, works=works, box=Box(x=10, y=20, width=80, height=30))


BAD = [bought(met("no-focus")), bought(met("trapped")), bought(met("no-key"))]
GOOD = bought()
INNOCENT = [
    bought(met("no-focus", works=False)),  # the mouse did nothing there either
    bought(met("no-key", works=False)),
    bought(met("unnamed", rule="button-name")),  # which another audit tells
    visit(way("buy", go(SHOP), click("Buy", THANKS))),  # by mouse
]


def test_what_keys_cannot_work_is_serious_and_sure() -> None:
    for walked, words in zip(BAD, ("takes no focus", "Tab does not come to it", "no key did there"), strict=True):
        (finding,) = ask("blocked-for-keyboard", walked)
        assert (finding.severity, finding.certainty, finding.words) == ("serious", "sure", "Buy")
        assert words in finding.seen
        assert (finding.step, finding.view, finding.url) == (1, 0, SHOP.url)
        assert finding.box


def test_the_same_control_met_again_is_told_once() -> None:
    assert len(ask("blocked-for-keyboard", bought(met("no-focus"), met("no-focus"), met("no-focus", "Add")))) == 2


def test_what_the_mouse_does_not_work_either_accuses_nobody() -> None:
    assert [ask("blocked-for-keyboard", each) for each in (GOOD, *INNOCENT)] == [[] for _ in (GOOD, *INNOCENT)]
