"""The command `mystery-shop`; what a command needs is imported when it is called, so that each starts fast."""

import argparse
import io
import json
import os
import sys
import textwrap
import traceback
from collections.abc import Sequence
from pathlib import Path

from harness import __version__, looking_back
from harness.errors import BadFile, printable
from harness.exits import Exit, listed
from harness.looking_back import SCENARIOS, load_beside, print_all
from harness.preflight.arguments import add_arguments

OWN = (
    "--reports FOLDER", "--report NAMES (`list` tells)", "--as STANDINGS", "--site GLOBS", "--device NAME", "--language CODE",
    "--throttle LINE", "--keyboard", "--resume", "--repeat N", "--retry N", "--commit", "--trials NAMES", "--budget LIMITS",
    "--baseline FILE", "--fail-on WHAT", "--pace SECONDS", "--user-agent TEXT", "--lang CODE", "--pdf", "--self-contained",
    "--history FILE", "--no-history", "--no-pictures", "--no-probe", "--record",
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
    checking = command("check", check, "look for mistakes in scenario, site, inbox and campaign files, without a browser")
    checking.add_argument("paths", nargs="*", type=Path, help=f"files and folders; {SCENARIOS} if none is given")
    looking_back.add_commands(command)
    add_arguments(command("preflight", preflight, "hold a campaign against thirteen points before it goes out"))
    meaning = "say what a step, an audit, a key of a file or an outcome means"
    command("explain", explain, meaning).add_argument("name", nargs="?", help="its name; all are listed if none is given")
    printing = command("schema", schema, "print the JSON Schema of scenario files, for editors").add_mutually_exclusive_group()
    printing.add_argument("--site", action="store_true", help="of site files")
    printing.add_argument("--inbox", action="store_true", help="of inbox files")
    printing.add_argument("--campaign", action="store_true", help="of campaign files")
    command("init", init, "write a starter folder for your own scenarios").add_argument("folder", nargs="?", type=Path, default=Path())
    command("demo", demo, "walk the shipped scenarios along the street of fictional companies")
    command("doctor", doctor, "say which browser would be used, and what is missing").add_argument(
        "--fetch", action="store_true", help="fetch a browser where there is none"
    )
    command("street", street, "serve the street of fictional companies for looking around").add_argument("--port", type=int, default=0)
    return parser


def run(given: argparse.Namespace) -> int:
    """Call pytest with the paths and options as they are; a run that is resumed, with its own before them."""
    from harness.plugin.calling import call, resumed

    return call(resumed(given.more) if "--resume" in given.more else given.more, SCENARIOS)


def check(given: argparse.Namespace) -> int:
    """Print every mistake in files."""
    from harness import campaign, scenario
    from harness.audits import audits
    from harness.telling import counted

    broken = load_beside(given.paths or [Path(SCENARIOS)])
    found = scenario.find_files(given.paths or [SCENARIOS])
    bad_campaigns, notes = campaign.check(found.campaigns)
    problems = broken + sorted(scenario.check(found, audits.names) + bad_campaigns)
    print_all(problems)
    for note in found.notes + notes:
        print(f"note: {note}")
    if problems:
        print(f"{counted(len(found), 'file')}, {counted(len(problems), 'mistake')}", file=sys.stderr)
        return BAD
    parts = [counted(len(found.scenarios), "scenario file"), counted(len(found.sites), "site")]
    parts += [counted(len(found.inboxes), "inbox file")] if found.inboxes else []
    parts += [counted(len(found.campaigns), "campaign")] if found.campaigns else []
    print(f"{', '.join(parts[:-1])} and {parts[-1]} {'is' if len(found) == 1 else 'are'} fine")
    return 0


def preflight(given: argparse.Namespace) -> int:
    """Hold a campaign against the thirteen points."""
    from harness.preflight.command import main as hold

    print_all(load_beside([given.campaign]), sys.stderr)
    return int(hold(given))


def explain(given: argparse.Namespace) -> int:
    """Say what a name means."""
    from harness import explaining

    load_beside([Path(SCENARIOS)])
    text = explaining.explain(given.name) if given.name else explaining.everything()
    if not text:
        print(printable(f"nothing is called `{given.name}`; {explaining.hint(given.name)}"), file=sys.stderr)
        return BAD
    print(printable(text))
    return 0


def schema(given: argparse.Namespace) -> int:
    """Print a JSON Schema."""
    from harness import campaign, scenario

    broken = load_beside([Path(SCENARIOS)])
    print_all(broken, sys.stderr)
    asked = {given.inbox: scenario.inbox_schema, given.site: scenario.site_schema, given.campaign: campaign.campaign_schema}
    made = asked.get(True, scenario.schema)()
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


if __name__ == "__main__":
    sys.exit(main())
