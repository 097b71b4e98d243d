"""What the guard keeps in, by kind of request: `python -m tests.browser.guard.table [part of a kind's name]`."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from harness.browser import launch
from harness.browser.walk import Walk
from harness.personas import persona
from harness.scenario import find_site, load_scenario

from .judge import Judge, judging
from .kinds import BY_ITSELF, INNOCENT, PRESSED, Sending

STEPS = {True: "[go: /, click: Go, expect: It is done]", False: "[go: /, expect: It is done]"}
MEANT = {"/acted": "may not be sent", "/fine/": "may be sent"}


def arrived(browser: Browser, sending: Sending, what: str, owned: bool) -> int:
    """Walk a page that sends something, and give how many of its requests a server got."""
    with judging() as judge, tempfile.TemporaryDirectory() as folder:
        judge.pages = sending.pages(judge.other)
        context = browser.new_context()
        _walk(judge, Path(folder), context, owned)
        context.close()
        return sum(what in each.path for each in judge.got)


def _walk(judge: Judge, folder: Path, context: BrowserContext, owned: bool) -> None:
    (folder / "sites").mkdir()
    (folder / "sites" / "here.yaml").write_text(f"site: Here\nurl: {judge.url}\nowned: {str(owned).lower()}\n")
    file = folder / "try.yaml"
    steps = STEPS["Go</" in judge.pages["/"]]
    file.write_text(f"scenario: Try\nsites: [here]\nlimit: 20 s\njourneys:\n  order:\n    kind: checkout\n    steps: {steps}\n")
    scenario = load_scenario(file)
    Walk(context, scenario, find_site("here", file), judge.url, persona("en_GB", "table"), None).journey(scenario.journeys[0])


def rows(browser: Browser, only: str = "") -> Iterator[str]:
    """Give a line for each kind: what it is, what arrived at a site of ours, where nothing is kept in, and at any other."""
    for what, kinds in (("/acted", [*PRESSED, *BY_ITSELF]), ("/fine/", INNOCENT)):
        for each in kinds:
            if only in each.kind:
                without, guarded = (arrived(browser, each, what, owned) for owned in (True, False))
                yield f"{each.kind:44} {MEANT[what]:16} {without:8} {guarded:8}"


if __name__ == "__main__":
    print(f"{'request':44} {'':16} {'without':>8} {'guarded':>8}")
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(**launch.options(launch.make_sure(Path(playwright.chromium.executable_path))))
        for row in rows(made, " ".join(sys.argv[1:])):
            print(row, flush=True)
        made.close()
