"""The command `mystery-shop`; what a command needs is imported when it is called, so that each starts fast."""

import argparse
import io
import json
import os
import sys
import textwrap
import traceback
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from harness import __version__
from harness.errors import BadFile, Problem, printable
from harness.exits import Exit, listed
from harness.trending import add_arguments

SCENARIOS, REPORTS = "scenarios", "reports"  # the folders of a command that names none
OWN = (
    "--reports FOLDER", "--report NAMES (`list` tells)", "--as STANDINGS", "--site GLOBS", "--device NAME", "--language CODE",
    "--throttle LINE", "--keyboard", "--resume", "--repeat N", "--retry N", "--commit", "--trials NAMES", "--budget LIMITS",
    "--baseline FILE", "--fail-on WHAT", "--pace SECONDS", "--user-agent TEXT", "--lang CODE", "--pdf", "--self-contained",
    "--history FILE", "--no-history", "--no-pictures", "--no-probe",
)  # fmt: skip
BAD = Exit.CUT_SHORT  # a file or an argument cannot be used


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; give its exit status."""
    for stream in (sys.stdout, sys.stderr):  # a file's name may hold what the terminal's encoding cannot say
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    parser = _parser()
    given, more = parser.parse_known_args(arguments)
    if more and given.command not in ("run", "report", "demo"):
        parser.error(f"unrecognized arguments: {' '.join(map(printable, more))}")
    given.more = more
    try:
        return int(given.call(given))
    except BadFile as error:
        print(error)
    except BrokenPipeError:  # the reader (`| head`) has seen enough; keep Python from complaining when it flushes at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        return Exit.CUT_SHORT
    except Exception:  # a fault of ours must not end in a status that is a verdict
        traceback.print_exc()
        return Exit.BROKEN
    return BAD


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="mystery-shop", description="Measure what companies put their customers through.")
    parser.add_argument("--version", action="version", version=f"mystery-shop {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")

    def command(name: str, call: object, text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=text, description=f"{text[:1].upper()}{text[1:]}.", allow_abbrev=False)
        added.set_defaults(call=call)
        return added

    walking = command("run", run, "walk scenarios in a browser; takes paths and any option of pytest")
    walking.formatter_class = argparse.RawDescriptionHelpFormatter
    own = ", ".join(OWN)
    walking.epilog = f"{textwrap.fill(f'Own options: {own}. See `pytest --help`.', 110)}\n\nexit status:\n{listed()}"
    checking = command("check", check, "look for mistakes in scenario, site and inbox files, without a browser")
    checking.add_argument("paths", nargs="*", type=Path, help=f"files and folders; {SCENARIOS} if none is given")
    _add_looking_back(command)
    meaning = "say what a step, an audit, a key of a file or an outcome means"
    command("explain", explain, meaning).add_argument("name", nargs="?", help="its name; all are listed if none is given")
    printing = command("schema", schema, "print the JSON Schema of scenario files, for editors").add_mutually_exclusive_group()
    printing.add_argument("--site", action="store_true", help="of site files")
    printing.add_argument("--inbox", action="store_true", help="of inbox files")
    command("init", init, "write a starter folder for your own scenarios").add_argument("folder", nargs="?", type=Path, default=Path())
    command("demo", demo, "walk the shipped scenarios along the street of fictional companies")
    command("doctor", doctor, "say which browser would be used, and what is missing").add_argument(
        "--fetch", action="store_true", help="fetch a browser where there is none"
    )
    command("street", street, "serve the street of fictional companies for looking around").add_argument("--port", type=int, default=0)
    return parser


def _add_looking_back(command: Callable[[str, object, str], argparse.ArgumentParser]) -> None:
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
    add_arguments(command("trend", trend, "tell how score, clicks, fields and findings have moved from run to run"))


def run(given: argparse.Namespace) -> int:
    """Call pytest with the paths and options as they are; a run that is resumed, with its own before them."""
    from harness.plugin.calling import call, resumed

    return call(resumed(given.more) if "--resume" in given.more else given.more, SCENARIOS)


def report(given: argparse.Namespace) -> int:
    """Call pytest to write the reports of visits that are over."""
    from harness.plugin.calling import call

    return call(["--again", *given.more], REPORTS)


def check(given: argparse.Namespace) -> int:
    """Print every mistake in files."""
    from harness import scenario
    from harness.audits import audits
    from harness.telling import counted

    broken = _load_own(given.paths or [Path(SCENARIOS)])
    found = scenario.find_files(given.paths or [SCENARIOS])
    problems = broken + scenario.check(found, audits.names)
    _print_all(problems)
    for note in found.notes:
        print(f"note: {note}")
    if problems:
        print(f"{counted(len(found), 'file')}, {counted(len(problems), 'mistake')}", file=sys.stderr)
        return BAD
    parts = [counted(len(found.scenarios), "scenario file"), counted(len(found.sites), "site")]
    parts += [counted(len(found.inboxes), "inbox file")] if found.inboxes else []
    print(f"{', '.join(parts[:-1])} and {parts[-1]} {'is' if len(found) == 1 else 'are'} fine")
    return 0


def audit(given: argparse.Namespace) -> int:
    """Ask the audits again, score again."""
    import msgspec

    from harness.auditing import score_again, visit_files
    from harness.telling import told

    bad: list[Problem] = _load_own([Path(SCENARIOS)])
    scorecards = score_again(visit_files(given.paths, bad), bad, write=given.write)
    if given.json:
        print(msgspec.json.format(msgspec.json.encode(scorecards), indent=2).decode())
    else:
        for card in scorecards:
            print(printable(told(card)))
    _print_all(bad, sys.stderr)
    return BAD if bad else 0


def baseline(given: argparse.Namespace) -> int:
    """Keep what a run's visits came to."""
    from harness.baseline import keep

    return BAD if keep(given.paths, given.file, _load_own([Path(SCENARIOS)])) else 0


