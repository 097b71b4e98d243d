"""What a rush came to once everybody has been heard: who was refused falsely, and whose count says what."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import msgspec

from harness.model.surge import Surge
from harness.surge import results, truth
from harness.surge.count import Count, settled

Ask = Callable[[], Count | None]


def settle(surge: Surge, path: Path, before: Count | None, ask: Ask) -> Surge:
    """Judge the customers that a rush has left in a file, hold them against the company's count, and write them down judged."""
    used = frozenset(truth.plain(code) for code, times in (before or {}).items() if times)
    results.write(path, truth.judged(results.read(path), results.read(path), used))
    found = truth.counted(results.read(path))
    if before is not None and found.customers:
        after = settled(ask, lambda count: not truth.held_against(found, results.read(path), before, count).only_customers)
        found = found if after is None else truth.held_against(found, results.read(path), before, after)
    false = Counter(rushed.level for rushed in results.read(path) if rushed.false)
    levels = [msgspec.structs.replace(level, refused_falsely=false[at]) for at, level in enumerate(surge.levels)]
    return msgspec.structs.replace(surge, levels=levels, truth=found, customers=results.notable(results.read(path)))
