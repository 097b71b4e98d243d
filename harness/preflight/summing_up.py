"""A preflight in plain lines, for the terminal."""

import collections
import shutil
import sys
import textwrap

from harness.errors import printable
from harness.model.preflight import Preflight, Verdict

WORDS: dict[Verdict, str] = {"ready": "ready", "not-ready": "NOT READY", "ask": "ask"}
SUMMED: dict[Verdict, str] = {"ready": "ready", "not-ready": "not ready", "ask": "to ask a person"}
_UNSEEN = 140  # columns where nobody looks on
_LEAST = 40  # columns of what is said


def told(preflight: Preflight) -> str:
    """Give a line for each point, and one that sums them up."""
    columns = shutil.get_terminal_size().columns if sys.stdout.isatty() else _UNSEEN
    width = max((len(point.name) for point in preflight.points), default=0)
    lines = [f"{preflight.campaign} at {preflight.site}, goes out {preflight.goes_out.replace('T', ' ')}"]
    for point in preflight.points:
        head = f"  {point.number:>2} {point.name:<{width}}  {WORDS[point.verdict]:<9}  "
        lines.append(head + textwrap.shorten(point.said, max(_LEAST, columns - len(head)), placeholder=" …"))
    lines += [f"  cut short {preflight.cut_short}"] if preflight.cut_short else []
    lines += [f"  our own failure: {broken}" for broken in preflight.broken]
    counts = collections.Counter(point.verdict for point in preflight.points)
    lines.append(", ".join(f"{counts[verdict]} {said}" for verdict, said in SUMMED.items()))
    return "\n".join(map(printable, lines))
