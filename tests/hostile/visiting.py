"""Visits of hostile pages by the real shopper, and what came of each."""

import contextlib
import dataclasses
import time
import traceback
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Page as Window

from harness.browser import launch
from harness.browser.walk import Walk
from harness.model import Halt, Visit
from harness.personas import persona
from harness.reporters import Result, Run, receipts
from harness.reporters.drawing.details import Ending, details
from harness.reporters.drawing.pictures import Pictures
from harness.scenario import find_site, load_scenario
from harness.scoring import score
from harness.visit_file import read_visit, write_visit

from . import scripts, texts
from .page import Page

PAGES = [*texts.made(), *scripts.made()]
LIMIT = 3.0  # seconds for each step
GRACE = 20.0  # for all that is done besides: the last look, the machine's own slowness
UNREADABLE = "builtins"  # a family whose scripts take away what reading needs: not measured, which accuses nobody
LARGEST = 4_000_000  # bytes of visit.json
STEPS = ("go: /{name}", "click: Go on", "fill: {{First name: Aino}}", "send", "expect: Thank you")


@dataclasses.dataclass(frozen=True)
class Told:
    """What came of a visit. `wrong`: what ought not to be, empty where all is well."""

    page: Page
    outcome: str
    halt: Halt | None
    seconds: float
    size: int
    wrong: str


@contextlib.contextmanager
def browsing() -> Iterator[Browser]:
    """Open the browser that visits are made with."""
    with sync_playwright() as playwright:
        found = launch.make_sure(Path(playwright.chromium.executable_path))
        browser = playwright.chromium.launch(**launch.options(found))
        yield browser
        browser.close()


def visit(browser: Browser, page: Page, address: str, folder: Path) -> Told:
    """Visit a page, read its visit again from its file, score it, and read its report in the same browser."""
    began = time.monotonic()
    try:
        seen = _walked(browser, page, address, folder)
    except Exception:
        return Told(page, "", None, time.monotonic() - began, 0, traceback.format_exc())
    took = time.monotonic() - began
    halt = seen.journeys[0].halt
    try:
        write_visit(seen, folder / "visit.json")
        size = (folder / "visit.json").stat().st_size
        card = score(read_visit(folder / "visit.json"))
        result = Result(page.name, folder, seen, card)
        wrong = _wrong(page, seen, took, size) or "; ".join(card.failed_audits) or _harm(browser, result)
    except Exception:
        return Told(page, "", halt, took, 0, traceback.format_exc())
    return Told(page, card.outcome, halt, took, size, wrong)


def _walked(browser: Browser, page: Page, address: str, folder: Path) -> Visit:
    (folder / "sites").mkdir(exist_ok=True)
    (folder / "sites" / "here.yaml").write_text(f"site: Here\nurl: {address}\nowned: true\n", encoding="utf-8")
    steps = "".join(f"      - {step.format(name=page.name)}\n" for step in STEPS)
    file = folder / "try.yaml"
    head = f"scenario: Try\nsites: [here]\nlimit: {LIMIT:g} s\njourneys:\n  join:\n    kind: join\n    steps:\n"
    file.write_text(head + steps, encoding="utf-8")
    scenario = load_scenario(file)
    with browser.new_context() as context:
        walk = Walk(context, scenario, find_site("here", file), address, persona("en_GB", "tests"), folder)
        walk.journey(scenario.journeys[0])
        walk.close_mailbox()
        return walk.visit(page.name)


def _wrong(page: Page, seen: Visit, took: float, size: int) -> str:
    halt, steps = seen.journeys[0].halt, len(seen.journeys[0].steps)
    if halt and halt.cause == "harness" and page.family != UNREADABLE:
        return f"our own fault: {halt.message}"
    if took > LIMIT * steps + GRACE:
        return f"{took:.1f} s for {steps} steps"
    return f"visit.json of {size:,} bytes" if size > LARGEST else ""


def _harm(browser: Browser, result: Result) -> str:
    """Open what reports say of a visit; tell what of the page's own ran in it."""
    pictures = Pictures(result.folder, embed=False)
    for drawn in (details(result, Ending(), pictures), receipts._page(Run(result.folder), result, pictures)):
        window: Window = browser.new_page()
        try:
            window.set_content(drawn, wait_until="load", timeout=20_000)
            if window.evaluate("window.pwned") or window.query_selector("[onerror], [onload], a[href^=javascript], iframe"):
                return "its report runs what the page has written"
        finally:
            window.close()
    return ""
