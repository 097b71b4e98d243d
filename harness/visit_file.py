"""Visit, scorecard and recording files: JSON in and out."""

import codecs
import contextlib
import json
import os
import re
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import msgspec

from harness.errors import BadFile, Problem
from harness.files import for_us_alone
from harness.model import VISIT_VERSION, Scorecard, Visit
from harness.model.recording import RECORDING_VERSION, Recording
from harness.scenario.reading import bad, read_bytes

LARGEST = 64 << 20  # bytes

_PATH = re.compile(r"(.*?)(?: - at `(?:key in )?\$(.*)`)?", re.DOTALL)
_PART = re.compile(r"\.([^.\[\]]+)|\[([0-9]+)\]|\[\.\.\.\]")
_BYTE = re.compile(r"(.*?) ?\(byte ([0-9]+)\)")
_SPACE = re.compile(r"[ \t\n\r]*")
_NAMES = {
    "str": "words", "int": "a whole number", "float": "a number", "bool": "true or false",
    "array": "a list", "object": "a table", "null": "nothing",
}  # fmt: skip
_CALLED: dict[type, str] = {Recording: "recording"}
Record = TypeVar("Record", Visit, Scorecard, Recording)


class _Head(msgspec.Struct):
    version: int = VISIT_VERSION


def read_visit(path: Path | str) -> Visit:
    """Read a visit; BadFile for anything that is not one, or is one of a newer version."""
    path = Path(path)
    raw = read_bytes(path, LARGEST)
    visit = _decode(raw, Visit, path)
    _check_version(visit.version, raw, path)
    _check_indices(visit, raw, path)
    return visit


def read_scorecard(path: Path | str) -> Scorecard:
    """Read a scorecard; BadFile for anything that is not one."""
    path = Path(path)
    return _decode(read_bytes(path, LARGEST), Scorecard, path)


def write_visit(visit: Visit, path: Path | str) -> None:
    """Write a visit; a reader sees the old file or the whole new one, never half."""
    _write(visit, Path(path))


def write_scorecard(scorecard: Scorecard, path: Path | str) -> None:
    """Write a scorecard, whole or not at all."""
    _write(scorecard, Path(path))


def read_recording(path: Path | str) -> Recording:
    """Read a recording; BadFile for anything that is not one, or is one of a newer version."""
    path = Path(path)
    raw = read_bytes(path, LARGEST)
    recording = _decode(raw, Recording, path)
    if not 1 <= recording.version <= RECORDING_VERSION:
        message = f"the recording is of version {recording.version}, and this mystery-shop knows {RECORDING_VERSION} at most"
        _refuse(raw, path, _place(raw, ["version"]), message, "use a newer mystery-shop")
    return recording


def write_recording(recording: Recording, path: Path | str) -> None:
    """Write a recording, whole or not at all."""
    _write(recording, Path(path))


def _write(record: Visit | Scorecard | Recording, path: Path) -> None:
    content = msgspec.json.format(msgspec.json.encode(record), indent=1) + b"\n"
    with contextlib.suppress(OSError):
        if path.read_bytes() == content:
            return
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with open(draft, "wb", opener=for_us_alone if isinstance(record, Recording) else None) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())  # whoever notes that the visit is over relies on it
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _decode(raw: bytes, kind: type[Record], path: Path) -> Record:
    try:
        return msgspec.json.decode(raw, type=kind)
    except msgspec.ValidationError as error:
        if kind is Visit:
            _check_newer(raw, path)
        found = _PATH.fullmatch(str(error))
        steps = [part[1] if part[1] else int(part[2]) if part[2] else ... for part in _PART.finditer((found and found[2]) or "")]
        hint = f"is this a {_CALLED.get(kind, 'visit')} of mystery-shop?"
        _refuse(raw, path, _place(raw, steps), _plainly(found[1] if found else str(error)), hint)
    except (UnicodeDecodeError, RecursionError, msgspec.DecodeError) as error:
        _malformed(error, raw, path)


