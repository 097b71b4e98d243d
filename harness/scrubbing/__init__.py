"""Takes personal data out of what earlier runs have left: visits, scorecards, pictures, baselines and reports."""

import dataclasses
import sys
from collections.abc import Iterable
from pathlib import Path

from harness.auditing import visit_files
from harness.browser.secrets import Secrets
from harness.errors import BadFile, Problem, printable
from harness.model import Visit
from harness.preflight.gathering.browsers import FILES
from harness.scrubbing import baselines, preflights, reports
from harness.scrubbing.visits import Whose, scrubbed_card, scrubbed_recording, scrubbed_visit, whose
from harness.telling import counted
from harness.visit_file import read_recording, read_scorecard, read_visit, write_recording, write_scorecard, write_visit

PICTURES = (".jpg", ".jpeg", ".png")


@dataclasses.dataclass
class Scrubbed:
    """What was taken out, or would be."""

    visits: int = 0
    already: int = 0  # visits in which nothing was left to take out
    pictures: int = 0
    baselines: int = 0
    notes: int = 0  # of runs that were killed: their journals and marks, which only `--resume` reads
    preflights: dict[Path, list[Secrets]] = dataclasses.field(default_factory=dict)  # by their folder: names of others, and of each visit's
    machines: int = 0  # files of preflights that were for their own processes
    left: list[Path] = dataclasses.field(default_factory=list)  # files of others
    unknown: list[str] = dataclasses.field(default_factory=list)  # ids of visits whose scenario is gone
    folders: dict[Path, None] = dataclasses.field(default_factory=dict)  # of runs


def main(paths: list[Path], dry: bool, problems: list[Problem], bad: int) -> int:
    """Scrub, and say what was; give the exit status.

    What is known to be personal is taken out wherever it stands, as it is written somewhere: the persona's facts, as far as locale and
    seed or the scenario still tell them; the mailbox; names; what steps typed. What mails said goes, and what nobody can read once
    anything was typed or could be shown: pictures. Not known, and so left: facts that a scenario gave which is gone; what a company itself
    knew of an account's owner, or made up, such as a customer's number; files of other programs. The first and the last are named.
    """
    done = Scrubbed()
    done.preflights = {folder: [preflights.strangers(folder)] for folder in preflights.found(paths)}
    for path in visit_files(paths, problems):
        _visit(path, dry, done, problems)
    for preflight, all_of_it in done.preflights.items():
        done.machines += preflights.scrub(preflight, Secrets.together(all_of_it), dry, problems)
    for file in baselines.found([*paths, *done.folders]):
        done.baselines += baselines.scrub(file, dry, problems)
    for folder in done.folders:
        done.notes += reports.forget_unfinished(folder, dry)
        if not dry and (done.visits or done.pictures):
            reports.write_anew(folder)
        done.left += reports.of_others(folder)
    _tell(done, dry)
    print(*problems, sep="\n", end="\n" if problems else "", file=sys.stderr)
    return bad if problems else 0


def _visit(path: Path, dry: bool, done: Scrubbed, problems: list[Problem]) -> None:
    if path.parent.parent.name == "visits":
        done.folders[path.parents[2]] = None
    try:
        visit = read_visit(path)
        card_file = path.with_name("scorecard.json")
        card = read_scorecard(card_file) if card_file.exists() else None
        recording_file = path.with_name("recording.json")
        recording = read_recording(recording_file) if recording_file.exists() else None
    except BadFile as error:
        problems += error.problems
        return
    who = _of(visit, path, done)
    done.unknown += [] if who.scenario_known or not visit.seed else [visit.id]
    fresh, fresh_card = scrubbed_visit(visit, who.secrets), scrubbed_card(card, who.secrets) if card else None
    fresh_recording = scrubbed_recording(recording, who.secrets) if recording else None
    named = {view.screenshot for view in fresh.views}
    pictures = [file for file in path.parent.iterdir() if file.suffix in PICTURES and file.name not in named]
    done.pictures += len(pictures)
    changed = (fresh, fresh_card, fresh_recording) != (visit, card, recording)
    done.visits, done.already = done.visits + changed, done.already + (not changed)
    if dry:
        return
    if changed:
        # The scorecard first: as long as the visit is as it was, another try finds the same in both.
        if fresh_card:
            write_scorecard(fresh_card, card_file)
        if fresh_recording:
            write_recording(fresh_recording, recording_file)
        write_visit(fresh, path)
        path.with_name("details.js").unlink(missing_ok=True)
    for file in pictures:
        file.unlink()


def _of(visit: Visit, path: Path, done: Scrubbed) -> Whose:
    """Gather what is personal in a visit; one of a preflight may show names of others."""
    preflight = next((folder for folder in done.preflights if folder in path.parents), None)
    if preflight is None:
        return whose(visit)
    who = whose(visit, path.parents[3] / FILES)
    done.preflights[preflight].append(who.secrets)
    return dataclasses.replace(who, secrets=Secrets.together([who.secrets, done.preflights[preflight][0]]))


def _tell(done: Scrubbed, dry: bool) -> None:
    would = "would be " if dry else ""
    print(f"{counted(done.visits, 'visit')} {would}scrubbed, {done.already} with nothing to take out")
    print(f"{counted(done.pictures, 'picture')} {would}deleted: nobody can tell what they show once anything was typed")
    if done.notes:
        print(f"{counted(done.notes, 'file')} of a run that is not finished {would}deleted: it cannot be resumed")
    if done.preflights:
        print(f"{counted(len(done.preflights), 'preflight')} {would}scrubbed, {counted(done.machines, 'file')} for machines {would}deleted")
    if done.baselines:
        print(f"{counted(done.baselines, 'baseline')} {would}scrubbed")
    for folder in done.folders if not dry and (done.visits or done.pictures) else ():
        print(printable(f"the reports in {folder} were written anew, or deleted"))
    _list("left as they are, for they are not ours", [str(path) for path in done.left])
    _list("facts that their scenarios gave are not known, and left, for the scenarios are gone", done.unknown)


def _list(what: str, names: Iterable[str]) -> None:
    if found := sorted(names):
        print(printable(f"{what}: {', '.join(found[:10])}{' …' if len(found) > 10 else ''}"))
