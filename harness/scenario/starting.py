"""The starter folder for a user's own scenarios."""

import inspect
import subprocess
import sys
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from harness.errors import printable
from harness.steps import steps

TEMPLATE = ".jinja2"
HIDDEN = "dot-"  # stands for the dot of a hidden folder, which packages leave out


def starter() -> dict[str, str]:
    """Give the texts of the starter's files by their paths in the folder."""
    files = {f".{name.removeprefix(HIDDEN)}" if name.startswith(HIDDEN) else name: text for name, text in _shipped()}
    files |= {name.removesuffix(TEMPLATE): _rendered(text) for name, text in files.items() if name.endswith(TEMPLATE)}
    return {name: text for name, text in files.items() if not name.endswith(TEMPLATE)}


def main(folder: Path, bad: int) -> int:
    """Write the starter folder and say what comes next; give the exit status, `bad` where it cannot be written."""
    try:
        written = write_starter(folder)
    except FileExistsError as error:
        print(printable(f"{error} is there already; nothing was written"), file=sys.stderr)
        return bad
    except OSError as error:
        print(printable(f"{error.filename or folder} cannot be written: {error.strerror}"), file=sys.stderr)
        return bad
    print(*(printable(str(path)) for path in written), sep="\n")
    print("next: put your company into scenarios/sites/my-company.yaml, then `mystery-shop check` and `mystery-shop run`")
    return 0


def _shipped() -> Iterator[tuple[str, str]]:
    return _files(resources.files("harness.scenario") / "starter", "")


def write_starter(folder: Path) -> list[Path]:
    """Write the starter's files; a FileExistsError, before anything is written, when one is there already."""
    files = {folder / name: text for name, text in starter().items()}
    options = {"scenario": [], "site": ["--site"], "inbox": ["--inbox"], "campaign": ["--campaign"]}
    schemas = {folder / "schema" / f"{name}.json": option for name, option in options.items()}
    for path in [*files, *schemas]:
        if path.exists() or path.is_symlink():
            raise FileExistsError(str(path))
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for path, option in schemas.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_schema(folder, option))
    return sorted([*files, *schemas])


def _schema(folder: Path, option: list[str]) -> bytes:
    """Give a schema that knows the starter's own step too; made elsewhere, since that step must not become known here."""
    command = [sys.executable, "-m", "harness.cli", "schema", *option]
    return subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, check=True).stdout


def _files(folder: Traversable, above: str) -> Iterator[tuple[str, str]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _files(entry, f"{above}{entry.name}/")
        else:
            yield above + entry.name, entry.read_text(encoding="utf-8")


def _rendered(text: str) -> str:
    from jinja2 import Environment

    docs = [(name, (inspect.getdoc(verb) or "").partition("\n")[0]) for name, verb in steps]
    return Environment(keep_trailing_newline=True, autoescape=False).from_string(text).render(steps=docs)
