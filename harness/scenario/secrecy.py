"""What is said of secrets in files: passwords that stand there themselves, and files of secrets that others may read."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from harness.errors import Problem
from harness.fields import PASSWORDS
from harness.fields.labels import read
from harness.inbox import InboxPlan
from harness.lexicon import languages, lexicon
from harness.scenario.plan import PlannedStep, Scenario, Site
from harness.scenario.standing import places
from harness.scenario.words import names_in
from harness.steps.fill import Fill
from harness.vault import HINT, file_of, open_to_others, whole_place

_CLEAR = "a password does not belong in a file that others read"


def mistaken(sites: Iterable[Site]) -> list[Problem]:
    """Give the passwords that stand in the sign-in of sites that are not ours: somebody's account is behind them."""
    theirs = [site for site in sites if not site.owned]
    return [_said(step.path, step.line, step.column, _CLEAR) for site in theirs for step in _spoken(site.sign_in)]


def noted(scenarios: Mapping[Path, tuple[Scenario, list[Site]]], sites: Iterable[Site], inboxes: Iterable[InboxPlan]) -> list[Problem]:
    """Give what is no mistake, and worth a word: a customer's password at sites that are not ours, and files that others may read."""
    notes: list[Problem] = []
    for scenario, visited in scenarios.values():
        if not all(site.owned for site in visited):
            steps = (step for journey in (*scenario.journeys, *scenario.undo) for step in journey.steps)
            notes += [_said(step.path, step.line, step.column, _CLEAR) for step in _spoken(steps)]
            facts = [text for token, text in scenario.persona.facts.items() if token in PASSWORDS and not whole_place(text)]
            notes += [_said(str(scenario.path), *scenario.persona.place, _CLEAR)] if facts else []
    named = [(site.path, place) for site in sites for standing in ("member", "known") for place in places(site, standing)]
    named += [(each.path, whole_place(text)) for each, _ in scenarios.values() for text in each.persona.facts.values()]
    named += [(box.path or Path(), whole_place(text)) for box in inboxes for text in (box.user, box.password, *box.send.values())]
    for path, place in dict.fromkeys(named):
        if (file := file_of(place, path.parent)) and open_to_others(file):
            name = place.partition(":")[2]
            notes.append(Problem(str(path), 1, 1, f"others on this machine may read the secret in `{name}`", f"`chmod 600 {name}`"))
    return notes


def _spoken(steps: Iterable[PlannedStep]) -> Iterator[PlannedStep]:
    """Give the steps that answer a question for a password with words that stand in the file."""
    for planned in steps:
        answers = planned.step.answers if isinstance(planned.step, Fill) else ""
        if isinstance(answers, Mapping) and any(_asks(key) and text and not names_in(text) for key, text in answers.items()):
            yield planned


def _asks(words: str) -> bool:
    return any(read(lexicon(language), words) in PASSWORDS for language in languages())


def _said(path: str, line: int, column: int, message: str) -> Problem:
    return Problem(path, line, column, message, f"say where it lies: {HINT}")  # and the line is not shown
