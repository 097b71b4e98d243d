"""Whether a control has a name for who listens to the page: asked of axe-core, which runs in the page and is not altered."""

from importlib import resources

import msgspec
from playwright.sync_api import Error, Frame

from harness.browser.scripts import script

# Those that say whether one control has a name. Whether it can be worked is tried, and not asked.
RULES = (
    "area-alt", "aria-command-name", "aria-input-field-name", "aria-toggle-field-name", "button-name", "input-button-name",
    "input-image-alt", "label", "link-name", "select-name", "summary-name",
)  # fmt: skip
ELEMENTS_AT_MOST = 20_000  # of a page; axe-core reads all of them, which takes a second by then
WAIT_MS = 2000


def _axe() -> str:
    source = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    return script("axe").replace("/* axe-core */", source)


def unnamed(frame: Frame) -> list[str]:
    """Give the rules of names that the control which the keyboard has aimed at does not keep; each control is asked about once."""
    asked = {"rules": RULES, "elements": ELEMENTS_AT_MOST, "wait": WAIT_MS}
    try:
        found = msgspec.json.decode(frame.evaluate(script("naming"), asked), type=list[str] | None)
        if found is None:
            frame.evaluate(_axe())
            found = msgspec.json.decode(frame.evaluate(script("naming"), asked), type=list[str] | None)
    except (Error, TimeoutError, msgspec.DecodeError, TypeError):  # the page goes on, or meddles
        return []
    return [rule for rule in RULES if rule in (found or [])]
