"""The options that a run of scenarios has besides pytest's."""

import argparse
import typing
from pathlib import Path

import pytest

from harness.manners.naming import wrong
from harness.model import FailOn, Standing
from harness.scenario.allowances import asked_budget
from harness.scenario.courtesy import SLOWEST_PACE
from harness.scenario.plan import MISHAPS
from harness.scenario.site_file import LANGUAGE, THROTTLES

LANGUAGES = ("en", "fi")  # of reports
FAIL_ON = typing.get_args(FailOn)
STANDINGS = typing.get_args(Standing)
LARGEST_REPEAT, LARGEST_RETRY = 1000, 10


def add_options(parser: pytest.Parser) -> None:
    """Add them, in a group of their own."""
    group = parser.getgroup("mystery-shop", "Mystery shopping")
    for add in (_add_reports, _add_walks, _add_conditions, _add_judgement):
        add(group)


def _add_reports(group: pytest.OptionGroup) -> None:
    """What is written, and where."""
    group.addoption("--reports", metavar="FOLDER", default="", help="where visits and reports go (default: reports)")
    group.addoption("--report", metavar="NAMES", default="", help="comma-separated reports to write (default: all; `list` names them)")
    group.addoption("--lang", choices=LANGUAGES, default="en", help="what reports are written in (default: en)")
    group.addoption(
        "--self-contained", action="store_true",
        help="put pictures and all into index.html, to send it as one file; for some hundred visits at most",
    )  # fmt: skip
    group.addoption("--pdf", action="store_true", help="print each receipt as a PDF beside it, by Chromium, when the run ends")
    group.addoption("--history", metavar="FILE", help="where the numbers of all runs are kept (default: history.sqlite beside the reports)")
    group.addoption("--no-history", action="store_true", help="keep this run out of the history")


def _add_walks(group: pytest.OptionGroup) -> None:
    """What is walked, and as whom."""
    group.addoption(
        "--again", action="store_true",
        help="walk nothing: write the reports anew from the visits in the folders that are named, as `mystery-shop report` does",
    )  # fmt: skip
    group.addoption(
        "--resume", action="store_true",
        help="go on with the run in the reports folder that was killed or cut short: walk what is missing, as it was asked for then",
    )  # fmt: skip
    group.addoption(
        "--as", metavar="STANDINGS", dest="standings", default="", type=_standings,
        help="walk as stranger, known or member, or several of them (default: as each scenario says)",
    )  # fmt: skip
    group.addoption(
        "--site", metavar="GLOBS", dest="sites", action="append", default=[],
        help="visit only sites of these names, such as `gym-*`; several with commas, or the option again",
    )  # fmt: skip
    group.addoption(
        "--repeat", metavar="N", type=_times, default=1,
        help="walk each visit N times (default: 1), strangers as other customers each time; `league.html` says how many are enough",
    )  # fmt: skip
    group.addoption(
        "--retry", metavar="N", type=_tries, default=0,
        help="walk a visit that came to a dead end, a stale scenario or an error up to N times more (default: 0), unless it has sent "
        "something for good to a site that is not ours; all tries are reported, and what differs between them is called unsteady",
    )  # fmt: skip
    group.addoption(
        "--commit", action="store_true",
        help="send what cannot be taken back, such as orders, to sites that are not ours too, unless their file, journey or step says "
        "`commit: false` (default: as these say)",
    )  # fmt: skip
    group.addoption(
        "--trials", metavar="NAMES", default="", type=_trials,
        help=f"try what customers do by accident, at `owned` sites: {', '.join(MISHAPS)}, or all (default: as scenarios say)",
    )  # fmt: skip


def _add_conditions(group: pytest.OptionGroup) -> None:
    """What it is walked on and over, and what is taken down."""
    group.addoption("--language", default="", type=_language, help="of the pages, in place of what the sites say: `fi`, `sv-FI`")
    group.addoption("--throttle", choices=THROTTLES, help="slow line and processor down, in place of what the sites say (Chromium)")
    group.addoption("--keyboard", action="store_true", help="walk without a pointer: to each control by Tab and arrow keys")
    group.addoption(
        "--pace", metavar="SECONDS", type=_pace,
        help="how far apart pages of a host are opened, in place of what the sites say (default: 1 s where a site is not ours)",
    )  # fmt: skip
    group.addoption(
        "--user-agent", metavar="TEXT", dest="auditor", default="", type=_auditor,
        help='who visits, behind the browser\'s own name, in place of what the sites say: "Example Oy audit, +https://example.com/audit"',
    )  # fmt: skip
    group.addoption("--no-pictures", action="store_true", help="take no screenshots")
    group.addoption(
        "--record", action="store_true", help="keep each visit's requests in `recording.json` beside it, from which a rush is made"
    )  # fmt: skip
    group.addoption("--no-probe", action="store_true", help="open no page beside the visit: no cookie banner's, none that hurries anybody")


def _add_judgement(group: pytest.OptionGroup) -> None:
    """What a visit may cost, and what fails it."""
    group.addoption(
        "--budget", metavar="LIMITS", dest="budgets", action="append", default=[], type=_budget,
        help="what each journey may cost, besides what scenarios and sites say: `clicks=6,score=80,findings.serious=0,clicks=baseline+1`",
    )  # fmt: skip
    group.addoption(
        "--baseline", metavar="FILE", default="", type=_whole_path,
        help="hold each visit against the one that `mystery-shop baseline` has kept there",
    )  # fmt: skip
    group.addoption(
        "--fail-on", choices=FAIL_ON, default="trouble", dest="fail_on",
        help="what fails a visit: a dead end or a broken budget (`trouble`, the default), besides these findings of a severity and worse, "
        "only what the baseline does not know, more effort too (`new`), or nothing (`never`); a finding that is waived never does",
    )  # fmt: skip


def _language(text: str) -> str:
    if text and not LANGUAGE.fullmatch(text):
        raise argparse.ArgumentTypeError(f"`{text}` is no language code; write `fi` or `sv-FI`")
    return text


def _pace(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= SLOWEST_PACE:
        raise argparse.ArgumentTypeError(f"`{text}` is no number of seconds from 0 to {SLOWEST_PACE:g}")
    return seconds


def _auditor(text: str) -> str:
    if text and (what := wrong(text)):
        raise argparse.ArgumentTypeError(what)
    return text


def _whole_path(text: str) -> str:
    return str(Path(text).absolute()) if text else ""  # workers are told it, and may stand elsewhere


def _budget(text: str) -> str:
    try:
        asked_budget(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return text


def _standings(text: str) -> str:
    return _some_of(STANDINGS, text)


def _trials(text: str) -> str:
    return _some_of(MISHAPS, ",".join(MISHAPS) if text.strip() == "all" else text)


def _some_of(known: tuple[str, ...], text: str) -> str:
    words = [word.strip() for word in text.split(",") if word.strip()]
    for word in words:
        if word not in known:
            raise argparse.ArgumentTypeError(f"`{word}` is none of {', '.join(known)}")
    return ",".join(dict.fromkeys(words))


def _times(text: str) -> int:
    return _number(text, 1, LARGEST_REPEAT)


def _tries(text: str) -> int:
    return _number(text, 0, LARGEST_RETRY)


def _number(text: str, least: int, most: int) -> int:
    if not (text.isascii() and text.isdecimal()) or not least <= int(text) <= most:
        raise argparse.ArgumentTypeError(f"`{text}` is no number from {least} to {most}")
    return int(text)
