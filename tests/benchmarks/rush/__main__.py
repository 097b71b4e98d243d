"""Measure requests and journeys for each second of the sender's processor: `python -m tests.benchmarks.rush`."""

import csv
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from harness.surge.plan import CUSTOMERS, RUSHED

HERE = Path(__file__).parent
BY_HAND = HERE.parents[1] / "surge" / "by_hand.py"
USERS, SECONDS, CUSTOMERS_AT_MOST = 50, 8, 60_000


@contextmanager
def trivial() -> Iterator[str]:
    """Open the trivial server and give its address."""
    command = [sys.executable, "-m", "tests.benchmarks.rush.trivial"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        process.stdin.close()


def cpu() -> float:
    """Give the processor's seconds of all children that have ended."""
    spent = os.times()
    return spent.children_user + spent.children_system


def locust(locustfile: Path, address: str, seconds: int, environment: dict[str, str]) -> dict[str, Any]:
    """Run Locust in one process, and give its figures with the processor's seconds that it took."""
    command = [sys.executable, "-m", "locust", "-f", str(locustfile), "--headless", "--only-summary", "--skip-log-setup", "--json"]
    more = ["--host", address, "-u", str(USERS), "-r", str(USERS), "-t", f"{seconds}s"]
    before = cpu()
    ended = subprocess.run([*command, *more], capture_output=True, text=True, check=False, env={**os.environ, **environment})
    figures = json.loads(ended.stdout or "[]")
    return {"cpu": cpu() - before, **{name: sum(each[f"num_{name}"] for each in figures) for name in ("requests", "failures")}}


def measured(locustfile: Path, folder: Path, wall: str) -> None:
    """Print what a locustfile reaches; what starting it costs, as a run of one second tells, is taken off."""
    customers, rushed = folder / "customers.csv", folder / "rushed.jsonl"
    environment = {CUSTOMERS: str(customers), RUSHED: str(rushed)}
    with trivial() as address:
        short = locust(locustfile, address, 2, environment)
        few = len(rushed.read_bytes().splitlines()) if rushed.exists() else 0
        rushed.unlink(missing_ok=True)
        long = locust(locustfile, address, SECONDS, environment)
        many = len(rushed.read_bytes().splitlines()) if rushed.exists() else 0
        rushed.unlink(missing_ok=True)
    spent = long["cpu"] - short["cpu"]
    requests, journeys = (long["requests"] - short["requests"]) / spent, (many - few) / spent
    walked = f", {journeys:,.0f} journeys" if many else ""
    print(f"{wall:<44} {requests:>8,.0f} requests{walked} for each second of the processor; {long['failures']} failures")


def main() -> None:
    """Print all figures."""
    with tempfile.TemporaryDirectory() as named:
        folder = Path(named)
        with (folder / "customers.csv").open("w", newline="") as lines:
            written = csv.writer(lines)
            written.writerow(["email", "code"])
            written.writerows([f"customer-{each}@example.org", f"GIFT-{each}"] for each in range(CUSTOMERS_AT_MOST))
        measured(HERE / "bare.py", folder, "FastHttpUser alone")
        measured(HERE / "counted.py", folder, "counted and held to limits")
        measured(BY_HAND, folder, "a correlated journey of three requests")
    print(f"load: {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
