"""The files that people and programs write for it: scenarios, sites, inboxes, languages, visits, scorecards, baselines, histories."""

import contextlib
import functools
import re
import shutil
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec
import yaml
from hypothesis import strategies as st

from harness.campaign import Campaign, load_campaign
from harness.campaign.addresses import can_be
from harness.campaign.audience import customers, read_audience
from harness.campaign.table import Unreadable
from harness.comparing import baseline
from harness.comparing.changes import held_against
from harness.comparing.history import History
from harness.comparing.history_file import APPLICATION, MIGRATIONS, HistoryError
from harness.comparing.keeping import kept
from harness.comparing.trend import Asked, read_trend
from harness.lexicon import read_lexicon
from harness.model import Visit
from harness.reporters.drawing import trends
from harness.scenario import load_inbox, load_scenario, load_site
from harness.scenario.finding import Sites
from harness.scoring import score
from harness.visit_file import read_scorecard, read_visit

from ..audits.test_any_visit import VISITS
from ..comparing.past import facts, walked
from ..scenario.test_inbox_file import IMAP, MAILPIT, RECEIVER
from ..scenario.test_load import SITE, WHOLE
from .damage import LOADER, Edits, edits, in_bytes, in_nodes, in_values, in_words
from .target import ROOT, Target, folder, read

LINES = re.compile("\n")  # JSON's
_FEW = [msgspec.json.format(msgspec.json.encode(each), indent=1) for each in sorted(VISITS, key=lambda each: len(repr(each)))[::8]]
SEEN = [each for each in _FEW if len(each) < 40_000]
CARDS = [msgspec.json.format(msgspec.json.encode(score(msgspec.json.decode(each, type=Visit))), indent=1) for each in SEEN[::3]]


def _texts(*patterns: str) -> list[bytes]:
    return [path.read_bytes() for pattern in patterns for path in sorted(ROOT.glob(pattern))]


@functools.cache
def _shelves() -> Path:
    shutil.copytree(ROOT / "scenarios" / "sites", folder() / "sites")
    for name in ("any", "inboxes"):
        (folder() / name).mkdir()
    return folder()


SITES = Sites()


def _scenario(content: bytes) -> object:
    return read(lambda path: load_scenario(path, SITES, every_visit=True), _shelves() / "any" / "any.yaml", content)


def _site(content: bytes) -> object:
    return read(load_site, _shelves() / "sites" / "any.yaml", content)


def _inbox(content: bytes) -> object:
    return read(load_inbox, _shelves() / "inboxes" / "any.yaml", content)


def _campaign(content: bytes) -> object:
    return read(load_campaign, _shelves() / "any" / "campaign.yaml", content)


@functools.cache
def _lists() -> Campaign:
    """Give a campaign whose lists are put in later."""
    text = "campaign: A\nsite: breakwater-now\npage: /\ngoes-out: 2026-12-01\njourneys: [any.yaml]\naudience: {customers: list.csv}\n"
    (_shelves() / "any" / "any.yaml").write_bytes(b"")
    (_shelves() / "any" / "book.yaml").write_text(text, encoding="utf-8")
    return load_campaign(_shelves() / "any" / "book.yaml")


def _customers(content: bytes) -> None:
    """Read a list for what is wrong with it, and its customers as long as it can be read."""
    path = _lists().audience.customers
    assert path
    path.write_bytes(content)
    found = read_audience(_lists())
    assert found
    for told in (*found.troubles, *(place for places in found.places.values() for place in places)):
        assert "line" in told or "spreadsheet" in told
    with contextlib.suppress(Unreadable):
        assert all(can_be(each["email"]) for each in customers(_lists()))


def _language(content: bytes) -> None:
    if found := read(read_lexicon, folder() / "xx.yaml", content):
        for key in list(found.phrases)[:40]:
            found.find(key, "please cancel my membership and send us a letter")


def _visit(content: bytes) -> None:
    if found := read(read_visit, folder() / "visit.json", content, LINES):
        assert score(found).failed_audits == []


def _scorecard(content: bytes) -> object:
    return read(read_scorecard, folder() / "scorecard.json", content, LINES)


def _baseline(content: bytes) -> None:
    found = read(baseline.read, folder() / "baseline.json", content, LINES)
    if found is None or read(lambda _: found.check() or found, folder() / "baseline.json", content, LINES) is None:
        return
    for visit in OLD:
        if before := found.of(visit):
            held_against(visit, score(visit, before), before, found.audits)


OLD = [each for each in VISITS if each.journeys][:6]


@functools.cache
def baselines() -> Sequence[bytes]:
    """Give baselines of a few visits."""
    made = []
    for visits in (OLD[:1], OLD):
        told: dict[str, Any] = {baseline.key(each): kept(each, score(each)) for each in visits}
        made.append(msgspec.json.format(msgspec.json.encode({"version": 1, "audits": ["dead-end"], "visits": told}), indent=1))
    return made


