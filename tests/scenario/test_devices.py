"""The devices that a site file can name: those of the installed Playwright, which `python -m tests.scenario.test_devices` lists anew."""

from importlib import resources
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import sync_playwright

from harness.scenario.devices import LISTED, devices


def test_they_are_those_of_playwright(playwright: Any) -> None:
    assert devices() == tuple(playwright.devices), "run `python -m tests.scenario.test_devices`"


def main() -> None:
    """List the devices of the installed Playwright."""
    place = Path(str(resources.files("harness.scenario").joinpath(LISTED)))
    head = place.read_text(encoding="utf-8").partition("\n")[0]
    with sync_playwright() as started:
        place.write_text(f"{head}\n{yaml.safe_dump(list(started.devices), allow_unicode=True, width=200)}", encoding="utf-8")


if __name__ == "__main__":
    main()
