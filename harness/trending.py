"""The command `mystery-shop trend`: how things have moved, in the terminal, as a page or as JSON."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from harness.errors import Problem, printable

if TYPE_CHECKING:  # what the command needs is imported when it is called: others only need to know its arguments
    from harness.comparing.trend import Series

_UNSEEN = 110  # columns where nobody looks on


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command can be told."""
    parser.add_argument("--history", type=Path, default=Path("reports/history.sqlite"), metavar="FILE", help="default: %(default)s")
    parser.add_argument("--scenario", default="*", metavar="GLOB", help="only scenarios of this file's name or this title")
    parser.add_argument("--site", default="*", metavar="GLOB", help="only sites of this name")
    parser.add_argument("--last", type=_number, default=30, metavar="N", help="how many runs to look back (default: %(default)s)")
    parser.add_argument("--add", type=Path, nargs="+", default=[], metavar="REPORTS", help="put finished visits of these folders in first")
    where = "where the page goes (default: trend.html beside the history; of chosen scenarios or sites there is none)"
    parser.add_argument("--out", type=Path, metavar="FILE", help=where)
    parser.add_argument("--lang", choices=("en", "fi"), default="en", help="what the page is written in (default: %(default)s)")
    parser.add_argument("--json", action="store_true", help="print it as JSON; a page is written only with --out")


def main(given: argparse.Namespace, bad: int) -> int:
    """Tell the trend; give the exit status, `bad` where the history or a file cannot be used."""
    from harness.comparing.history_file import HistoryError
    from harness.comparing.trend import Asked, read_trend
    from harness.files import CannotWrite

    try:
        problems = _add(given.add, given.history) if given.add else []
        _tell(read_trend(given.history, Asked(scenario=given.scenario, site=given.site, last=given.last)), given)
    except (HistoryError, CannotWrite) as error:
        print(printable(str(error)), file=sys.stderr)
        return bad
    for problem in problems:
        print(problem, file=sys.stderr)
    return bad if problems else 0


def _add(folders: list[Path], path: Path) -> list[Problem]:
    from harness.comparing.adding import Folder
    from harness.comparing.history import History
    from harness.telling import counted

    problems: list[Problem] = []
    with History(path) as history:
        for folder in map(Folder, folders):
            number = folder.add_to(history)
            print(printable(f"{folder.path}: {counted(number, 'visit')} in the history"), file=sys.stderr)
            problems += folder.problems
    return problems


def _tell(series: list[Series], given: argparse.Namespace) -> None:
    if given.json:
        import msgspec

        print(msgspec.json.format(msgspec.json.encode({"history": str(given.history), "series": series}), indent=2).decode())
    else:
        _print(series)
    part = given.json or (given.scenario, given.site) != ("*", "*")  # not what the link on other pages leads to
    if out := given.out or (None if part else given.history.with_name("trend.html")):
        from harness.files import write
        from harness.reporters.drawing import tongue, trends

        with tongue.speaking(given.lang):
            write(out.absolute().parent, out.name, trends.page(series, {}))
        print(printable(f"Page: {out}"), file=sys.stderr if given.json else sys.stdout)


def _print(series: list[Series]) -> None:
    from harness.reporters.drawing import sparks

    plain = not _can_say(f"{sparks.BLOCKS}{sparks.SIGNS}")
    columns = shutil.get_terminal_size().columns if sys.stdout.isatty() else _UNSEEN
    for each in series:
        print(*sparks.told(each, columns, plain), "", sep="\n")
    if not series:
        print("nothing in the history is called so")


def _can_say(text: str) -> bool:
    try:
        text.encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _number(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 1_000_000:
        raise argparse.ArgumentTypeError(f"`{text}` is no number from 1 on")
    return int(text)
