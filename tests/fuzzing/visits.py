"""Visits that nobody has walked: what audits, reports, histories and a look at the mailbox make of them."""

import contextlib
import csv as tables
import io
import shutil
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import msgspec
from hypothesis import strategies as st

from harness.comparing.adding import Folder
from harness.comparing.history import History
from harness.comparing.history_file import HistoryError
from harness.errors import BadFile
from harness.follow_up import FollowUp
from harness.model import Scorecard, Visit
from harness.reporters import Result, Run, csv, github, junit, markdown, receipts, sarif, table
from harness.reporters.drawing import spreadsheet, tongue
from harness.reporters.drawing.details import Ending, details
from harness.reporters.drawing.pictures import Pictures
from harness.scoring import score
from harness.visit_file import read_visit

from ..audits.haphazard import by_chance
from .damage import in_bytes, in_values
from .files import CARDS, LINES, SEEN
from .target import Target, folder, read, refused

SEEDS = st.integers(0, 1 << 40)


def _audit(seed: int) -> None:
    card = score(by_chance(seed))
    assert card.failed_audits == []
    assert msgspec.json.decode(msgspec.json.encode(card), type=Scorecard).visit == card.visit


def _report(content: bytes | int) -> None:
    """Write what each report says of a visit: one that a seed stands for, or one that a file holds."""
    visit = by_chance(content) if isinstance(content, int) else read(read_visit, folder() / "visit.json", content, LINES)
    if visit is None:
        return
    card = score(visit)
    _tables(card)
    _notes(visit, card)
    for language in ("en", "fi"):
        with tongue.speaking(language):
            _pages(Result("x", folder(), visit, card), language)


def _tables(card: Scorecard) -> None:
    file = io.StringIO(newline="")
    spreadsheet.write(file, [csv.row(card)])
    file.seek(0)
    [row] = tables.reader(file)
    assert len(row) == len(csv.COLUMNS)
    assert not any(cell.lstrip(" \"'`")[:1] in tuple("=+@") for cell in row if cell[:1] != "'")
    table.fitted([table.row(card)], 100)


def _notes(visit: Visit, card: Scorecard) -> None:
    for _, made in sarif.results(visit, card):
        made.pop("at")
        assert len(msgspec.json.encode(made)) < 20_000
    for level, note in github.notes(visit, card):
        assert "\n" not in github.command(level, note.message, {}, note.title).rstrip("\n")
    suite = ElementTree.Element("testcase")
    for name, value in junit.properties(card):
        ElementTree.SubElement(suite, "property", name=name, value=value)
    markdown._row(card, "x")
    list(markdown._new(visit, card, str))
    list(markdown._budgets(visit, card, str))


def _pages(result: Result, language: str) -> None:
    pictures = Pictures(folder(), embed=False)
    pages = [details(result, Ending(said="x"), pictures), receipts._page(Run(folder(), language), result, pictures)]
    for page in pages:
        assert "\x00" not in page
        assert page.encode()  # no half of a pair


def _later(made: tuple[bytes, bytes, bytes]) -> None:
    """Put a reports folder into a history whose files are damaged, and look for mails that came later."""
    run = folder() / "run"
    shutil.rmtree(run, ignore_errors=True)
    (run / "visits" / "a").mkdir(parents=True)
    visit, card, cards = made
    (run / "visits" / "a" / "visit.json").write_bytes(visit)
    (run / "visits" / "a" / "scorecard.json").write_bytes(card)
    (run / "scorecards.json").write_bytes(cards)
    with contextlib.suppress(HistoryError), History(run / "history.sqlite") as history:
        added = Folder(run)
        added.add_to(history)
        _told(BadFile(added.problems), run / "visits" / "a" / "scorecard.json", card)
    path = run / "visits" / "a" / "visit.json"
    looking = FollowUp([path], wait=0)
    looking.run()
    _told(BadFile(looking.problems), path, visit)


def _told(found: BadFile, path: Path, content: bytes) -> None:
    if found.problems:
        refused(found, path, content, LINES)


WAITING = b'{"scenario": "S", "file": "scenarios/s.yaml", "site": "x", "mailbox": "a+b@c.example", "inbox": "home", "started": ' \
    b'"2026-11-22T03:00:00+00:00", "locale": "fi_FI", "journeys": [{"name": "join", "steps": [{"verb": "mail"}], "halt": ' \
    b'{"cause": "mail-missing", "step": 0, "waited_to_s": 60.0}}]}'  # fmt: skip
RUN = b'{"run": "r1", "started": "2026-11-22T03:00:00+00:00", "scorecards": [{"visit": "x"}]}'


def _damaged(*good: bytes) -> Iterator[st.SearchStrategy[bytes]]:
    yield from (in_values(good), in_bytes(good), st.sampled_from(good))


FOLDERS = st.tuples(st.one_of(*_damaged(WAITING, *SEEN[:2])), st.one_of(*_damaged(*CARDS[:3])), st.one_of(*_damaged(RUN)))
TARGETS = [
    Target("all audits on visits made by chance", SEEDS, _audit, 6),
    Target("reports of visits", SEEDS | in_values(SEEN), _report, 4),
    Target("folders of runs, put into a history and followed up", FOLDERS, _later, 3),
]
