"""A visit held against the baseline's visit of the same scenario at the same site."""

import msgspec

from harness import audits
from harness.comparing.baseline import Baseline
from harness.comparing.keeping import kept
from harness.comparing.marks import own_words
from harness.comparing.matching import Matched, match, signs
from harness.comparing.steps import METRICS, differing, step_changes
from harness.model import Changes, Finding, JourneyScore, KeptJourney, KeptVisit, Scorecard, Visit
from harness.scoring import MEASURED, score


def scored(visit: Visit, baseline: Baseline | None) -> Scorecard:
    """Score a visit, and hold it against a baseline where there is one."""
    if baseline is None:
        return score(visit)
    before = baseline.of(visit)
    return held_against(visit, score(visit, before), before, baseline.audits)


def held_against(visit: Visit, card: Scorecard, before: KeptVisit | None, asked: frozenset[str]) -> Scorecard:
    """Add to a scorecard what is different from the baseline's visit; None: it has none such, and all is new.

    `asked` are the audits that the baseline knows: what others find may have been there then. A visit that could not be measured is
    held to nothing.
    """
    if card.outcome not in (*MEASURED, "not-walked") or not card.journeys:
        changes = Changes(made=before.started, outcome=before.outcome, kind=before.kind, score=before.score) if before else None
        return msgspec.structs.replace(card, changes=changes or Changes(known=False))
    if before is None:
        return _with(card, Matched(frozenset(range(len(card.findings))), ()), set(asked), {}, Changes(known=False))
    after = kept(visit, card)
    own = own_words(after.locale, after.seed, tuple(after.names)) | own_words(before.locale, before.seed, tuple(before.names))
    same = match(signs(before, own), signs(after, own))
    journeys = {each.name: each for each in before.journeys}
    worse = [each.name for each in after.journeys if _dead(each) and not (each.name in journeys and _dead(journeys[each.name]))]
    steps = [change for each in after.journeys if each.name in journeys for change in step_changes(journeys[each.name], each, own)]
    changes = Changes(
        made=before.started, outcome=before.outcome, kind=before.kind, score=before.score, worse=worse, steps=steps,
        effort=differing(before.effort, after.effort, METRICS), gone=_gone(before, after, same, worse),
    )  # fmt: skip
    return _with(card, same, set(asked) - set(before.failed), journeys, changes)


def differs(card: Scorecard) -> bool:
    """Tell whether anything of a visit is different from the baseline."""
    changes = card.changes
    if changes is None:
        return False
    new = any(finding.new for finding in card.findings) or any(over.new for journey in card.journeys for over in journey.broken)
    other = (changes.outcome, changes.kind) != (card.outcome, card.kind)
    return not changes.known or new or other or bool(changes.worse or changes.steps or changes.gone)


def _dead(journey: KeptJourney | JourneyScore) -> bool:
    return journey.outcome == "dead-end"


def _with(card: Scorecard, same: Matched, asked: set[str], journeys: dict[str, KeptJourney], changes: Changes) -> Scorecard:
    findings = [
        msgspec.structs.replace(finding, new=at in same.new if finding.audit in asked else None) for at, finding in enumerate(card.findings)
    ]
    held = []
    for journey in card.journeys:
        before = journeys.get(journey.name)
        broken = [msgspec.structs.replace(over, new=before is None or over.metric not in before.broken) for over in journey.broken]
        held.append(msgspec.structs.replace(journey, broken=broken))
    return msgspec.structs.replace(card, findings=findings, journeys=held, changes=changes)


def _gone(before: KeptVisit, after: KeptVisit, same: Matched, worse: list[str]) -> list[Finding]:
    """Give the findings that are gone: not those that could not be found again, because the way ended before or nobody asked."""
    silent = {*after.failed, *(name for name in {each.audit for each in before.findings} if name not in audits.audits)}
    walked = {each.name for each in after.journeys if each.outcome != "not-walked"} - set(worse)
    return [each for at in same.gone if (each := before.findings[at]).audit not in silent and each.journey in walked]
