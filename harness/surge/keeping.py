"""A locustfile from a recording that somebody has kept, to be kept itself."""

import sys
from collections.abc import Sequence
from pathlib import Path

from harness.errors import BadFile, Problem, printable
from harness.surge.correlating import correlate
from harness.surge.plan import CUSTOMERS
from harness.surge.script import Script
from harness.surge.writing import locustfile
from harness.visit_file import read_recording

RECORDING = "recording.json"  # beside a visit
RECORDED = "`mystery-shop run --record` writes `recording.json` beside each visit"


def script_of(paths: Sequence[Path | str]) -> Script:
    """Make a script of a recording, and of another of the same journey if there is one; BadFile where that cannot be.

    A path may be that of a visit's folder.
    """
    files = [Path(path) / RECORDING if Path(path).is_dir() else Path(path) for path in paths]
    recordings = [read_recording(file) for file in files]
    for file, recording in zip(files, recordings, strict=True):
        if not recording.asked:
            raise BadFile([Problem(str(file), 1, 1, "no requests were recorded here", RECORDED)])
        if recording.scenario != recordings[0].scenario:
            said = f"this is a recording of `{recording.scenario}`, and the other one of `{recordings[0].scenario}`"
            raise BadFile([Problem(str(file), 1, 1, said, "a second one has to be of the same journey, walked by somebody else")])
    return correlate(*recordings[:2])


def main(paths: Sequence[Path], to: Path | None, bad: int) -> int:
    """Print a locustfile, or write it where nothing is yet; give the exit status."""
    script = script_of(paths)
    text = locustfile(script)
    if to is None:
        print(text, end="")
        return 0
    try:
        with to.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        print(printable(f"{to} is there already, and somebody may have edited it; nothing was written"), file=sys.stderr)
        return bad
    except OSError as error:
        print(printable(f"{to} cannot be written: {error.strerror}"), file=sys.stderr)
        return bad
    print(printable(f"{to} is written; a customer brings: {', '.join(sorted(script.facts)) or 'nothing of their own'}"))
    for each in (*script.told, *([f"the journey ends before {script.stops}"] if script.stops else [])):
        print(printable(f"note: {each}"))
    print(printable(f"next: {CUSTOMERS}=customers.csv locust -f {to}, or `load: {{locustfile: {to.name}}}` in a campaign's file"))
    return 0
