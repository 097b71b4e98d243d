"""Looks for the mails that a run left open, without walking a site again."""

import datetime
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from harness.auditing import visit_files
from harness.browser.secrets import BLOT, Secrets
from harness.comparing.history import NAME, History, Walked
from harness.comparing.history_file import HistoryError
from harness.comparing.tries import carried_over
from harness.errors import BadFile, Problem, printable
from harness.inbox import STREET, Inbox, InboxError, InboxPlan
from harness.inbox.letterbox import Letterbox, Moment
from harness.inbox.opening import open_inbox
from harness.model import MailView, Scorecard, Visit
from harness.personas import persona
from harness.reporters.json import rewrite
from harness.scenario import find_site, load_inbox, load_scenario
from harness.scenario.mistakes import shown
from harness.scenario.shelves import INBOXES, on_shelf
from harness.scenario.standing import given, with_secrets
from harness.scoring import score
from harness.telling import told
from harness.visit_file import read_visit, write_scorecard, write_visit

LOOKING_S = 10.0  # that a mailbox is given to tell of what has come
DEAF_S = 600.0  # that a receiver may have been away: other inboxes keep what comes, but to a door that nobody opens nothing does


def main(paths: Iterable[Path], wait: float, problems: list[Problem], bad: int) -> int:
    """Look once and tell what came of it; give the exit status: 1 where a promise was broken, `bad` where not all could be looked for."""
    looking = FollowUp(visit_files(paths, problems), wait)
    cards = looking.run()
    for card in cards:
        print(printable(told(card)))
    for folder in looking.folders:
        print(printable(f"`mystery-shop report {folder}` writes its pages anew"))
    if looking.gone:
        print(f"left out: {len(looking.gone)} of the street, which is gone with its mails")
    if not cards:
        print("nothing is open")
    problems += looking.problems
    for problem in problems:
        print(problem, file=sys.stderr)
    return bad if problems else int(any(promise.state == "broken" for card in cards for promise in card.promises))


class FollowUp:
    """One look at the mailboxes of visits that are over. `problems` are visits that could not be followed up.

    `gone` are those at the street that had something open: it is over with all its mails, and nothing is looked for. `folders` are the
    runs' whose visits were written anew.
    """

    def __init__(self, paths: Iterable[Path], wait: float = LOOKING_S) -> None:
        self.problems: list[Problem] = []
        self.gone: list[Visit] = []
        self.folders: list[Path] = []
        self._wait = wait
        self._visits: dict[Path, Visit] = {}
        self._deaf: set[Path] = set()  # visits whose inbox holds only what came while somebody listened
        self._inboxes: dict[Path, Inbox | InboxError] = {}  # by file: several folders may have one of the same name
        for path in paths:
            try:
                self._visits[path] = read_visit(path)
            except BadFile as error:
                self.problems += error.problems

    def run(self) -> list[Scorecard]:
        """Look for what has come, write visits and scorecards anew, and give the scorecards of those visits that had something open."""
        waiting = {path: visit for path, visit in self._visits.items() if _open(visit)}
        self.gone = [visit for visit in waiting.values() if visit.inbox == STREET]
        still_open = {path: visit for path, visit in waiting.items() if visit.inbox != STREET}
        boxes = {path: box for path, visit in still_open.items() if (box := self._box(path, visit))}
        until = time.monotonic() + self._wait
        walked: dict[Path, Walked] = {}
        try:
            for path, box in boxes.items():
                if visit := self._looked(path, still_open[path], box, until):
                    write_visit(visit, path)
                    beside = path.with_name("scorecard.json")
                    walked[path] = Walked(carried_over(score(visit), beside), visit.started)
                    write_scorecard(walked[path].card, beside)
        finally:
            for inbox in self._inboxes.values():
                if not isinstance(inbox, InboxError):
                    inbox.close()
        self._bring_up_to_date(walked)
        return [each.card for each in walked.values()]

    def _bring_up_to_date(self, walked: Mapping[Path, Walked]) -> None:
        """Tell what a run has kept of its visits besides: its scorecards, and the history beside them."""
        self.folders = sorted({path.parents[2] for path in walked if path.parents[1].name == "visits"})
        for folder in self.folders:
            of_run = [each for path, each in walked.items() if path.is_relative_to(folder)]
            rewrite(folder, [each.card for each in of_run])
            if (path := folder / NAME).exists():
                try:
                    with History(path) as history:
                        history.renew(of_run)
                except HistoryError as error:
                    self.problems.append(Problem(str(path), 1, 1, f"the history is not up to date: {error}"))

    def _box(self, path: Path, visit: Visit) -> Letterbox | None:
        """Give the visit's letterbox, all of which expect their mails before the first is asked."""
        try:
            plan, began = _plan(visit), _began(visit)
            inbox = self._inbox(plan)
        except (BadFile, InboxError) as error:
            said = error.problems[0].message if isinstance(error, BadFile) else str(error)
            self.problems.append(Problem(str(path), 1, 1, f"`{visit.id}` cannot be followed up: {said}"))
            return None
        if plan.kind == "receiver" and time.time() - began > visit.ended_s + DEAF_S:
            self._deaf.add(path)
        box = Letterbox(inbox, visit.inbox, visit.mailbox)
        around = map(re.escape, plan.address.split("{visit}"))
        box.start(began, alone=bool(re.fullmatch("[a-z0-9]+".join(around), visit.mailbox)))
        return box

    def _inbox(self, plan: InboxPlan) -> Inbox:
        path = plan.path or Path()
        if path not in self._inboxes:
            try:
                self._inboxes[path] = open_inbox(plan, os.environ)
            except InboxError as error:
                self._inboxes[path] = error
        found = self._inboxes[path]
        if isinstance(found, InboxError):
            raise found
        return found

    def _looked(self, path: Path, visit: Visit, box: Letterbox, until: float) -> Visit | None:
        """Give the visit with what has come since, and with how far its promises can be judged now; not further where nobody listened."""
        try:
            box.collect(Moment(time.time() - _began(visit)), max(0.0, until - time.monotonic()))
            while not any(_fresh(visit, box.mails)) and time.monotonic() < until:
                box.collect(Moment(time.time() - _began(visit)), until - time.monotonic())
        except InboxError as error:
            self.problems.append(Problem(str(path), 1, 1, f"`{visit.id}` cannot be followed up: {error}"))
            return None
        fresh = list(_fresh(visit, box.mails))
        if path in self._deaf and not fresh:
            return visit
        now = round(time.time() - _began(visit), 1)
        later = msgspec.structs.replace(visit, mails=[*visit.mails, *fresh], ended_s=max(visit.ended_s, now))
        if not fresh or not visit.locale:
            return later
        try:
            return _secrets(visit).blot(later)
        except InboxError as error:
            self.problems.append(Problem(str(path), 1, 1, f"`{visit.id}` cannot be followed up: {error}"))
            return None


