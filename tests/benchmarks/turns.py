"""What keeping to a pace costs beside the waiting itself, a turn and a visit of 30 acts.

python -m tests.benchmarks.turns
"""

import sys
import tempfile
import time
import types
from pathlib import Path
from typing import Any, cast

from harness.browser.turns import Turns
from harness.manners.conduct import Conduct
from harness.model import PageView

HOST = "127.0.0.1:8000"
ACTS = 30  # of a visit that takes a second and a half
LIMIT_US = 500.0  # for a turn where nobody has to wait, on a busy machine too: 1 per cent of that visit


def cost(turns: int, gap_s: float) -> float:
    """Give the microseconds that a turn takes; a gap of no length costs the bookkeeping alone."""
    url, view = f"http://{HOST}/", PageView(page=1, url=f"http://{HOST}/")
    window, clock = types.SimpleNamespace(ear=types.SimpleNamespace(refused=[])), types.SimpleNamespace(now=1.0)
    look = types.SimpleNamespace(url=url, ahead=None)
    eyes = types.SimpleNamespace(raw=look, views=[view], clock=clock, deadline=0.0, window=window)
    taken = Turns(cast(Any, eyes))
    with tempfile.TemporaryDirectory() as folder:
        taken.conduct = Conduct(Path(folder) / "run", (HOST,), gap_s=gap_s)
        started = time.perf_counter()
        for _ in range(turns):
            taken.take()
        return 1_000_000 * (time.perf_counter() - started) / turns


def main() -> int:
    """Print it; 1 where it is too much."""
    ours, theirs = cost(20_000, 0.0), cost(500, 1e-9)
    print(f"a site that is ours:  {ours:7.1f} µs a turn, {ours * ACTS / 1000:6.2f} ms a visit of {ACTS} acts")
    print(f"one that is not:      {theirs:7.1f} µs a turn, {theirs * ACTS / 1000:6.2f} ms a visit of {ACTS} acts")
    return int(ours > LIMIT_US)


if __name__ == "__main__":
    sys.exit(main())
