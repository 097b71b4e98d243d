"""A good and a bad visit, and what only looks like one."""

import pytest

from harness.model import PageView, Styling, Visit

from .build import ask, click, go, page, visit, way

STYLED = Styling(sheets=2, rules=120)


def came(styling: Styling | None, home: Styling | None = STYLED, text: str = "Your free book", **more: object) -> Visit:
    look: PageView = page(text, "/gift", styling=styling, **more)
    return visit(way("redeem", go(page("Welcome.", styling=home)), click("Claim", look)))


BAD = [came(Styling(sheets=1, failed_sheets=1)), came(Styling(sheets=1, failed_sheets=1), home=None), came(Styling())]
GOOD = came(STYLED)
INNOCENT = [
    came(Styling(), home=Styling()),
    came(None),
    came(Styling(sheets=3, rules=80, failed_sheets=1)),
    came(Styling(), status=404),
    came(Styling(), text=""),
]


def test_a_page_that_lost_its_styles_is_sure_and_one_that_has_none_likely() -> None:
    found = [ask("unstyled-page", seen) for seen in BAD]
    assert [[(finding.severity, finding.certainty, finding.view) for finding in each] for each in found] == [
        [("serious", "sure", 1)],
        [("serious", "sure", 1)],
        [("serious", "likely", 1)],
    ]


def test_the_same_page_counts_once() -> None:
    bare = page("Your free book", "/gift", styling=Styling(sheets=1, failed_sheets=1))
    assert len(ask("unstyled-page", visit(way("redeem", go(bare), go(bare))))) == 1


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_plain_by_choice_or_partly_styled_is_no_finding(seen: Visit) -> None:
    assert ask("unstyled-page", seen) == []
