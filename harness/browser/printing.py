"""Prints pages of reports as PDF, in a process of its own: `python -m harness.browser.printing FOLDER`, with their names on the way in."""

import sys
from pathlib import Path

from playwright.sync_api import Browser, Error, Playwright, sync_playwright

from harness.browser import launch
from harness.files import CannotWrite, write

LIMIT_MS = 15_000  # for one page


def main(folder: Path, names: list[str]) -> int:
    """Print the pages of these names below a folder, each beside itself; one line on the way out for each that failed. 0 if none did."""
    failed = 0
    with sync_playwright() as playwright:
        try:
            browser = _browser(playwright)
        except (Error, launch.NoBrowser) as error:
            print(str(error).splitlines()[0])
            return 1
        for name in names:
            try:
                write(folder, f"{name.removesuffix('.html')}.pdf", _pdf(browser, folder / name))
            except (Error, CannotWrite) as error:
                failed += 1
                print(f"{name}: {str(error).splitlines()[0]}")
    return 1 if failed else 0


def _browser(playwright: Playwright) -> Browser:
    found = launch.find(Path(playwright.chromium.executable_path))
    if found is None:
        raise launch.NoBrowser(launch.ADVICE)
    return playwright.chromium.launch(**launch.options(found))


def _pdf(browser: Browser, page: Path) -> bytes:
    """Print a page as its style sheet says, without scripts and without a network."""
    context = browser.new_context(java_script_enabled=False, offline=True)
    try:
        context.route("**/*", lambda route: route.continue_() if route.request.url.startswith(("file:", "data:")) else route.abort())
        shown = context.new_page()
        shown.set_default_timeout(LIMIT_MS)
        shown.goto(page.resolve().as_uri())
        return shown.pdf(prefer_css_page_size=True, tagged=True)
    finally:
        context.close()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.stdin.read().split("\n")))
