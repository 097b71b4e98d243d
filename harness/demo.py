"""The demonstration: the shipped scenarios at the street, a report, and a table."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from harness.exits import Exit

WORKERS = 2
SHIPPED = Path(__file__).parents[1] / "scenarios"


class Errors:
    """Counts what went wrong on our side, which no bad company explains."""

    def __init__(self) -> None:
        self.count = 0

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count failures outside of a verdict."""
        self.count += report.failed and report.when != "call"


def main(arguments: Sequence[str] = ()) -> int:
    """Run it; fine though some companies are bad, unless the demonstration itself failed."""
    if not SHIPPED.is_dir():
        print(f"The shipped scenarios are not here ({SHIPPED}). Clone the project, or start your own with `mystery-shop init`.")
        return Exit.CUT_SHORT
    errors = Errors()
    quiet = ["--no-header", "--no-summary", "-p", "no:cacheprovider"]
    workers = ["-n", str(min(WORKERS, os.cpu_count() or 1))]
    status = int(pytest.main([str(SHIPPED), *quiet, *workers, *arguments], plugins=[errors]))
    if status != Exit.TROUBLE:
        return status
    return Exit.BROKEN if errors.count else Exit.FINE
