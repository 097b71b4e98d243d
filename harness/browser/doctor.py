"""Say what a run would use on this machine, and what is missing."""

import datetime
import importlib.metadata
import platform
import sys

from harness import __version__
from harness.browser import launch
from harness.exits import Exit
from harness.manners.ceiling import CannotCount, today
from harness.manners.state import state_folder

PACKAGES = ["playwright", "pytest", "pytest-playwright", "pytest-html", "pytest-xdist", "faker", "pyyaml"]
HOSTS_SHOWN = 5  # those that were visited most today


def main(fetch: bool = False) -> int:
    """Print the report, after fetching a browser where none is there and that is asked; 0 when a visit could be walked."""
    import yaml

    print(f"mystery-shop {__version__} on Python {platform.python_version()}, {platform.platform()}")
    for name in PACKAGES:
        print(f"  {name:<18} {importlib.metadata.version(name)}")
    print(f"  {'libyaml':<18} {'yes' if hasattr(yaml, 'CSafeLoader') else 'no: checking many files will be slow'}")
    print(f"visits of today at sites that have a ceiling: {_counted()}")
    print("browsers, in the order in which they are taken:")
    try:
        own = launch.playwrights_own()
        if fetch:
            launch.make_sure(own)
        there = list(launch.candidates(own))
    except launch.NoBrowser as error:
        print(f"  {error}")
        return Exit.BROKEN
    for number, found in enumerate(there):
        print(f"  {'->' if number == 0 else '  '} {found.path} ({found.how}) {launch.version(found)}")
    if not there:
        print("  none; a run would try `playwright install chromium`" + (", then `apt-get install chromium`" if launch.can_apt() else ""))
        print(f"  {launch.ADVICE}")
        return Exit.BROKEN
    print(f"started with: {' '.join(launch.arguments())}")
    return Exit.FINE if _starts(there[0]) else Exit.BROKEN


def _counted() -> str:
    try:
        folder = state_folder()
        counted = today(folder, datetime.datetime.now(datetime.UTC))
    except (CannotCount, RuntimeError) as error:
        return f"they cannot be counted: {error}"
    named = [f"{host} {count}" for host, count in list(counted.items())[:HOSTS_SHOWN]]
    more = [f"{len(counted) - len(named)} more hosts"] if len(counted) > len(named) else []
    return f"{', '.join([*named, *more]) or 'none'} (in {folder})"


def _starts(found: launch.Found) -> bool:
    from playwright.sync_api import Error, sync_playwright

    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(**launch.options(found))
            print(f"it starts: Chromium {browser.version}")
            browser.close()
            return True
    except Error as error:
        print(f"it does not start: {error.message.splitlines()[0]}", file=sys.stderr)
        return False