@functools.cache
def histories() -> Sequence[bytes]:
    """Give a history of nothing, and one of some runs."""
    path = folder() / "good.sqlite"
    History(path).close()
    empty = path.read_bytes()
    with History(path) as history:
        for number in range(1, 6):
            history.put(facts(number), [walked(number, clicks=number), walked(number, "bistro", outcome="dead-end")], "finished")
    return [empty, path.read_bytes()]


def _history(content: bytes) -> None:
    path = _fresh()
    path.write_bytes(content)
    _use(path)


def _fresh() -> Path:
    for old in folder().glob("any.sqlite*"):
        old.unlink()
    return folder() / "any.sqlite"


def _use(path: Path) -> None:
    for use in (_put, _trend):
        with contextlib.suppress(HistoryError):
            use(path)


def _put(path: Path) -> None:
    with History(path, wait_s=0.1) as history:
        history.renew([walked(2)])
        history.put(facts(9), [walked(9)], "finished")


def _trend(path: Path) -> None:
    trends.page(read_trend(path, Asked()), {})


STATEMENTS = [statement for step in MIGRATIONS for statement in step]
ROWS = (
    "INSERT INTO run VALUES (1, {0}, {0}, 'finished', '', '')",
    "INSERT INTO series VALUES (1, {0}, 'x', '', '', {1}, '', 'S', {0})",
    "INSERT INTO visit VALUES (1, 1, 1, {0}, {0}, 1, 'reached', '', '', {1}, {1}, {1}, 1, 1, {1}, 1, 1, 1, 1, 1, {1}, 1, 1, 1, 1)",
)
ODD = ["''", "NULL", "x'ff00ed'", "1e999", "-9223372036854775808", "'yesterday'", "'9999-12-31T23:59:59+00:00'", "'a\ud800'", "3.5"]


def _schema(made: tuple[Edits, str, str, int]) -> None:
    """Build a history of other tables, or with rows that no run of ours writes."""
    changes, text, number, version = made
    path = _fresh()
    statements = [*STATEMENTS, *(row.format(text, number) for row in ROWS)]
    for at, gone, put in changes:
        words = statements[at % len(STATEMENTS)].split(" ")
        words[gone % len(words)] = put
        statements[at % len(STATEMENTS)] = " ".join(words)
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in [*statements, f"PRAGMA application_id = {APPLICATION}", f"PRAGMA user_version = {version}"]:
        with contextlib.suppress(sqlite3.Error, UnicodeEncodeError):
            connection.execute(statement)
    connection.close()
    _use(path)


_WORDS = sorted({word for statement in STATEMENTS for word in statement.split(" ")})
_SCENARIOS = [WHOLE.encode(), *_texts("scenarios/*.yaml", "tests/mistakes/*.yaml")]
_SITES = [SITE.encode(), *_texts("scenarios/sites/*.yaml")]
_CAMPAIGNS = _texts("scenarios/campaigns/*.yaml", "tests/mistakes/campaigns/*.yaml")
_LISTS = [*_texts("scenarios/campaigns/*/*.csv"), "email;given-name\na@b.fi;\"Änne; B\"\n".encode("utf-16")]
_INBOXES = [IMAP.encode(), MAILPIT.encode(), RECEIVER.encode()]


def _yaml(name: str, good: list[bytes], take: Callable[[bytes], object], share: int) -> Target:
    sound = [text for text in good if _composes(text)]
    return Target(name, st.one_of(in_bytes(good), in_words(good), in_nodes(sound), in_nodes(sound), in_nodes(sound)), take, share)


def _composes(text: bytes) -> bool:
    try:
        return isinstance(yaml.compose(text.decode(), LOADER), yaml.MappingNode)
    except (yaml.YAMLError, UnicodeDecodeError):
        return False


def _json(name: str, good: Sequence[bytes], take: Callable[[bytes], object], share: int) -> Target:
    return Target(name, st.one_of(in_bytes(good), in_values(good), in_values(good)), take, share)


LANGUAGES = [b"\n".join(text.splitlines()[at : at + 60]) + b"\n" for text in _texts("harness/lexicon/*.yaml") for at in (0, 10)]
TARGETS = [
    _yaml("scenario files", _SCENARIOS, _scenario, 14),
    _yaml("site files", _SITES, _site, 12),
    _yaml("inbox files", _INBOXES, _inbox, 6),
    _yaml("campaign files", _CAMPAIGNS, _campaign, 4),
    Target("lists of customers", in_bytes(_LISTS), _customers, 3),
    _yaml("languages of the lexicon", LANGUAGES, _language, 4),
    _json("visit.json, and all audits on it", SEEN, _visit, 14),
    _json("scorecard.json", CARDS, _scorecard, 4),
    _json("baseline.json, and visits held against it", baselines(), _baseline, 5),
    Target("history.sqlite, damaged", in_bytes(histories()), _history, 3),
    Target("history.sqlite, of other tables and values", st.tuples(edits(st.sampled_from(_WORDS), 3) | st.just([]), st.sampled_from(ODD),
           st.sampled_from(ODD), st.sampled_from([0, 1, 1, 1, 2, -1])), _schema, 3),
]  # fmt: skip