def _malformed(error: Exception, raw: bytes, path: Path) -> NoReturn:
    if not raw.strip():
        raise bad(path, "the file is empty")
    if raw.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise bad(path, "this is not JSON: the file starts with a byte order mark", "save it as UTF-8 without one")
    if isinstance(error, RecursionError):
        raise bad(path, "the file is nested too deeply")
    if isinstance(error, UnicodeDecodeError) or "utf-8" in str(error).lower():
        offset = _first_bad_byte(raw)
        _refuse(raw, path, offset, "this is not UTF-8 text", "is this a visit of mystery-shop?")
    found = _BYTE.fullmatch(str(error))
    said = found[1].removeprefix("JSON is malformed: ") if found else "it ends in the middle" if "truncated" in str(error) else str(error)
    _refuse(raw, path, int(found[2]) if found else len(raw), f"this is not JSON: {said}", "is the file cut off or edited by hand?")


def _first_bad_byte(raw: bytes) -> int:
    try:
        raw.decode()
    except UnicodeDecodeError as error:
        return error.start
    return 0


def _check_version(version: int, raw: bytes, path: Path) -> None:
    if version > VISIT_VERSION:
        message = f"the visit is of version {version}, and this mystery-shop knows {VISIT_VERSION} at most"
        _refuse(raw, path, _place(raw, ["version"]), message, "use a newer mystery-shop")
    if version < 1:
        _refuse(raw, path, _place(raw, ["version"]), f"there is no version {version} of visits")


def _check_newer(raw: bytes, path: Path) -> None:
    try:
        version = msgspec.json.decode(raw, type=_Head).version
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):  # the message about the wrong type is as good
        return
    _check_version(version, raw, path)


def _check_indices(visit: Visit, raw: bytes, path: Path) -> None:
    """Refuse numbers of views and steps that are not there, on which everything downstream relies."""
    views = len(visit.views)
    for number, journey in enumerate(visit.journeys):
        above: list[Any] = ["journeys", number]
        if journey.halt and not 0 <= journey.halt.step < max(1, len(journey.steps)):
            _refuse(raw, path, _place(raw, [*above, "halt", "step"]), f"there is no step {journey.halt.step} in this journey")
        for index, step in enumerate(journey.steps):
            places = [([*above, "steps", index, "view"], step.view)]
            places += [([*above, "steps", index, "acts", each, "view"], act.view) for each, act in enumerate(step.acts)]
            for keys, view in places:
                if not -1 <= view < views:
                    _refuse(raw, path, _place(raw, keys), f"there is no view {view}: the visit has {views}")


def _refuse(raw: bytes, path: Path, offset: int, message: str, hint: str = "") -> NoReturn:
    before = raw[:offset]
    start = before.rfind(b"\n") + 1
    column = len(before[start:].decode(errors="replace")) + 1
    excerpt = raw[start : raw.find(b"\n", offset) if b"\n" in raw[offset:] else None].decode(errors="replace").rstrip("\r")
    raise BadFile([Problem(str(path), before.count(b"\n") + 1, column, message, hint, 1, excerpt)]) from None


def _plainly(message: str) -> str:
    plain = re.sub(r"`(\w+)( \| null)?`", lambda found: _NAMES.get(found[1], found[0]), message)
    return plain[:1].lower() + plain[1:200]


def _place(raw: bytes, keys: list[Any]) -> int:
    """Find the value at a path of keys and indices in bytes; the nearest one above it when it is not there."""
    text = raw.decode(errors="replace")
    at = _skip(text, 0)
    try:
        for key in keys:
            if key is ...:
                break
            at = _member(text, at, key)
    except (ValueError, RecursionError):
        pass
    return len(text[:at].encode())


def _member(text: str, at: int, key: str | int) -> int:
    decode, place, number = json.JSONDecoder().raw_decode, _skip(text, at + 1), 0
    while text[place : place + 1] not in ("]", "}", ""):
        name: str | int = number
        if isinstance(key, str):
            name, place = decode(text, place)
            place = _skip(text, _skip(text, place) + 1)
        if name == key:
            return place
        place = _skip(text, decode(text, place)[1])
        place, number = _skip(text, place + 1) if text[place : place + 1] == "," else place, number + 1
    return at


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at
