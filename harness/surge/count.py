"""The company's own count of what it has given out, where a campaign names an address for it."""

import json
import time
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

LAGS_S = 10.0  # that a company's count may come after its answers
_AT_FIRST_S = 0.2


def read(told: bytes | str) -> Counter[str] | None:
    """Read how often each code was redeemed: `{"redeemed": {"CODE": times}}`, or a list of codes; None where it is neither."""
    try:
        found: Any = json.loads(told)
    except (ValueError, RecursionError):
        return None
    redeemed = found.get("redeemed") if isinstance(found, Mapping) else None
    if isinstance(redeemed, Mapping):
        fine = all(isinstance(times, int) and not isinstance(times, bool) and times >= 0 for times in redeemed.values())
        return Counter(redeemed) if fine else None
    if isinstance(redeemed, list) and all(isinstance(code, str) for code in redeemed):
        return Counter(redeemed)
    return None


Count = Counter[str]


def settled(ask: Callable[[], Count | None], enough: Callable[[Count], bool], within_s: float = LAGS_S) -> Count | None:
    """Ask until the count is enough, or has had its time: it may come a while after the answers. None where it was never told."""
    until, wait, latest = time.monotonic() + within_s, _AT_FIRST_S, ask()
    while (latest is None or not enough(latest)) and time.monotonic() + wait < until:
        time.sleep(wait)  # nobody tells when a count has changed
        latest, wait = ask() or latest, wait * 2
    return latest
