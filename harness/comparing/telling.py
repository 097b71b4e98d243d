"""What is different from the baseline, in plain lines."""

from collections.abc import Iterator, Mapping

from harness.model import ActChange, Changes, Scorecard, StepChange

DID = {"type": "typing", "choose": "choosing", "click": "pressing", "press": "pressing", "go": "going to", "back": "going back"}
NOUNS = {"asked": "questions", "mail_steps": "mail trips"}


def expired(card: Scorecard) -> Iterator[str]:
    """Say which waivers are over, of those that something was found for."""
    for use in card.waivers:
        if use.expired and use.findings:
            waiver = use.waiver
            place = f", {waiver.path}:{waiver.line}" if waiver.path else ""
            yield f"waived until {waiver.until}, which is over: {waiver.audit} ({waiver.reason}){place}"


def changed(card: Scorecard) -> list[str]:
    """Say what is different from the baseline, one line for each change."""
    changes = card.changes
    if changes is None:
        return []
    if not changes.known:
        return ["the baseline does not have this visit: all of it is new"]
    lines = [f"since the baseline: {was}" for was in [_ended(card, changes), *map(step_line, changes.steps)] if was]
    new = [each for each in card.findings if each.new]
    lines += [f"since the baseline: gone: {each.severity} {each.audit}: {each.seen}" for each in changes.gone]
    return lines + [f"since the baseline: new: {each.severity} {each.audit}" for each in new if each.audit == "dead-end"]


def step_line(change: StepChange) -> str:
    """Say what is different in a step, with its line in the scenario."""
    what = {"added": "a step more", "gone": "a step less", "changed": f"step {change.step + 1}"}[change.change]
    acts = ", ".join(map(act_text, change.acts))
    more = ", ".join(filter(None, [acts if change.change == "changed" else "", effort_text(change.effort)]))
    place = f" ({change.path}:{change.line})" if change.path else ""
    return f"{change.journey}: {what} `{change.words}`{place}{f': {more}' if more else ''}"


def act_text(act: ActChange) -> str:
    """Say an act that was added, or is gone."""
    return f"{'also' if act.added else 'no longer'} {DID.get(act.kind, act.kind)} `{act.name}`"


def effort_text(effort: Mapping[str, float]) -> str:
    """Say what is spent more or less: `+1 click, -2 fields`."""
    return ", ".join(f"{more:+g} {_noun(name, more)}" for name, more in effort.items())


def _noun(name: str, more: float) -> str:
    noun = NOUNS.get(name, name)
    return noun.removesuffix("s") if abs(more) == 1 else noun


def _ended(card: Scorecard, changes: Changes) -> str:
    was, now = (f"{each.outcome}{f' ({each.kind})' if each.kind else ''}" for each in (changes, card))
    return "" if was == now else f"it ends otherwise: {now}, was {was}"
