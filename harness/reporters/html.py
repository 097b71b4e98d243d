"""The report to look at: pytest-html's page with a scoreboard on top and the evidence of each visit in its row."""

import datetime
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup

import harness
from harness.model import JourneyScore, Symmetry
from harness.reading.costs.dividend import dividends
from harness.reporters import Result, Run, reporter
from harness.reporters.drawing import film, present
from harness.reporters.drawing.markup import TEMPLATES, cells_of, render
from harness.reporters.drawing.pictures import Pictures, viewport

NOTHING_LOGGED = ["No log output captured."]  # what pytest-html puts where there is no log


@reporter
class Html:
    """One page, in one file unless `--html` names another place without `--self-contained-html`."""

    def __init__(self, run: Run, config: pytest.Config) -> None:
        self._run = run
        self._config = config
        self._interrupted = False
        self._page: Any = None  # pytest-html's data of the page, once the session has started
        option = config.option
        if not getattr(option, "htmlpath", None):
            option.htmlpath = str(run.folder / "index.html")
            option.self_contained_html = True
        option.css = [*(_from_here(TEMPLATES / name) for name in ("base.css", "report.css")), *(getattr(option, "css", None) or [])]
        path = Path.cwd() / Path(os.path.expandvars(option.htmlpath)).expanduser()
        run.page = path
        self._pictures = Pictures(path.parent, embed=bool(getattr(option, "self_contained_html", False)))

    def pytest_keyboard_interrupt(self) -> None:
        """Remember that the run was cut short, to say so on the page."""
        self._interrupted = True

    @pytest.hookimpl(optionalhook=True)
    def pytest_html_report_title(self, report: Any) -> None:
        """Name the page, and keep hold of its data."""
        report.title = "Customer effort report"
        self._page = report
        if self._config.getini("render_collapsed") == "passed":  # the default; anything else is the user's wish
            report.data["renderCollapsed"] = ["all"]

    @pytest.hookimpl(optionalhook=True)
    def pytest_html_results_table_header(self, cells: list[str]) -> None:
        """Name the columns."""
        cells[1:] = cells_of("table-head")

    @pytest.hookimpl(optionalhook=True)
    def pytest_html_results_table_row(self, report: Any, cells: list[str]) -> None:
        """Fill in a row. pytest-html escapes neither test ids nor cells, so those of ordinary tests are made anew as well."""
        if len(cells) < 4:
            return
        outcome, _, duration = cells[:3]
        result = self._run.results.get(report.nodeid)
        phase = "" if report.when in ("call", "collect") else report.when
        if result:
            row = cells_of("visit-cells", card=result.scorecard, site=site(result), id=film.anchor(result), phase=phase)
        else:
            row = cells_of("test-cells", name=report.nodeid, phase=phase, links=Markup(_inside(cells[3])))  # made by the test's own code
        cells[:] = [outcome, *row, duration]

    @pytest.hookimpl(optionalhook=True)
    def pytest_html_results_table_html(self, report: Any, data: list[str]) -> None:
        """Leave the log away where a visit has none."""
        if report.nodeid in self._run.results and data == NOTHING_LOGGED:
            data.clear()

    @pytest.hookimpl(optionalhook=True)
    def pytest_html_results_summary(self, prefix: list[str]) -> None:
        """Put the scoreboard on top and the evidence into the rows."""
        if self._page is None:
            return
        for nodeid, result in self._run.results.items():
            if rows := self._page.data["tests"].get(nodeid):
                # Not as `report.extras`: there pytest-html decodes the test's id, and fails on some.
                rows[0]["extras"] = [{"name": "visit", "format_type": "html", "content": self._details(result)}, *rows[0]["extras"]]
        if len(self._page.data["tests"]) == 1 and self._run.results and self._page.data["renderCollapsed"] == ["all"]:
            self._page.data["renderCollapsed"] = []
        prefix.append(self._summary())

    def _details(self, result: Result) -> str:
        journeys = film.stretches(result, self._pictures)
        return render(
            "visit", card=result.scorecard, visit=result.visit, site=site(result), journeys=journeys,
            places=film.places(result, self._pictures, journeys), pairs=pairs(result), whole=viewport(result.visit),
            letters=film.letters(result, self._pictures),
        )  # fmt: skip

    def _summary(self) -> str:
        results = list(self._run.results.values())
        groups: dict[tuple[str, str], list[Result]] = {}
        for result in results:
            groups.setdefault((result.scorecard.file, result.scorecard.scenario), []).append(result)
        environment = self._page.data.get("environment") or {}
        self._page.set_data("environment", {})  # shown by our own template, escaped
        return render(
            "summary", interrupted=self._interrupted, groups=list(groups.values()),
            anchor=film.anchor, site=site, dividends=dividends([result.scorecard for result in results]),
            pairs=pairs, pictures=self._pictures.kept.values(),
            anchors=sorted({result.scorecard.anchors for result in results if result.scorecard.anchors}), tool=harness.__version__,
            browsers=sorted({result.visit.browser for result in results if result.visit.browser}),
            environment={name: _flat(value) for name, value in environment.items()},
            when=datetime.datetime.now().astimezone().strftime("%Y-%m-%d %H:%M %Z"),
            script=Markup((TEMPLATES / "rows.js").read_text("utf-8")),
        )  # fmt: skip


def site(result: Result) -> str:
    """Name the company, and as whom it was visited."""
    return present.site_text(result.scorecard)


def pairs(result: Result) -> list[tuple[Symmetry, JourneyScore, JourneyScore]]:
    """Give each mirrored pair: what was held against each other, the journey, and the one that it mirrors."""
    journeys = {journey.name: journey for journey in result.scorecard.journeys}
    return [
        (symmetry, journeys[symmetry.journey], journeys[symmetry.mirrors])
        for symmetry in result.scorecard.symmetry
        if symmetry.journey in journeys and symmetry.mirrors in journeys
    ]


def _inside(cell: str) -> str:
    return cell.partition(">")[2].removesuffix("</td>")


def _flat(value: object) -> str:
    return ", ".join(f"{name} {item}" for name, item in value.items()) if isinstance(value, Mapping) else str(value)


def _from_here(file: Path) -> str:
    # pytest-html writes the path into the page; a relative one does not tell every reader where the report was made.
    try:
        return os.path.relpath(file)
    except ValueError:  # another drive of a Windows machine
        return str(file)
