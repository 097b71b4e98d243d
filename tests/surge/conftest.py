"""A small publisher in a process of its own, and rushes that are sent to it."""

import csv
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from harness.surge.levels import Limits
from harness.surge.rush import Rush

BY_HAND = Path(__file__).with_name("by_hand.py")


@dataclass(frozen=True)
class Shop:
    """A publisher that listens."""

    port: int

    @property
    def address(self) -> str:
        return f"http://publisher.localhost:{self.port}"

    def count(self) -> dict[str, Any]:
        with urlopen(f"http://127.0.0.1:{self.port}/-/count", timeout=10) as answer:
            return dict(json.load(answer))


@contextmanager
def publisher(behaviour: str) -> Iterator[Shop]:
    """Open a publisher with a behaviour; it closes when we do."""
    command = [sys.executable, "-m", "tests.surge.publisher", behaviour]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield Shop(int(process.stdout.readline()))
        finally:
            process.stdin.close()
            process.wait(10)


@pytest.fixture(scope="module")
def rush(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Rush]:
    """Make a rush of 5,000 customers."""
    folder = tmp_path_factory.mktemp("rush")
    customers = folder / "customers.csv"
    with customers.open("w", encoding="utf-8", newline="") as lines:
        written = csv.writer(lines)
        written.writerow(["email", "code"])
        written.writerows([f"customer-{number}@example.org", f"GIFT-{number:04}"] for number in range(1, 5_001))
    limits = Limits(users=20, seconds=60, requests=20_000)
    made = Rush(BY_HAND, "http://publisher.localhost", customers, folder, limits, expected=2, owned=True, times=(1, 6), hold_s=1)

    def rushing(**more: Any) -> Rush:
        return replace(made, folder=tmp_path_factory.mktemp("rush"), **more)

    return rushing
