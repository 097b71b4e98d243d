"""How long `mystery-shop check` takes on 1,000 scenario files, and how much memory: `python -m tests.benchmarks.check_files`."""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FILES = 1000
ROUNDS = 3
SITE = "site: Company {number}\nurl: https://company-{number}.example\nsign-in:\n  - go: /login\n  - fill: form\n"
SCENARIO = """\
# a typical scenario
scenario: Join, then leave, number {number}
why: You are trusted before you are a customer. Are you still trusted once you are one?
sites: [company-0, company-1, company-2]
persona: {{locale: fi_FI, seed: customer-{number}}}
data: {{party: 12, food: 35}}
worth: 600 EUR
journeys:
  join:
    - go: /
    - click: Join
    - fill: form
    - fill: {{People: "{{party}}", Date: next friday, Time: "17:00"}}
    - click: {{target: Confirm membership, near: "Total {{food}}"}}
    - expect: Welcome, {{given-name}}
    - read: {{number: Membership number}}
  leave:
    mirrors: join
    steps:
      - go: /
      - sign-in
      - click: Leave
      - click: End my membership
      - expect: {{text: "Membership {{number}} has ended", within: 20 s}}
      - should: We are sorry to see you go
    budget: {{clicks: 4, score: 80}}
"""
# Run in a process of its own, so that the peak is its own; prints the peak in KiB where the platform counts it so.
CALL = """
import resource, sys
from harness.cli import main
status = main(["check", "scenarios"])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
sys.exit(status)
"""


def measure(files: int = FILES) -> dict[str, float]:
    """Give the median seconds of wall time, start-up included, the peak RSS in MiB, and the seconds for a single file."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write(folder / "many", files)
        _write(folder / "one", 1)
        many = [_check(folder / "many") for _ in range(ROUNDS)]
        one = [_check(folder / "one") for _ in range(ROUNDS)]
    return {
        "files": files,
        "seconds": round(statistics.median(seconds for seconds, _ in many), 3),
        "peak_mib": round(max(peak for _, peak in many), 1),
        "seconds_one_file": round(statistics.median(seconds for seconds, _ in one), 3),
    }


def _write(folder: Path, files: int) -> None:
    sites = folder / "scenarios" / "sites"
    sites.mkdir(parents=True)
    for number in range(3):
        (sites / f"company-{number}.yaml").write_text(SITE.format(number=number), encoding="utf-8")
    for number in range(files):
        (folder / "scenarios" / f"join-and-leave-{number}.yaml").write_text(SCENARIO.format(number=number), encoding="utf-8")


def _check(folder: Path) -> tuple[float, float]:
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", CALL], cwd=folder, capture_output=True, text=True, check=True)
    seconds = time.perf_counter() - start
    return seconds, int(done.stderr.split()[-1]) / (1 << 20 if sys.platform == "darwin" else 1 << 10)


if __name__ == "__main__":
    print(json.dumps(measure(), indent=1))
