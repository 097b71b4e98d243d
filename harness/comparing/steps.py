"""Steps of a journey that went otherwise than before: what was added, what is gone, what was done besides."""

import difflib
from collections import Counter
from collections.abc import Iterator, Sequence

from harness.comparing.marks import mark
from harness.model import ActChange, Effort, KeptAct, KeptJourney, KeptStep, StepChange

METRICS = ("clicks", "choices", "fields", "asked", "pages", "dialogs", "mail_steps")  # that who walks does not change
Own = frozenset[str]
Signs = Sequence[tuple[str, str, str]]


def step_changes(before: KeptJourney, after: KeptJourney, own: Own) -> list[StepChange]:
    """Give the steps that are different, in the order of the journey.

    Where only one of both ended in a dead end, only what both went through is held against each other.
    """
    cut = (before.outcome == "dead-end") != (after.outcome == "dead-end")
    both = min(len(before.steps), len(after.steps)) - 1 if cut else max(len(before.steps), len(after.steps))
    old, new = before.steps[: max(0, both)], after.steps[: max(0, both)]
    pairs = _pairs(old, new, own)
    changes = [(place, change) for place, was, now in pairs if (change := _change(after.name, old, new, was, now, own))]
    return [change for _, change in sorted(changes, key=lambda pair: pair[0])]


def differing(before: Effort, after: Effort, metrics: Sequence[str]) -> dict[str, float]:
    """Give what was spent more (above 0) or less, of each count that differs."""
    return {name: more for name in metrics if (more := getattr(after, name) - getattr(before, name))}


def _pairs(old: Sequence[KeptStep], new: Sequence[KeptStep], own: Own) -> Iterator[tuple[float, int, int]]:
    """Pair steps off; give the place in the journey with both indices, -1 for a step that is on one side only."""
    was_there, is_there = ([(step.verb, mark(step.words, own), step.part) for step in steps] for steps in (old, new))
    gone: list[int] = []
    added: list[int] = []
    place: dict[int, float] = {}
    for kind, start, end, first, last in difflib.SequenceMatcher(None, was_there, is_there, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from ((first + at, start + at, first + at) for at in range(end - start))
            continue
        gone += range(start, end)
        added += range(first, last)
        place |= dict.fromkeys(range(start, end), first - 0.5)
    for now in added:
        moved = next((was for was in gone if was_there[was] == is_there[now]), -1)
        if moved >= 0:
            gone.remove(moved)
        yield now, moved, now
    yield from ((place[was], was, -1) for was in gone)


def _change(journey: str, old: Sequence[KeptStep], new: Sequence[KeptStep], was: int, now: int, own: Own) -> StepChange | None:
    before, after = (old[was] if was >= 0 else None), (new[now] if now >= 0 else None)
    acts = _acts(before.acts if before else [], after.acts if after else [], own)
    effort = differing(before.effort if before else Effort(), after.effort if after else Effort(), METRICS)
    step = after or before
    if step is None or (before and after and not acts and not effort):
        return None
    return StepChange(
        journey=journey, change="changed" if before and after else "added" if after else "gone", step=now if after else was,
        words=step.words or step.verb, path=step.path, line=step.line, acts=acts, effort=effort,
        before=before.picture if before else "", after=after.picture if after else "",
    )  # fmt: skip


def _acts(before: Sequence[KeptAct], after: Sequence[KeptAct], own: Own) -> list[ActChange]:
    """Give the acts that are on one side only, first those that were added; what was done in another order is the same."""
    signs = [[(act.kind, act.role, mark(act.name, own)) for act in acts] for acts in (before, after)]
    return [*_beyond(after, signs[1], signs[0], added=True), *_beyond(before, signs[0], signs[1], added=False)]


def _beyond(acts: Sequence[KeptAct], signs: Signs, others: Signs, *, added: bool) -> Iterator[ActChange]:
    left = Counter(others)
    for act, sign in zip(acts, signs, strict=True):
        left[sign] -= 1
        if left[sign] < 0:
            yield ActChange(kind=act.kind, role=act.role, name=act.name, added=added)
