"""Puts into the scorecards of visits that were walked several times in their run what each try came to, and whether they differ."""

import pytest

from harness.comparing.tries import difference, told, walk_of
from harness.model import Try
from harness.reporters import Result, Run
from harness.visit_file import write_scorecard


class Tries:
    """Stands on the controller only. It is registered after reporters: hooks that come first come in the opposite order."""

    def __init__(self, run: Run, config: pytest.Config) -> None:
        self._run = run
        self._tries: dict[object, dict[str, Try]] = {}  # by visit, in each by nodeid

    def pytest_mystery_shop_visit(self, result: Result) -> None:
        """Note what a walk came to; a visit that was put off is none."""
        visit, card = result.visit, result.scorecard
        if card.unsteady:  # its reports are written anew, and maybe without its other tries
            self._run.unsteady[result.nodeid] = card.unsteady
        if visit.run and card.outcome != "not-walked":
            same = (visit.run, card.file, card.scenario, card.site, card.standing, card.keyboard, card.device, card.throttle)
            self._tries.setdefault(same, {})[result.nodeid] = walk_of(card)

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self) -> None:
        """Write it down before any report is written."""
        several = [tries for tries in self._tries.values() if len(tries) > 1]
        ordered = [dict(sorted(tries.items(), key=lambda each: each[1].attempt)) for tries in several]
        for tries in ordered:
            said = difference(list(tries.values()))
            for nodeid in tries:
                self._run.unsteady.pop(nodeid, None)
            self._run.unsteady.update(dict.fromkeys(tries, said) if said else {})
        for tries in ordered:
            for nodeid in tries:
                self._write(self._run.results[nodeid], list(tries.values()))

    def _write(self, result: Result, tries: list[Try]) -> None:
        before = result.scorecard
        if (card := told(before, tries)) != before:
            write_scorecard(card, result.folder / "scorecard.json")
