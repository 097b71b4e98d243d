"""One page of each family in the suite; `python -m tests.hostile.table` visits them all."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from .company import serving
from .page import Page
from .visiting import PAGES, visit

FAMILIES = list(dict.fromkeys(page.family for page in PAGES))
# The one that has hurt, or else the first.
HURT = ("builtins-17", "clobbered-2", "fights-12", "kinds-5", "odd-signs-5", "statuses-204")
CHOSEN = [next((page for page in PAGES if page.family == family and page.name in HURT), None) or
          next(page for page in PAGES if page.family == family) for family in FAMILIES]  # fmt: skip


def test_there_are_two_hundred_and_each_is_another() -> None:
    assert len(PAGES) >= 200
    assert len({page.name for page in PAGES}) == len(PAGES)
    told = {(page.body.replace(page.name.encode(), b""), page.status, str(page.headers)) for page in PAGES}
    assert len(told) == len(PAGES)


@pytest.mark.parametrize("page", CHOSEN, ids=lambda page: page.name)
def test_a_hostile_page_ends_in_an_outcome(browser: Browser, page: Page, tmp_path: Path) -> None:
    with serving([page]) as address:
        told = visit(browser, page, address, tmp_path)
    assert told.outcome
    assert not told.wrong, told.wrong
