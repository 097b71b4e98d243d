"""Hold a recorded journey against one written by hand, side by side on one server: `python -m tests.benchmarks.surge [rounds]`."""

import csv
import os
import statistics
import sys
import tempfile
from pathlib import Path

from harness.surge.correlating import correlate
from harness.surge.plan import CUSTOMERS, HASTE, RUSHED
from harness.surge.writing import locustfile
from tests.benchmarks.rush.__main__ import BY_HAND, CUSTOMERS_AT_MOST, SECONDS, locust, trivial
from tests.benchmarks.rush.trivial import DONE, FORM
from tests.surge.recorded import FORM as SENT
from tests.surge.recorded import asked, recording

PLAIN = Path(__file__).with_name("plain.py")
LEAST = 0.8  # of the journeys that one written by hand walks for each second of the processor
CALLS = 2  # of a journey, as Locust counts: a redirect belongs to the call that led to it


def recorded(folder: Path) -> Path:
    """Write the locustfile of a walk at the trivial server."""
    post = asked("POST", "/gift", body="token=0123456789abcdef&code=GIFT-0", headers=SENT, status=303, location="/done", step=1)
    done = asked("GET", "/done", DONE.decode(), sent_on=1, step=1)
    walked = recording(asked("GET", "/gift", FORM.decode()), post, done, facts={"code": "GIFT-0"}, shows="Your book is on its way")
    written = folder / "locustfile.py"
    written.write_text(locustfile(correlate(walked)), encoding="utf-8")
    return written


def journeys(file: Path, environment: dict[str, str]) -> float:
    """Give the journeys for each second of the processor; what starting Locust costs, as a short run tells, is taken off."""
    with trivial() as address:
        short, long = (locust(file, address, seconds, environment) for seconds in (2, SECONDS))
    assert not long["failures"], f"{long['failures']} failures"
    return float((long["requests"] - short["requests"]) / CALLS / (long["cpu"] - short["cpu"]))


def main(rounds: int) -> int:
    """Print both, and fail where the recorded one is too slow."""
    with tempfile.TemporaryDirectory() as named:
        folder = Path(named)
        with (folder / "customers.csv").open("w", newline="") as lines:
            csv.writer(lines).writerows([["code"], *([f"GIFT-{each}"] for each in range(CUSTOMERS_AT_MOST))])
        environment = {CUSTOMERS: str(folder / "customers.csv"), RUSHED: str(folder / "rushed.jsonl"), HASTE: "0"}
        files = {"by hand, Locust alone": PLAIN, "by hand, for a rush": BY_HAND, "recorded": recorded(folder)}
        reached: dict[str, list[float]] = {name: [] for name in files}
        for _ in range(rounds):
            for name, file in files.items():
                reached[name].append(journeys(file, environment))
    middle = {name: statistics.median(each) for name, each in reached.items()}
    for name, each in middle.items():
        share = middle["recorded"] / each
        print(f"{name:<24} {each:>6,.0f} journeys for each second of the processor; recorded {share:.0%} of it")
    print(f"load: {os.getloadavg()[0]:.1f}")
    return 0 if middle["recorded"] >= LEAST * middle["by hand, Locust alone"] else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 3))
