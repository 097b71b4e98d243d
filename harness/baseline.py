"""Writes a baseline from the visits of a run."""

import sys
from collections.abc import Iterable
from pathlib import Path

from harness.auditing import scored_files, visit_files
from harness.comparing.baseline import beside, write
from harness.errors import Problem, printable
from harness.files import CannotWrite
from harness.telling import counted


def keep(paths: Iterable[Path], file: Path, bad: list[Problem]) -> bool:
    """Write a baseline of the visits in and below folders, and say of which; give whether anything went wrong."""
    try:
        kept, left_out = write(scored_files(visit_files(paths, bad), bad), file)
    except CannotWrite as error:
        print(printable(str(error)), file=sys.stderr)
        return True
    print(*bad, sep="\n", end="\n" if bad else "", file=sys.stderr)
    for name in left_out:
        print(printable(f"left out, because it could not be measured: {name}"))
    if not kept:
        print("there is no visit to keep; nothing was written", file=sys.stderr)
        return True
    print(printable(f"{counted(kept, 'visit')} in {file}, with pictures in {beside(file)}"))
    return bool(bad)
