"""A file's bytes as text; whatever is there instead of text gives a BadFile."""

import codecs
import re
import stat
from pathlib import Path

from harness.errors import BadFile, Problem
from harness.scenario.mistakes import LINE_END, Mistakes

LARGEST = 1 << 20  # bytes

_UNREADABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what YAML does not allow
_OTHER_ENCODINGS = {
    codecs.BOM_UTF32_LE: "UTF-32", codecs.BOM_UTF32_BE: "UTF-32", codecs.BOM_UTF16_LE: "UTF-16", codecs.BOM_UTF16_BE: "UTF-16",
}  # fmt: skip


def bad(path: Path | str, message: str, hint: str = "", line: int = 1, column: int = 1, excerpt: str = "") -> BadFile:
    """Make a BadFile of one mistake."""
    return BadFile([Problem(str(path), line, column, message, hint, 1, excerpt)])


def problem_at(path: Path | str, line: int, column: int, message: str, hint: str = "", length: int = 1) -> Problem:
    """Make what is told of a place in a file, with the line that it stands in."""
    mistakes = Mistakes(str(path), read_text(Path(path)))
    mistakes.add_at(line, column, message, hint, length)
    return mistakes.problems[0]


def read_bytes(path: Path, largest: int) -> bytes:
    """Read a file of at most so many bytes."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise bad(path, "this is a folder, not a file")
        if not stat.S_ISREG(status.st_mode):
            raise bad(path, "this is not an ordinary file")
        if status.st_size > largest:
            raise bad(path, f"the file is too large: {_mib(status.st_size)}, and {_mib(largest)} is the most")
        return path.read_bytes()
    except FileNotFoundError:
        raise bad(path, "there is no such file") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise bad(path, f"the file cannot be read: {getattr(error, 'strerror', None) or error}") from None


def read_text(path: Path, largest: int = LARGEST) -> str:
    """Read a file as the UTF-8 text it has to be, without a byte order mark."""
    raw = read_bytes(path, largest)
    for mark, encoding in _OTHER_ENCODINGS.items():
        if raw.startswith(mark):
            raise bad(path, f"the file is in {encoding}", "save it as UTF-8")
    try:
        text = raw.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        before = raw.removeprefix(codecs.BOM_UTF8)[: error.start].decode()
        raise _bad_at(path, before, "", "this is not UTF-8 text", "save the file as UTF-8") from None
    found = _UNREADABLE.search(text)
    if found:
        message = f"a character that is no text stands here (U+{ord(found.group()):04X})"
        raise _bad_at(path, text[: found.start()], text[found.start() :], message, "is this a text file, saved as UTF-8?")
    return text


def _bad_at(path: Path, before: str, after: str, message: str, hint: str) -> BadFile:
    lines = LINE_END.split(before)
    return bad(path, message, hint, len(lines), len(lines[-1]) + 1, lines[-1] + LINE_END.split(after[:200], maxsplit=1)[0])


def _mib(size: int) -> str:
    return f"{size / (1 << 20):.0f} MiB" if size % (1 << 20) == 0 else f"{size / (1 << 20):.1f} MiB"
