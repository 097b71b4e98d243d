"""JUnit XML with the numbers of each visit as properties, for build servers."""

import zlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from _pytest.junitxml import xml_key  # there is no public way to the properties of a suite but a fixture

from harness.model import Scorecard, Split
from harness.reading.costs.dividend import dividends
from harness.reporters import Run, reporter
from harness.reporters.drawing import nav, present, sent

TOLD = "mystery_shop"  # how names begin under which workers tell something


@reporter
class Junit:
    """Sets where pytest writes its JUnit XML, `junit.xml` unless the command line says so, and adds properties to it."""

    def __init__(self, run: Run, config: pytest.Config) -> None:
        self._run = run
        self._config = config
        if not getattr(config.option, "xmlpath", None):
            config.option.xmlpath = str(run.folder / "junit.xml")

    def pytest_sessionstart(self) -> None:
        """Register the hook that adds the properties: only now, so that it comes before pytest's XML and after the results."""
        self._config.pluginmanager.register(_Properties(self._run, Path(self._config.option.xmlpath).absolute().parent))
        if suite := self._config.stash.get(xml_key, None):
            self._config.pluginmanager.register(_Packing(self._run, suite))

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self) -> None:
        """Add what no single test knew when it was over, to the suite: identification dividends, and what differs between tries."""
        if suite := self._config.stash.get(xml_key, None):
            for each in dividends(self._run.scorecards()):
                suite.add_global_property(f"dividend {each.visit}", present.dividend_text(each))
            for nodeid, said in self._run.unsteady.items():
                suite.add_global_property(f"unsteady {self._run.results[nodeid].folder.name}", said)


class _Properties:
    """Adds a visit's numbers to the last report of its test."""

    def __init__(self, run: Run, here: Path) -> None:
        self._run = run
        self._here = here  # where the XML goes

    def pytest_runtest_logreport(self, report: Any) -> None:
        """Add them where pytest's XML reads them: in the report of the teardown."""
        result = self._run.results.get(report.nodeid)
        if result and report.when == "teardown":
            # What workers tell of a visit, such as where it lies, is nothing for a file that leaves this machine.
            told = [(name, value) for name, value in report.user_properties if not str(name).startswith(TOLD)]
            others = [(name, value) for name, value in told if value != str(result.folder)]
            receipt = nav.receipt(self._run, result.scorecard.visit, self._here)
            report.user_properties = [*others, *properties(result.scorecard), *[("receipt", receipt)] * bool(receipt)]


class _Packing:
    """Keeps the XML of tests that are over small until it is written."""

    def __init__(self, run: Run, suite: Any) -> None:
        self._run = run
        self._suite = suite  # pytest's
        self._packed = 0  # tests, from the first

    @pytest.hookimpl(trylast=True)
    def pytest_runtest_logreport(self, report: Any) -> None:
        """Let go of what pytest would keep of each test until the run ends: ten thousand visits have three hundred thousand properties."""
        if report.when == "teardown" and report.nodeid in self._run.results:
            report.user_properties = []
        tests = self._suite.node_reporters_ordered
        while self._packed < len(tests) and list(vars(tests[self._packed])) == ["to_xml"]:  # as pytest leaves it when its test is over
            packed = zlib.compress(ElementTree.tostring(tests[self._packed].to_xml()))
            tests[self._packed].to_xml = partial(_unpacked, packed)
            self._packed += 1


def _unpacked(packed: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(zlib.decompress(packed))


def properties(card: Scorecard) -> list[tuple[str, str]]:
    """Give the properties of a scorecard. Where nothing was measured there are no counts, for a 0 would read as one."""
    listed = [("visit", card.visit), ("attempt", str(card.attempt)), ("standing", card.standing), ("outcome", card.outcome)]
    listed += [("kind", card.kind), ("reason", card.reason), ("score", present.score_text(card.score))]
    listed += _spent(card) if present.measured(card) else []
    listed += [("withheld", sent.deed(each)) for each in card.withheld]
    listed += [("committed", f"{sent.deed(each)} ({each.by})") for each in card.committed]
    listed += [("not-undone", sent.deed(each)) for each in (card.not_undone.committed if card.not_undone else ())]
    listed += [("over-budget", said) for journey in card.journeys for said in journey.over_budget]
    return [(name, value) for name, value in [*listed, *_findings(card)] if value]


def _spent(card: Scorecard) -> Iterator[tuple[str, str]]:
    for name in ("clicks", "keystrokes", "choices", "fields", "pages", "dialogs"):
        yield name, str(getattr(card.effort, name))
    ends = (("seconds", card.seconds.middle), ("seconds-low", card.seconds.low), ("seconds-high", card.seconds.high))
    parts = ((f"seconds-{part}", getattr(card.split, part)) for part in Split.__struct_fields__ if card.split != Split())
    yield from ((name, f"{value:.1f}") for name, value in (*ends, *parts))
    yield "prefill-share", "" if card.prefill_share is None else f"{card.prefill_share:.2f}"


def _findings(card: Scorecard) -> Iterator[tuple[str, str]]:
    """Give how many findings there are of each severity, and which; then those that are waived, and those that are new to a baseline."""
    yield from ((f"findings-{severity}", str(count)) for severity, count in present.by_severity(card.findings))
    yield "findings", ", ".join(dict.fromkeys(finding.audit for finding in card.findings))
    waived = sum(bool(finding.waived) for finding in card.findings)
    yield "findings-waived", str(waived or "")
    if any(finding.new is not None for finding in card.findings) or card.changes is not None:
        yield "findings-new", str(present.new(card))
