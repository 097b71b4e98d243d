"""All scorecards of a run in one file, for programs."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec
import pytest

import harness
from harness.model import NotUndone, Scorecard
from harness.reading.costs.dividend import dividends
from harness.reporters import Run, reporter
from harness.reporters.writing import drafted

NAME = "scorecards.json"
Read = TypeVar("Read", bound="_Head")


class _Head(msgspec.Struct, kw_only=True):
    run: str = ""
    started: str = ""


class _Report(_Head, kw_only=True):
    scorecards: list[Scorecard]


@reporter
class Json:
    """Writes `scorecards.json` when the run ends, also when it was interrupted; nothing when no visit has finished."""

    def __init__(self, run: Run, config: pytest.Config) -> None:
        self._run = run

    def pytest_sessionfinish(self) -> None:
        """Write the file."""
        if not self._run.results:
            return
        run, started = self._run.id, self._run.started.isoformat(timespec="seconds")
        if self._run.again and (before := _read(self._run.folder, _Head)) and before.run:
            run, started = before.run, before.started
        write(self._run.scorecards, self._run.folder, run, started, self._run.left)


def write(
    cards: Callable[[], Iterable[Scorecard]], folder: Path, run: str = "", started: str = "", left: Sequence[NotUndone] = ()
) -> None:
    """Write the file of these scorecards, asking for them twice, one by one; `run` is the id of their run, `started` when it began."""
    head: dict[str, object] = {"tool": harness.__version__, "run": run, "started": started, **({"not_undone": left} if left else {})}
    anchors: set[str] = set()
    with drafted(folder, NAME) as file:
        file.write(_pretty(head).removesuffix("\n}") + ',\n  "scorecards": [')
        for number, card in enumerate(cards()):
            file.write(("," if number else "") + "\n    " + _pretty(card).replace("\n", "\n    "))
            anchors.add(card.anchors)
        generated = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
        foot = {"dividends": dividends(cards()), "anchors": sorted(filter(None, anchors)), "generated": generated}
        file.write("\n  ],\n" + _pretty(foot).removeprefix("{\n") + "\n")


def _pretty(value: object) -> str:
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode()


def rewrite(folder: Path, fresh: Sequence[Scorecard]) -> None:
    """Put scorecards in the place of older ones of the same visits, in a run's file; does nothing where there is none that can be read."""
    if report := _read(folder, _Report):
        newer = {card.visit: card for card in fresh}
        cards = [newer.get(card.visit, card) for card in report.scorecards]
        write(lambda: cards, folder, report.run, report.started)


def _read(folder: Path, kind: type[Read]) -> Read | None:
    try:
        return msgspec.json.decode((folder / NAME).read_bytes(), type=kind)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
