"""What a preflight has left beside the visits that were walked for it, without personal data."""

import contextlib
import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from harness.browser.secrets import Secrets
from harness.errors import Problem
from harness.files import CannotWrite, write
from harness.model.preflight import Evidence, Preflight
from harness.plugin.options import LANGUAGES
from harness.preflight.gathering.browsers import FILES
from harness.preflight.writing import write_all

EVIDENCE, VERDICT, PAGE = "evidence.json", "preflight.json", "preflight.html"
# For its own processes alone: the customers that a rush was sent as, how each of them fared, and what was told on the way.
_FOR_MACHINES = ("surge/customers.csv", "surge/rushed.jsonl", "surge/plan.json", "**/run.log", "surge/*.log")
_LOCUSTFILE = "surge/locustfile.py"  # is kept: people edit it


def found(paths: Iterable[Path]) -> list[Path]:
    """Give the folders of preflights among those that are named, and below them."""
    below = (file.parent for path in paths if path.is_dir() for file in sorted(path.rglob(EVIDENCE)))
    return [folder for folder in dict.fromkeys(below) if (folder / VERDICT).is_file()]


def strangers(folder: Path) -> Secrets:
    """Give the names of customers that were shown to others: the visits' own facts do not tell them."""
    found = Secrets({})
    with contextlib.suppress(OSError, msgspec.DecodeError, UnicodeDecodeError):  # told when it is written anew
        evidence = msgspec.json.decode((folder / EVIDENCE).read_bytes(), type=Evidence)
        for named in (named for walked in evidence.walked for named in walked.named if named.kind == "somebody-else"):
            found.keep(named.words)
    return found


def scrub(folder: Path, secrets: Secrets, dry: bool, problems: list[Problem]) -> int:
    """Write evidence and page without what is personal, and delete what is only for machines; give how many files."""
    gone = list(_for_machines(folder))
    if dry:
        return len(gone)
    for path in gone:
        path.unlink(missing_ok=True)
    for walks in [walks for walks in folder.rglob(FILES) if walks.is_dir()]:
        shutil.rmtree(walks)  # a link in it goes, and not where it leads
    try:
        _write_anew(folder, secrets)
        script = folder / _LOCUSTFILE
        if script.is_file():
            write(folder, _LOCUSTFILE, secrets.blot_text(script.read_text(encoding="utf-8")))
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, CannotWrite) as error:
        problems.append(Problem(str(folder / EVIDENCE), 1, 1, f"the preflight cannot be written anew: {error}"))
    return len(gone)


def _for_machines(folder: Path) -> Iterator[Path]:
    yield from (path for pattern in _FOR_MACHINES for path in folder.glob(pattern))
    for walks in folder.rglob(FILES):
        yield from (path for path in walks.rglob("*.yaml") if not path.is_symlink())


def _write_anew(folder: Path, secrets: Secrets) -> None:
    """Write it as it was judged: what is taken out of the evidence may have been what a point rested on."""
    evidence = msgspec.json.decode((folder / EVIDENCE).read_bytes(), type=Evidence)
    preflight = msgspec.json.decode((folder / VERDICT).read_bytes(), type=Preflight)
    write_all(secrets.blot(preflight), secrets.blot(evidence), folder, _language(folder / PAGE))


def _language(page: Path) -> str:
    said = re.search(r' lang="(\w+)"', page.read_text(encoding="utf-8", errors="replace")[:1000]) if page.is_file() else None
    return said[1] if said and said[1] in LANGUAGES else LANGUAGES[0]
