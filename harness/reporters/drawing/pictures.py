"""Screenshots in reports, whole in the film strip and cut around a finding: linked where they lie, or put into the page once each."""

import base64
import dataclasses
import hashlib
from pathlib import Path

from harness.model import Box, Visit
from harness.reporters import Result
from harness.reporters.drawing.nav import address

_KINDS = ((b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n", "image/png"))
_MAGIC = max(len(magic) for magic, _ in _KINDS)
_LARGEST = 8_000_000  # bytes; a screenshot of a viewport is some 15,000
_UNKNOWN_VIEWPORT = (1280, 800)
_MARGIN = 56  # CSS pixels around the box of a finding


@dataclasses.dataclass(frozen=True)
class Picture:
    """A screenshot: where its bytes are, its file's name, and the id that it is referred to by where the page holds it itself."""

    id: str
    href: str
    file: str


class Pictures:
    """All screenshots of a report. `page_folder` is where the page goes; `embed` puts the bytes into it, else they are linked."""

    def __init__(self, page_folder: Path, embed: bool) -> None:
        self._page_folder = page_folder
        self._embed = embed
        self.kept: dict[str, Picture] = {}  # that the page has to hold, by id
        self._folder = Path()  # of the visit that was looked at last
        self._seen: dict[str, Picture | None] = {}  # its pictures; most are shown several times

    def of(self, result: Result, view: int) -> Picture | None:
        """Give the screenshot of a view, or None where there is none to show."""
        views = result.visit.views
        return self.named(result, views[view].screenshot) if 0 <= view < len(views) else None

    def named(self, result: Result, name: str) -> Picture | None:
        """Give the picture of this file's name beside the visit, or None where there is none to show."""
        if result.folder != self._folder:
            self._folder, self._seen = result.folder, {}
        if name not in self._seen:
            self._seen[name] = self._look(result.folder, name)
        return self._seen[name]

    def _look(self, folder: Path, name: str) -> Picture | None:
        if not name or Path(name).name != name:  # a visit's file may come from anyone: nothing outside its folder is shown
            return None
        file = folder / name
        start = _read(file, _LARGEST if self._embed else _MAGIC)
        kind = next((kind for magic, kind in _KINDS if start.startswith(magic)), "")
        if not kind:
            return None
        if self._embed:
            return self._keep(start, kind, f"{folder.name}/{name}")
        return Picture("", address(file, self._page_folder), f"{folder.name}/{name}")

    def _keep(self, content: bytes, kind: str, file: str) -> Picture:
        key = f"shot-{hashlib.sha256(content).hexdigest()[:16]}"
        if key not in self.kept:
            self.kept[key] = Picture(key, f"data:{kind};base64,{base64.b64encode(content).decode()}", file)
        return self.kept[key]


def _read(file: Path, most: int) -> bytes:
    """Give the first bytes of a file; none of one that is no file, or larger than any screenshot."""
    try:
        if not file.is_file() or file.stat().st_size > _LARGEST:
            return b""
        with file.open("rb") as opened:
            return opened.read(most)
    except (OSError, ValueError):
        return b""


def viewport(visit: Visit) -> Box:
    """Give the part of the page that a screenshot shows."""
    width, height = visit.viewport if min(visit.viewport) > 0 else _UNKNOWN_VIEWPORT
    return Box(width=width, height=height)


def around(box: Box, whole: Box) -> Box:
    """Give the part of the screenshot around a box, large enough to recognise the place and inside the screenshot."""
    width = min(whole.width, max(box.width + 2 * _MARGIN, whole.width / 4))
    height = min(whole.height, max(box.height + 2 * _MARGIN, width * 0.4))
    x = min(max(0, box.x + box.width / 2 - width / 2), whole.width - width)
    y = min(max(0, box.y + box.height / 2 - height / 2), whole.height - height)
    return Box(x=x, y=y, width=width, height=height)


def on_screen(box: Box | None, whole: Box) -> bool:
    """Say whether any of the box is on the screenshot."""
    if box is None or box.width <= 0 or box.height <= 0:
        return False
    return box.x < whole.width and box.y < whole.height and box.x + box.width > 0 and box.y + box.height > 0
