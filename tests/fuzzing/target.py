"""Something that reads, and the inputs that it is given."""

import dataclasses
import functools
import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis.strategies import SearchStrategy

from harness.errors import BadFile
from harness.scenario.mistakes import LINE_END

ROOT = Path(__file__).parents[2]
_OURS = re.compile(r"Traceback|object at 0x|<class |harness\.|msgspec|yaml\.")  # what tells nothing to whoever wrote a file
_QUOTED = re.compile(r"`[^`]*`")  # what stands in the file itself
_UNFIT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclasses.dataclass(frozen=True)
class Target:
    """What is told of as `name`; `take` reads an input and raises where it is not read, or not refused, as it ought to be."""

    name: str
    inputs: SearchStrategy[Any]
    take: Callable[[Any], object]
    share: int = 1  # of all inputs, beside the shares of others


@functools.cache
def folder() -> Path:
    """Give the folder that files are put into; it lives as long as the process."""
    kept = tempfile.TemporaryDirectory(prefix="fuzzing-")
    _KEPT.append(kept)
    return Path(kept.name)


_KEPT: list[tempfile.TemporaryDirectory[str]] = []


def read(load: Callable[[Path], Any], path: Path, content: bytes, ends: re.Pattern[str] = LINE_END) -> Any:
    """Have a file read; give what it says, or None where it was refused by mistakes that are told well and stand inside it."""
    path.write_bytes(content)
    try:
        return load(path)
    except BadFile as error:
        refused(error, path, content, ends)
        return None


def refused(error: BadFile, path: Path, content: bytes, ends: re.Pattern[str] = LINE_END) -> None:
    """See that mistakes are told well and stand inside the file."""
    lines = ends.split(content.removeprefix(b"\xef\xbb\xbf").decode(errors="replace"))
    assert error.problems
    for problem in error.problems:
        assert problem.path == str(path)
        assert 1 <= problem.line <= len(lines), f"line {problem.line} of {len(lines)}: {problem.message}"
        most = len(lines[problem.line - 1]) + 2  # behind the last sign, and behind a carriage return
        assert 1 <= problem.column <= most, f"column {problem.column} of {most}: {problem.message}"
        told = f"{problem.message} {problem.help}"
        assert not _OURS.search(_QUOTED.sub("", told).replace(str(path), "")), told
    assert not _UNFIT.search(str(error))
