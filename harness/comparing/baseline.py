"""A baseline: what visits came to on a good day, in a file that later runs are held against, with its pictures in a folder beside it."""

import datetime
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NoReturn

import msgspec

import harness
from harness import audits, files
from harness.comparing.keeping import kept
from harness.model import BASELINE_VERSION, KeptJourney, KeptStep, KeptVisit, Scorecard, Visit
from harness.scenario.reading import bad, read_bytes
from harness.scoring import MEASURED

LARGEST = 256 << 20  # bytes; a visit takes some 3,000
LARGEST_PICTURE = 8 << 20
PICTURE = re.compile(r"[0-9a-f]{16}\.(png|jpg)")  # named by what they show, so that the same one is kept once
KINDS = ((b"\xff\xd8\xff", "jpg"), (b"\x89PNG\r\n", "png"))


class _Head(msgspec.Struct):
    version: int


class _File(msgspec.Struct):
    version: int
    visits: dict[str, msgspec.Raw]
    audits: list[str] = []
    made: str = ""


class Baseline:
    """A baseline's visits, each read when it is asked for. `audits` are those that had been asked; `folder` holds the pictures."""

    def __init__(self, path: Path, read: _File) -> None:
        self.folder = beside(path)
        self.audits = frozenset(read.audits)
        self._path = path
        self._visits = read.visits

    def of(self, visit: Visit) -> KeptVisit | None:
        """Give the baseline's visit of the same scenario at the same site, by the same kind of customer on the same device."""
        raw = self._visits.get(key(visit))
        return msgspec.json.decode(raw, type=KeptVisit) if raw is not None else None

    def check(self) -> None:
        """Read every visit once; BadFile for what is none."""
        for name, raw in self._visits.items():
            try:
                msgspec.json.decode(raw, type=KeptVisit)
            except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
                _refuse(self._path, f"the visit `{name[:100]}` cannot be used: {error}")


def beside(path: Path) -> Path:
    """Give the folder of a baseline's pictures."""
    return path.with_suffix("") if path.suffix else path.with_name(f"{path.name}-pictures")


def key(visit: Visit | KeptVisit) -> str:
    """Give what a visit is looked up by."""
    said = [visit.file.replace("\\", "/"), visit.site, visit.standing, visit.device, "by keyboard" if visit.keyboard else ""]
    return " | ".join(filter(None, said))


def read(path: Path) -> Baseline:
    """Read a baseline; BadFile where there is none, it is damaged, or of a newer version."""
    raw = read_bytes(path, LARGEST)
    try:
        version = msgspec.json.decode(raw, type=_Head).version
        if version > BASELINE_VERSION:
            said = f"the baseline is of version {version}, and this mystery-shop knows {BASELINE_VERSION} at most"
            raise bad(path, said, "use a newer mystery-shop, or make the baseline anew: `mystery-shop baseline`")
        return Baseline(path, msgspec.json.decode(raw, type=_File))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        _refuse(path, "it is cut off or was edited by hand" if isinstance(error, msgspec.DecodeError) else "it is no text")


def _refuse(path: Path, why: str) -> NoReturn:
    raise bad(path, f"this is no baseline: {why}", "make one of a run's visits: `mystery-shop baseline`") from None


def write(visits: Iterable[tuple[Path, Visit, Scorecard]], path: Path) -> tuple[int, list[str]]:
    """Write a baseline of visits, each with its folder, in place of an older one; of no visits nothing is written.

    Give how many it has, and the ids of those that it leaves out because they could not be measured. Of several walks of one visit the
    first that could be counts. CannotWrite where it cannot be written.
    """
    found: dict[str, KeptVisit] = {}
    left_out = []
    pictures = beside(path)
    for folder, visit, card in visits:
        if card.outcome not in MEASURED:
            left_out.append(visit.id)
        elif key(visit) not in found:
            found[key(visit)] = _pictured(kept(visit, card), folder, pictures)
    if not found:
        return 0, left_out
    made = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    content: dict[str, Any] = {"version": BASELINE_VERSION, "tool": harness.__version__, "made": made, "audits": audits.audits.names()}
    content["visits"] = dict(sorted(found.items()))
    files.write(path.parent, path.name, msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n")
    _forget_others(pictures, {name for visit in found.values() for name in _pictures(visit)})
    return len(found), left_out


def is_one(path: Path) -> bool:
    """Whether a file begins as our baselines do; it may be damaged."""
    try:
        with path.open("rb") as file:
            return re.match(rb'\s*{\s*"version": *\d+,\s*"tool": *"[^"]*",\s*"made": *"[^"]*",\s*"audits":', file.read(1000)) is not None
    except OSError:
        return False


def rewrite(path: Path, change: Callable[[KeptVisit], KeptVisit], *, dry: bool = False) -> bool:
    """Change each visit of a baseline, and forget the pictures that none names any more; give whether anything changed.

    `dry`: nothing is written. BadFile, CannotWrite.
    """
    read(path).check()
    content = msgspec.json.decode(path.read_bytes())
    before = {name: msgspec.convert(visit, KeptVisit) for name, visit in content["visits"].items()}
    after = {name: change(visit) for name, visit in before.items()}
    if not dry and after != before:
        content["visits"] = after
        files.write(path.parent, path.name, msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n")
    if not dry:
        _forget_others(beside(path), {name for visit in after.values() for name in _pictures(visit)})
    return after != before


def _pictured(visit: KeptVisit, folder: Path, pictures: Path) -> KeptVisit:
    """Copy the pictures of a visit, and name the copies."""

    def step(each: KeptStep) -> KeptStep:
        return msgspec.structs.replace(each, picture=_copied(folder, each.picture, pictures))

    def journey(each: KeptJourney) -> KeptJourney:
        return msgspec.structs.replace(each, steps=[step(one) for one in each.steps])

    return msgspec.structs.replace(visit, journeys=[journey(each) for each in visit.journeys])


def _copied(folder: Path, name: str, pictures: Path) -> str:
    content = picture(folder, name)
    kind = next((kind for magic, kind in KINDS if content.startswith(magic)), "")
    if not kind:
        return ""
    copy = f"{hashlib.sha256(content).hexdigest()[:16]}.{kind}"
    if not (pictures / copy).exists():
        files.write(pictures, copy, content)
    return copy


def picture(folder: Path, name: str) -> bytes:
    """Give the bytes of a picture in a folder; none where the name leads out of it, or there is no such file."""
    file = folder / name
    if not name or Path(name).name != name or file.is_symlink():
        return b""
    try:
        return file.read_bytes() if file.is_file() and file.stat().st_size <= LARGEST_PICTURE else b""
    except (OSError, ValueError):
        return b""


def _pictures(visit: KeptVisit) -> Iterator[str]:
    yield from (step.picture for journey in visit.journeys for step in journey.steps if step.picture)


def _forget_others(pictures: Path, named: set[str]) -> None:
    """Take away the pictures of an older baseline, and nothing that is not ours."""
    for file in pictures.iterdir() if pictures.is_dir() else ():
        if PICTURE.fullmatch(file.name) and file.name not in named:
            file.unlink(missing_ok=True)


