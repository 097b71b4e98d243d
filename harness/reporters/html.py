"""The report to look at: pytest-html's page, with visits on a scoreboard that opens to their evidence and ordinary tests in its table."""

import collections
import datetime
import os
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup

from harness.files import write
from harness.reading.costs.dividend import Dividend, dividends
from harness.reporters import Result, Run, reporter
from harness.reporters.drawing import film, nav, tongue
from harness.reporters.drawing.board import STATES, Board, as_json, script
from harness.reporters.drawing.details import Ending, details
from harness.reporters.drawing.markup import TEMPLATES, cells_of, render
from harness.reporters.drawing.pictures import Pictures

DETAILS = "details.js"  # beside a visit's other files


@reporter
class Html:
    """One page, with pictures and details in files beside it; or all in one with `--self-contained`."""

    def __init__(self, run: Run, config: pytest.Config) -> None:
        self._run = run
        self._config = config
        self._began = time.monotonic()
        self._interrupted = False
        self._page: Any = None  # pytest-html's data of the page, once the session has started
        option = config.option
        if not getattr(option, "htmlpath", None):
            option.htmlpath = str(run.folder / "index.html")
        option.css = [*(_from_here(TEMPLATES / name) for name in ("base.css", "report.css")), *(getattr(option, "css", None) or [])]
        run.page = Path.cwd() / Path(os.path.expandvars(option.htmlpath)).expanduser()
        self._whole = bool(getattr(option, "self_contained_html", False))
        self._here = run.page.parent
        self._pictures = Pictures(self._here, embed=self._whole)
        self._board = Board(run, self._here, repeated=getattr(option, "repeat", 1) > 1, whole=self._whole)
        self._statuses: collections.Counter[str] = collections.Counter()
        self._endings: dict[str, Ending] = {}  # of visits whose rows are not made yet
        self._media: dict[str, list[Mapping[str, str]]] = {}  # that the tests of these have attached
        self._inside: dict[str, str] = {}  # details that the page holds itself, by the id of the row

    def pytest_keyboard_interrupt(self) -> None:
        """Remember that the run was cut short, to say so on the page."""
        self._interrupted = True

    @pytest.hookimpl(optionalhook=True)
    def pytest_html_report_title(self, report: Any) -> None:
        """Name the page, and keep hold of its data."""
        with tongue.speaking(self._run.language):
            report.title = tongue.say("Customer effort report")
        self._page = report
        if self._config.getini("render_collapsed") == "passed":  # the default; anything else is the user's wish
            report.data["renderCollapsed"] = ["all"]

    @pytest.hookimpl(optionalhook=True)
    def pytest_mystery_shop_visit(self, result: Result, status: str, seconds: float, said: str) -> None:
        """Remember how the test of a visit ended until pytest-html has seen what it attached."""
        self._endings[result.nodeid] = Ending(status, 0 if self._run.again else seconds, said)

    @pytest.hookimpl(optionalhook=True)
    def pytest_html_results_table_row(self, report: Any, cells: list[str]) -> None:
        """Take visits out of pytest-html's table, and make the cells of ordinary tests safe: it escapes no test ids."""
        if report.nodeid in self._run.results:
            self._media.setdefault(report.nodeid, []).extend(getattr(report, "extras", []))
            report.extras = []  # pytest and pytest-html keep the report
            if report.when == "teardown":
                ending = self._endings.pop(report.nodeid, Ending())
                links = Markup(_inside(cells[3])) if len(cells) > 3 else Markup()  # made by the test's own code
                self._take(self._run.results[report.nodeid], ending._replace(links=links, media=self._media.pop(report.nodeid)))
            del cells[:]
        elif len(cells) > 1:
            phase = "" if report.when in ("call", "collect") else report.when
            with tongue.speaking(self._run.language):
                cells[1:2] = cells_of("test-cells", name=report.nodeid, phase=phase)

    def _take(self, result: Result, ending: Ending) -> None:
        """Make the row of a visit, and what it opens to."""
        self._statuses[ending.status] += 1
        file = "" if self._whole else nav.address(result.folder / DETAILS, self._here)
        with tongue.speaking(self._run.language):
            self._board.add(result, ending.status, file)
            shown = details(result, ending, self._pictures)
        if self._whole:
            self._inside[film.anchor(result)] = shown
        else:
            write(result.folder, DETAILS, script("details", film.anchor(result), shown))

    @pytest.hookimpl(optionalhook=True)
    def pytest_html_results_summary(self, prefix: list[str]) -> None:
        """Put the scoreboard on top, when all visits are in their order."""
        if self._page is None:
            return
        for nodeid in [nodeid for nodeid in self._run.results if nodeid not in self._board]:  # of tests that were cut short
            self._take(self._run.results[nodeid], self._endings.pop(nodeid, Ending()))
        order = self._board.ordered()
        with tongue.speaking(self._run.language):
            self._board.write_chunks(order)
            prefix.append(self._summary(order))
        self._board.close()

    def _summary(self, order: list[str]) -> str:
        environment = self._page.data.get("environment") or {}
        self._page.set_data("environment", {})  # shown by our own template, escaped
        tests = {name.lower(): each["value"] for name, each in self._page.outcomes.items() if each["value"]}
        return render(
            "summary", left=self._run.left, folders=self._folders(), interrupted=self._interrupted, board=self._board,
            states=STATES, order=order, here=nav.pages(self._run, self._here),
            rows=self._board.inline(order), scenarios=self._board.groups("scenario", order),
            companies=self._board.groups("company", order),
            data=Markup(as_json(self._board.data(order))), inside={row: Markup(as_json(html)) for row, html in self._inside.items()},
            pictures=self._pictures.kept.values(), dividends=list(self._dividends()), tests=tests,
            statuses=self._statuses + collections.Counter(tests), took=0 if self._run.again else time.monotonic() - self._began,
            environment={name: _flat(value) for name, value in environment.items()}, when=datetime.datetime.now().astimezone(),
        )  # fmt: skip

    def _folders(self) -> Mapping[str, str]:
        """Give where the pictures of what was left behind are, by visit; empty where the page is to stand alone."""
        folder = self._run.folder / "visits"
        return {left.visit: "" if self._whole else nav.address(folder / left.visit, self._here) for left in self._run.left}

    def _dividends(self) -> Iterator[Dividend]:
        """Hold known customers against strangers, place by place: no more than the visits of one are in memory."""
        for nodeids in self._board.of_known():
            yield from dividends(self._run.results[nodeid].scorecard for nodeid in nodeids)


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
