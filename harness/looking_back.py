"""The commands that take what was walked before: report, audit, follow-up, scrub, baseline, locustfile, trend."""

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from harness.errors import Problem, printable
from harness.exits import Exit
from harness.trending import add_arguments

SCENARIOS, REPORTS = "scenarios", "reports"  # the folders of a command that names none
BAD = Exit.CUT_SHORT  # a file or an argument cannot be used


def add_commands(command: Callable[[str, object, str], argparse.ArgumentParser]) -> None:
    """Add the commands that take what was walked before."""
    telling = command("report", report, "write the reports of finished visits anew; takes folders and any option of pytest")
    telling.epilog = "Own options: --reports FOLDER (needed for several folders), --report NAMES, --lang CODE, --pdf, --self-contained."
    auditing = command("audit", audit, "find and score again from visit files, without a browser")
    auditing.add_argument("paths", nargs="+", type=Path, help="visit files, and folders with a visit.json in them or below")
    auditing.add_argument("--json", action="store_true", help="print the scorecards as JSON")
    auditing.add_argument("--write", action="store_true", help="write scorecard.json beside each visit")
    following = command("follow-up", follow_up, "look for mails that a run left open, without walking the sites again")
    following.add_argument("paths", nargs="+", type=Path, help="visit files, and folders with a visit.json in them or below")
    following.add_argument("--wait", type=float, default=10, metavar="SECONDS", help="how long to look for new mails (default: 10)")
    scrubbing = command("scrub", scrub, "take personal data out of what earlier runs have left: visits, pictures, baselines, reports")
    scrubbing.add_argument("paths", nargs="+", type=Path, help="folders of reports, visit files and baselines")
    scrubbing.add_argument("--dry-run", action="store_true", help="only say what would be taken out")
    keeping = command("baseline", baseline, "keep what a run's visits came to, to hold later runs against it")
    keeping.add_argument("paths", nargs="*", type=Path, default=[Path("reports")], help="folders and visit files; reports if none is given")
    keeping.add_argument("-o", metavar="FILE", dest="file", type=Path, default=Path("reports/baseline.json"), help="%(default)s by default")
    keeping = command("locustfile", locustfile, "make a locustfile of a journey that was walked with `run --record`")
    keeping.add_argument("recording", type=Path, help="a visit's recording.json, or its folder")
    keeping.add_argument("other", nargs="?", type=Path, help="of the same journey as another customer: what differs is each one's own")
    keeping.add_argument("-o", "--output", metavar="FILE", dest="file", type=Path, help="where to write it, if not to the terminal")
    add_arguments(command("trend", trend, "tell how score, clicks, fields and findings have moved from run to run"))


def report(given: argparse.Namespace) -> int:
    """Call pytest to write the reports of visits that are over."""
    from harness.plugin.calling import call

    return call(["--again", *given.more], REPORTS)


def audit(given: argparse.Namespace) -> int:
    """Ask the audits again, score again."""
    import msgspec

    from harness.auditing import score_again, visit_files
    from harness.telling import told

    bad: list[Problem] = load_beside([Path(SCENARIOS)])
    scorecards = score_again(visit_files(given.paths, bad), bad, write=given.write)
    if given.json:
        print(msgspec.json.format(msgspec.json.encode(scorecards), indent=2).decode())
    else:
        for card in scorecards:
            print(printable(told(card)))
    print_all(bad, sys.stderr)
    return BAD if bad else 0


def baseline(given: argparse.Namespace) -> int:
    """Keep what a run's visits came to."""
    from harness.baseline import keep

    return BAD if keep(given.paths, given.file, load_beside([Path(SCENARIOS)])) else 0


def follow_up(given: argparse.Namespace) -> int:
    """Look for mails that came after a run; exit status 1 where a promise was broken."""
    from harness.follow_up import main as look

    return look(given.paths, given.wait, load_beside([Path(SCENARIOS)]), BAD)


def scrub(given: argparse.Namespace) -> int:
    """Take personal data out of old reports."""
    from harness.scrubbing import main as clean

    return clean(given.paths, given.dry_run, [], BAD)


def locustfile(given: argparse.Namespace) -> int:
    """Make a locustfile that can be kept and edited."""
    from harness.surge.keeping import main as make

    return make([given.recording, *([given.other] if given.other else [])], given.file, BAD)


def trend(given: argparse.Namespace) -> int:
    """Tell how things have moved."""
    from harness.trending import main as tell

    return tell(given, BAD)


def load_beside(paths: Iterable[Path]) -> list[Problem]:
    """Load the users' own steps and audits that lie here, in the folders named, and beside files; give what broke."""
    from harness.scenario.own import load_own

    above = [parent for path in paths for parent in (path, path.absolute().parent)]
    return load_own([Path(), *above])


def print_all(problems: Iterable[Problem], to: object = None) -> None:
    """Print each."""
    for problem in problems:
        print(problem, file=to)  # type: ignore[call-overload]
