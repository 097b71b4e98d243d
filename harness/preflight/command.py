"""The command `mystery-shop preflight`: gather, judge, write down."""

import argparse
import datetime
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import msgspec

import harness
from harness.errors import printable
from harness.exits import Exit
from harness.files import CannotWrite
from harness.model.preflight import Evidence, Preflight
from harness.preflight.gathering import ORDER, Gathering, Ground
from harness.preflight.grounding import Held, grounded, read
from harness.preflight.points import judge_all
from harness.preflight.summing_up import told
from harness.preflight.writing import write_all


def main(given: argparse.Namespace) -> Exit:
    """Hold a campaign against the points; BadFile where its file, or one that it names, cannot be used."""
    held = read(given.campaign, given.site)
    folder = given.reports / "preflight" / held.name
    try:
        with _interruptible(), grounded(held, folder, _say, given.watch, given.lang) as (ground, troubles):
            preflight, evidence = _hold(held, ground, troubles | _left_out(given))
            write_all(preflight, evidence, folder, given.lang)
    except CannotWrite as error:
        print(printable(str(error)), file=sys.stderr)
        return Exit.CUT_SHORT
    if given.json:
        print(msgspec.json.format(msgspec.json.encode(preflight), indent=1).decode())
    else:
        print(told(preflight))
        print(printable(f"Page: {folder / 'preflight.html'}"))
    return status(preflight, given.fail_on)


def status(preflight: Preflight, fail_on: str) -> Exit:
    """Give the exit status that a preflight comes to."""
    if preflight.cut_short:
        return Exit.CUT_SHORT
    failing = {"not-ready", fail_on}
    if any(point.verdict in failing for point in preflight.points):
        return Exit.TROUBLE
    return Exit.BROKEN if preflight.broken else Exit.FINE


def _hold(held: Held, ground: Ground, left_out: Mapping[str, str]) -> tuple[Preflight, Evidence]:
    now = datetime.datetime.now().astimezone().isoformat(timespec="seconds")
    gathering = Gathering(ground, Evidence(at=now, owned=held.site.owned), left_out)
    cut_short = ""
    try:
        gathering.run()
    except KeyboardInterrupt:
        cut_short = f"by Ctrl-C, while gathering {gathering.at}"
        gathering.interrupt()
    points, broken = judge_all(gathering.evidence)
    campaign = held.campaign
    preflight = Preflight(
        tool=harness.__version__, campaign=campaign.title, site=held.site.name or held.site.key, at=now,
        goes_out=campaign.goes_out.isoformat(timespec="minutes"), points=points, skipped=gathering.evidence.skipped,
        cut_short=cut_short, broken=[*gathering.broken, *broken],
    )  # fmt: skip
    return preflight, gathering.evidence


def _left_out(given: argparse.Namespace) -> dict[str, str]:
    """Say of what is not gathered that nobody asked for it."""
    reasons = {name: f"left out by --no-{name}" for name in ("surge", "loopholes") if getattr(given, f"no_{name}")}
    if given.no_walks:
        reasons |= {name: "left out by --no-walks" for name in ORDER if name != "files"} | reasons
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
