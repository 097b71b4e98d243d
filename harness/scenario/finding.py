"""Scenario and site files: where they are."""

import functools
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from harness.errors import BadFile
from harness.scenario.mistakes import nearest, shown
from harness.scenario.plan import Site
from harness.scenario.reading import bad
from harness.scenario.site_file import KEY, load_site

ENDINGS = (".yaml", ".yml")
PATTERN = re.compile(r"(?=.*[*?\[])[\w.*?\[\]!-]{1,100}")  # of keys of sites: `gym-*`
LEVELS = 10  # folders above a scenario in which `sites/` is looked for


class Sites:
    """The site files that scenarios name, each read once."""

    def __init__(self) -> None:
        self.read: dict[Path, Site | BadFile] = {}
        self._folders: dict[Path, dict[str, Path]] = {}

    def of(self, near: Path) -> dict[str, Path]:
        """Give the site files by key that a scenario file can name; the nearest wins."""
        folder = near.absolute().parent
        if folder not in self._folders:
            found: dict[str, Path] = {}
            for above in [folder, *folder.parents][: LEVELS + 1]:
                for path in _site_files(above / "sites"):
                    found.setdefault(path.stem, path)
            self._folders[folder] = found
        return self._folders[folder]

    def site(self, path: Path) -> Site | BadFile:
        """Give the site of a file, or what is wrong with it."""
        if path not in self.read:
            try:
                self.read[path] = load_site(path)
            except BadFile as error:
                self.read[path] = error
        return self.read[path]


def find_site(key: str, near: Path) -> Site:
    """Find `sites/<key>.yaml` beside a scenario file or in a folder above it. BadFile when there is none, or it has mistakes."""
    found = Sites().of(Path(near)).get(key)
    if found is None:
        raise bad(near, f"there is no site {shown(key)}", which_sites(key, Sites().of(Path(near))))
    return load_site(found)


def is_scenario(path: Path) -> bool:
    """Tell whether a YAML file is ours: it stands in or below a folder with site files, or has a line such as `scenario: Join, then leave`.

    Other programs have folders called `sites` and keys called `scenario` too; their files are none of our business.
    """
    path = Path(path)
    if path.suffix not in ENDINGS or path.parent.name == "sites" or not path.is_file():
        return False
    if any(map(_holds_sites, [above / "sites" for above in path.absolute().parents][: LEVELS + 1])):
        return True
    return _has_line(path, rb"scenario *: *[^\s#]")


@functools.lru_cache(maxsize=1024)
def _holds_sites(folder: Path) -> bool:
    return any(_has_line(path, rb"(site|url) *:") for path in _site_files(folder))


def _has_line(path: Path, start: bytes) -> bool:
    try:
        with path.open("rb") as file:
            text = file.read(1 << 16)
    except OSError:
        return False
    return re.search(rb"(?:^|[\r\n]|\xef\xbb\xbf)" + start, text) is not None


def _site_files(folder: Path) -> Iterator[Path]:
    try:
        yield from sorted(path for path in folder.iterdir() if path.suffix in ENDINGS and path.is_file())
    except OSError:
        return


def which_sites(key: str, known: Mapping[str, Path]) -> str:
    """Say which site is meant, or which there are."""
    near = nearest(key, known)
    if near or not known:
        return f"did you mean `{near}`?" if near else f"write sites/{key}.yaml beside this file" if KEY.fullmatch(key) else ""
    return f"there are {', '.join(sorted(known)[:10])}"
