"""Files that others name by key, in a folder beside them or above: `sites/<key>.yaml`, `inboxes/<key>.yaml`."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Generic, TypeVar

from harness.errors import BadFile
from harness.scenario.mistakes import nearest

ENDINGS = (".yaml", ".yml")
SITES, INBOXES, CAMPAIGNS = "sites", "inboxes", "campaigns"
FOLDERS = (SITES, INBOXES)
KEY = re.compile(r"[\w][\w.-]{0,99}")
LEVELS = 10  # folders above a file in which the folder is looked for

Loaded = TypeVar("Loaded")


class Shelf(Generic[Loaded]):
    """The files of one kind, each read once."""

    def __init__(self, folder: str, load: Callable[[Path], Loaded]) -> None:
        self._folder, self._load = folder, load
        self._read: dict[Path, Loaded | BadFile] = {}
        self._found: dict[Path, dict[str, Path]] = {}

    def of(self, near: Path) -> dict[str, Path]:
        """Give the files by key that a file can name; the nearest wins."""
        beside = near.absolute().parent
        if beside not in self._found:
            self._found[beside] = on_shelf(self._folder, near)
        return self._found[beside]

    def get(self, path: Path) -> Loaded | BadFile:
        """Give what a file says, or what is wrong with it."""
        if path not in self._read:
            try:
                self._read[path] = self._load(path)
            except BadFile as error:
                self._read[path] = error
        return self._read[path]


def on_shelf(folder: str, near: Path) -> dict[str, Path]:
    """Give the files by key that a file can name, the nearest first."""
    found: dict[str, Path] = {}
    for path in (path for shelf in shelves(folder, near) for path in shelf):
        found.setdefault(path.stem, path)
    return found


def shelves(folder: str, near: Path) -> Iterator[list[Path]]:
    """Give the files of each folder of this name beside a file and above, the nearest first; none of them is empty."""
    for above in list(near.absolute().parents)[: LEVELS + 1]:
        if files := files_in(above / folder):
            yield files


def files_in(folder: Path) -> list[Path]:
    """Give the YAML files of a folder; none where there is no such folder."""
    try:
        return sorted(path for path in folder.iterdir() if path.suffix in ENDINGS and path.is_file())
    except (OSError, ValueError):  # ValueError: a NUL in the name, as a visit's file may say it
        return []


def which(folder: str, key: str, known: Mapping[str, Path]) -> str:
    """Say which file is meant, or which there are."""
    near = nearest(key, known)
    if near or not known:
        beside = "this file" if folder == SITES else "the folder `sites/`"
        return f"did you mean `{near}`?" if near else f"write {folder}/{key}.yaml beside {beside}" if KEY.fullmatch(key) else ""
    return f"there are {', '.join(sorted(known)[:10])}"
