"""Which word clears each press of a visit."""

import pytest

from harness.browser.guard.clearance import Guard
from harness.browser.raw import Answer, RawLook

from .conftest import Shop

Presses = list[tuple[str, str]]


@pytest.fixture
def pressed(monkeypatch: pytest.MonkeyPatch) -> Presses:
    """The name of each control that is pressed, with what cleared it."""
    presses: Presses = []

    def note(guard: Guard, answer: Answer, _raw: RawLook, *_more: object) -> None:
        presses.append((answer.name, guard.by))

    monkeypatch.setattr(Guard, "pressing", note)
    return presses


STEPS = """
- go: /
- click: Join
- back
- click: Join
  commit: true
- back
- click: Join
  commit: false
"""


@pytest.mark.parametrize(("site", "owned", "by"), [("commit: true", False, "site"), ("", True, "owned"), ("", False, "")])
def test_the_nearest_word_clears_each_press(shop: Shop, pressed: Presses, site: str, owned: bool, by: str) -> None:
    visit = shop(STEPS, company="river-association", owned=owned, site=site)
    assert visit.journeys[0].halt is None
    assert pressed == [("Join", by), ("Join", "step"), ("Join", "")]