def follow_up(given: argparse.Namespace) -> int:
    """Look for mails that came after a run; exit status 1 where a promise was broken."""
    from harness.follow_up import main as look

    return look(given.paths, given.wait, _load_own([Path(SCENARIOS)]), BAD)


def scrub(given: argparse.Namespace) -> int:
    """Take personal data out of old reports."""
    from harness.scrubbing import main as clean

    return clean(given.paths, given.dry_run, [], BAD)


def trend(given: argparse.Namespace) -> int:
    """Tell how things have moved."""
    from harness.trending import main as tell

    return tell(given, BAD)


def explain(given: argparse.Namespace) -> int:
    """Say what a name means."""
    from harness import explaining

    _load_own([Path(SCENARIOS)])
    text = explaining.explain(given.name) if given.name else explaining.everything()
    if not text:
        print(printable(f"nothing is called `{given.name}`; {explaining.hint(given.name)}"), file=sys.stderr)
        return BAD
    print(printable(text))
    return 0


def schema(given: argparse.Namespace) -> int:
    """Print a JSON Schema."""
    from harness import scenario

    broken = _load_own([Path(SCENARIOS)])
    _print_all(broken, sys.stderr)
    made = scenario.inbox_schema() if given.inbox else scenario.site_schema() if given.site else scenario.schema()
    print(json.dumps(made, indent=2, ensure_ascii=False))
    return BAD if broken else 0


def init(given: argparse.Namespace) -> int:
    """Write the starter folder."""
    from harness.scenario.starting import main as start

    return start(given.folder, BAD)


def demo(given: argparse.Namespace) -> int:
    """Walk the street."""
    from harness.demo import main as walk

    return int(walk(given.more))


def doctor(given: argparse.Namespace) -> int:
    """Report on the browser."""
    from harness.browser.doctor import main as look

    return int(look(fetch=given.fetch))


def street(given: argparse.Namespace) -> int:
    """Serve the street until Ctrl-C."""
    from harness.street.looking_around import main as serve

    return int(serve(given.port))


def _load_own(paths: Iterable[Path]) -> list[Problem]:
    from harness.scenario.own import load_own

    above = [parent for path in paths for parent in (path, path.absolute().parent)]
    return load_own([Path(), *above])


def _print_all(problems: Iterable[Problem], to: object = None) -> None:
    for problem in problems:
        print(problem, file=to)  # type: ignore[call-overload]


if __name__ == "__main__":
    sys.exit(main())