def _secrets(visit: Visit) -> Secrets:
    """Give what the customer has told in secret, as far as the scenario and the site still say it. InboxError where that is not known."""
    path = Path(visit.file)
    try:
        scenario, site = load_scenario(path), find_site(visit.site, path)
    except BadFile:
        if visit.private:
            raise InboxError(f"{visit.file}, which has the facts that nothing may show, is not here") from None
        return Secrets(persona(visit.locale, visit.seed).facts)
    facts = persona(visit.locale, visit.seed, given(scenario, os.environ)).facts
    return Secrets(with_secrets(facts, site, visit.standing, os.environ), visit.private)


def _plan(visit: Visit) -> InboxPlan:
    if BLOT in visit.mailbox:
        raise InboxError("its address is private, and not kept")
    known = on_shelf(INBOXES, Path(visit.file))
    if visit.inbox not in known:
        raise InboxError(f"there is no inbox `{visit.inbox}` near {visit.file}; run this in the folder that the run was started in")
    return load_inbox(known[visit.inbox])


def _fresh(visit: Visit, mails: Iterable[MailView]) -> Iterator[MailView]:
    """Give the mails that the visit does not have. They came after its end, for then it looked, whatever the mailbox's clock says.

    Companies send several mails of one Message-ID.
    """
    known = Counter(map(_mark, visit.mails))
    for mail in mails:
        known[_mark(mail)] -= 1
        if known[_mark(mail)] < 0:
            yield msgspec.structs.replace(mail, at_s=max(mail.at_s, visit.ended_s))


def _mark(mail: MailView) -> tuple[str, str, int]:
    return mail.id, mail.sent, mail.size


def _began(visit: Visit) -> float:
    """Give when a visit began, in seconds since 1970; InboxError where it says no such time."""
    try:
        return datetime.datetime.fromisoformat(visit.started).timestamp()
    except (ValueError, OverflowError):
        raise InboxError(f"it does not say when it began: {shown(visit.started)}") from None


def _open(visit: Visit) -> bool:
    """Whether something of a visit waits for a mail."""
    waits = any(journey.halt and journey.halt.cause == "mail-missing" and journey.halt.waited_to_s for journey in visit.journeys)
    return bool(visit.mailbox) and (waits or any(promise.state == "open" for promise in score(visit).promises))
