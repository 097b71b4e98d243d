"""A good and a bad visit, and what only looks like one."""

import pytest

from harness.model import Trial, Visit

from .build import HOME, ask, click, go, page, visit, way

THANKS = page("Thank you.", "/thanks")


def tried(**trial: object) -> Visit:
    return visit(way("order", go(HOME), click("Order", THANKS)), trials=[Trial(**{"kind": "back", "view": 1, **trial})])  # type: ignore[arg-type]


BAD = [tried(times=3, same=True)]
GOOD = tried(times=1, url="https://shop.example/")
INNOCENT = [
    tried(times=3, url="https://shop.example/"),
    tried(untried="there is no page to go back to"),
    tried(times=1, same=True),
    tried(times=3, same=True, view=7),
    tried(kind="reload", times=1, same=True),
    visit(way("order", go(HOME))),
]


def test_a_page_that_comes_back_each_time() -> None:
    (finding,) = ask("back-button-trap", BAD[0])
    assert (finding.severity, finding.certainty, finding.view, finding.url) == ("moderate", "sure", 1, THANKS.url)
    assert finding.seen == "Back was pressed 3 times, and each time the same page was there again"


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_back_that_leads_back_is_no_finding(seen: Visit) -> None:
    assert ask("back-button-trap", seen) == []
