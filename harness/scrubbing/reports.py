"""The reports of a run, written anew from its scrubbed visits; those that cannot be are deleted."""

import contextlib
import io
import re
from collections.abc import Iterator
from pathlib import Path

from harness.errors import BadFile
from harness.plugin.calling import call
from harness.plugin.journal import NAME, VISITS, Journal
from harness.plugin.options import LANGUAGES
from harness.plugin.underway import MARK

# What a run writes beside its visits, whichever release wrote it.
_OURS = (
    "index.html", "trend.html", "changes.html", "changes.json", "league.html", "league.json", "league.csv", "results.sarif", "junit.xml",
    "scorecards.json", "summary.md", "visits.csv", "receipts/*.html", "receipts/*.pdf", "visits/*/details.js",
)  # fmt: skip
_KEPT = ("history.sqlite", "history.sqlite-wal", "history.sqlite-shm")  # numbers, and the names of scenarios and sites
_BESIDE = ("visit.json", "scorecard.json", "recording.json")


def write_anew(folder: Path) -> None:
    """Write the reports again in the language they were in; what was there and was not written is deleted."""
    language = _language(folder)
    before = {path: path.stat().st_mtime_ns for path in _ours(folder)}
    with contextlib.redirect_stdout(io.StringIO()):  # what pytest says of the visits is known
        call(["--again", str(folder), "--reports", str(folder), "--lang", language, "-q", "--no-header", "--no-summary"], str(folder))
    for path, written in before.items():
        if path.is_file() and path.stat().st_mtime_ns == written:
            path.unlink()


def forget_unfinished(folder: Path, dry: bool) -> int:
    """Delete what a killed run has left for whoever resumes it, which holds what pytest said of visits; give how many files."""
    try:
        journal = Journal.read(folder)
        whole = journal is None or journal.finished > 0
    except BadFile:
        whole = False
    found = [*([] if whole else [folder / NAME]), *folder.glob(f"{VISITS}/*/{MARK}")]
    for path in found if not dry else ():
        path.unlink(missing_ok=True)
    return len(found)


def of_others(folder: Path) -> list[Path]:
    """Give the files in a run's folder that no run of ours has written: nobody knows what they say."""
    ours = {*_ours(folder), *(folder / name for name in _KEPT)}
    rooms = {folder / "assets", folder / "baseline"}
    found = (path for path in sorted(folder.rglob("*")) if path.is_file() and not rooms & set(path.parents))
    others = [path for path in found if path not in ours and not path.name.startswith(".") and path.name not in ("baseline.json", *_BESIDE)]
    return [path for path in others if not (path.parent.parent.name == "visits" and re.fullmatch(r"(\d+|mail-\d+)\.jpg", path.name))]


def _ours(folder: Path) -> Iterator[Path]:
    yield from (path for pattern in _OURS for path in folder.glob(pattern))


def _language(folder: Path) -> str:
    """Give the language that reports were written in, which pages of our own say; pytest's does not."""
    for page in (*folder.glob("receipts/*.html"), folder / "league.html", folder / "changes.html"):
        with contextlib.suppress(OSError):
            found = re.search(r' lang="(\w+)"', page.read_text(encoding="utf-8", errors="replace")[:1000])
            if found and found[1] in LANGUAGES:
                return found[1]
    return LANGUAGES[0]
