"""The command `mystery-shop preflight`: gather, judge, write down."""

import argparse
import datetime
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from filelock import FileLock, Timeout

import harness
from harness.browser.secrets import Secrets
from harness.errors import printable
from harness.exits import Exit
from harness.files import CannotWrite, why
from harness.model.preflight import Evidence, Preflight
from harness.preflight.gathering import AT_HOME, ORDER, Gathering
from harness.preflight.gathering.rushing import secret_facts
from harness.preflight.grounding import Held, ground_of, grounded, read
from harness.preflight.points import judge_all
from harness.preflight.summing_up import told
from harness.preflight.writing import hand_over, write_all


def main(given: argparse.Namespace) -> Exit:
    """Hold a campaign against the points; BadFile where its file, or one that it names, cannot be used."""
    held = read(given.campaign, given.site)
    folder = given.reports / "preflight" / held.name
    try:
        with _claimed(folder), _interruptible():
            preflight = _hold(held, folder, given)
    except CannotWrite as error:
        print(printable(str(error)), file=sys.stderr)
        return Exit.CUT_SHORT
    if given.json:
        print(msgspec.json.format(msgspec.json.encode(preflight), indent=1).decode())
    else:
        print(told(preflight))
        print(printable(f"Page: {folder / 'preflight.html'}"))
    return status(preflight, given.fail_on)


@contextmanager
def _claimed(folder: Path) -> Iterator[None]:
    """Keep a folder to this preflight; CannotWrite, before anybody is troubled, where that cannot be."""
    lock = FileLock(folder / ".lock", blocking=False)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        raise CannotWrite(f"another preflight writes to {folder}: wait until it has ended, or choose another with --reports") from None
    except OSError as error:
        raise CannotWrite(f"{folder} cannot be written to: {why(error)}") from None
    try:
        yield
    finally:
        lock.release()


def status(preflight: Preflight, fail_on: str) -> Exit:
    """Give the exit status that a preflight comes to."""
    if preflight.cut_short:
        return Exit.CUT_SHORT
    failing = {"not-ready", fail_on}
    if any(point.verdict in failing for point in preflight.points):
        return Exit.TROUBLE
    return Exit.BROKEN if preflight.broken else Exit.FINE


def _hold(held: Held, folder: Path, given: argparse.Namespace) -> Preflight:
    """Gather, judge, and write; also where it is interrupted, of what there was then."""
    now = datetime.datetime.now().astimezone().isoformat(timespec="seconds")
    evidence = Evidence(at=now, owned=held.site.owned)
    try:
        with grounded(held, folder, _say, given.watch, given.lang) as (ground, troubles):
            gathering = Gathering(ground, evidence, troubles | _left_out(given))
            try:
                gathering.run()
            except KeyboardInterrupt:
                gathering.interrupt()
            return _written(gathering, held, folder, given.lang)
    except KeyboardInterrupt:  # while the street was opened
        gathering = Gathering(ground_of(held, folder), evidence)
        gathering.interrupt()
        return _written(gathering, held, folder, given.lang)


def _written(gathering: Gathering, held: Held, folder: Path, language: str) -> Preflight:
    secrets = secret_facts(held.scenarios[0], held.site)
    evidence, campaign = Secrets(secrets, secrets).blot(gathering.evidence), held.campaign
    points, broken = judge_all(evidence)
    preflight = Preflight(
        tool=harness.__version__, campaign=campaign.title, site=held.site.name or held.site.key, at=evidence.at,
        goes_out=campaign.goes_out.isoformat(timespec="minutes"), points=points, skipped=evidence.skipped,
        cut_short=gathering.cut_short, broken=[*gathering.broken, *broken],
    )  # fmt: skip
    write_all(preflight, evidence, folder, language)
    hand_over(folder)
    return preflight


def _left_out(given: argparse.Namespace) -> dict[str, str]:
    """Say of what is not gathered that nobody asked for it."""
    reasons = {name: f"left out by --no-{name}" for name in ("surge", "loopholes") if getattr(given, f"no_{name}")}
    if given.no_walks:
        reasons |= {name: "left out by --no-walks" for name in ORDER if name not in AT_HOME} | reasons
    if not given.watch:
        reasons.setdefault("watch", "not asked for: `--watch 10m` watches")
    return reasons


@contextmanager
def _interruptible() -> Iterator[None]:
    """Take SIGTERM, by which build servers end a job, for Ctrl-C."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _say(line: str) -> None:
    print(printable(line), file=sys.stderr, flush=True)
