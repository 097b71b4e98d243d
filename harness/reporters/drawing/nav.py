"""Links between the pages of one run."""

import os
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from harness.files import file_name
from harness.reporters import Run

PAGES = ("league", "trend", "changes")  # beside the main report, which may lie elsewhere


def pages(run: Run, here: Path) -> Mapping[str, str]:
    """Give the pages of this run by name, with their addresses from the folder of the page that links to them.

    Asked when the run ends: whoever makes a page knows by then whether there is one, though it may not be written yet.
    """
    there = [name for name in PAGES if name in run.pages and run.pages[name]()]
    return index(run, here) | {name: address(run.folder / f"{name}.html", here) for name in there}


def index(run: Run, here: Path) -> dict[str, str]:
    """Give the main report alone, which is all that is known while visits are still walked."""
    return {"index": address(run.page, here)} if run.page else {}


def receipt(run: Run, visit: str, here: Path) -> str:
    """Give the address of a visit's receipt; empty where this run has written none."""
    file = run.folder / receipt_name(visit)
    return address(file, here) if is_of(run, file) else ""


def receipt_name(visit: str) -> str:
    """Give the way from the reports folder to the receipt of a visit, by its id."""
    return f"receipts/{file_name(visit)}.html"


def is_of(run: Run, file: Path) -> bool:
    """Say whether a file is this run's; what earlier runs left in the folder is not."""
    try:
        return file.stat().st_mtime >= run.started.timestamp() - 1  # some file systems count in whole seconds
    except (OSError, ValueError):
        return False


def address(file: Path, here: Path) -> str:
    """Give the address of a file for a page in the folder `here`: relative, so that both may be moved together."""
    try:
        return quote(Path(os.path.relpath(file, here)).as_posix())
    except ValueError:  # another drive of a Windows machine
        return file.resolve().as_uri()
