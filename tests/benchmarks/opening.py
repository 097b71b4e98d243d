"""How soon the main report of many visits can be used, and what the browser takes for it: `python -m tests.benchmarks.opening 1000 10000`.

The visits are made up and their report is written by `mystery-shop report`. Usable is: the first row is there and opens to its visit; then
the visits are narrowed down to what one looks for, which may load further files.
"""

import sys
import tempfile
import time
from pathlib import Path

import psutil
from playwright.sync_api import Browser, sync_playwright

from harness.browser import launch
from tests.benchmarks.reports import timed, write_visits

LIMITS = {1_000: 2.0, 10_000: 3.0}  # visits: seconds until the first row is open
ROUNDS = 3


def main() -> int:
    """Print the figures; 1 if a limit is broken."""
    return max(measure(int(visits)) for visits in sys.argv[1:] or ["1000"])


def measure(visits: int) -> int:
    """Write a report and open it a few times."""
    with tempfile.TemporaryDirectory(prefix="opening-") as name, sync_playwright() as playwright:
        folder = Path(name) / "reports"
        write_visits(folder, visits)
        timed([], ["--again", str(folder), "--report", "html"])
        found = launch.find(None)
        rounds = []
        for _ in range(ROUNDS):
            browser = playwright.chromium.launch(**launch.options(found) if found else {})
            rounds.append(opened(browser, (folder / "index.html").as_uri()))
            browser.close()
        size = (folder / "index.html").stat().st_size
    usable, narrowed, memory = map(min, zip(*rounds, strict=True))
    limit = LIMITS.get(visits, 3.0)
    print(f"{visits:,} visits: open in {usable:.2f} s (at most {limit}), narrowed down in {narrowed:.2f} s; ", end="")
    print(f"browser {memory:.0f} MiB, page {size / 1e6:.1f} MB")
    return int(usable > limit)


def opened(browser: Browser, address: str) -> tuple[float, float, float]:
    """Open the page; give the seconds until its first visit is open, those that a filter takes, and the MiB that the browser holds."""
    page = browser.new_page()
    started = time.perf_counter()
    page.goto(address)
    if not page.locator("tr.row").count():
        page.locator("tr.head .opener").first.click()
    page.locator("tr.row .opener").first.click()
    page.locator(".visit").wait_for()
    usable = time.perf_counter() - started
    page.locator("[name=words]").fill("company 07")
    page.locator("[name=sort]").select_option("heaviest")
    page.locator(".shown", has_text=" of ").wait_for()
    page.wait_for_function("!document.querySelector('.board').hasAttribute('aria-busy')")
    narrowed = time.perf_counter() - started - usable
    return usable, narrowed, held_mib()


def held_mib() -> float:
    """Give the memory that belongs to the browser's processes alone."""
    below = psutil.Process().children(recursive=True)
    return sum(each.memory_full_info().uss for each in below if "chrom" in each.name().lower()) / (1 << 20)


if __name__ == "__main__":
    sys.exit(main())
