"""Effort and findings to a score, and a visit to its scorecard."""

import math
from statistics import median

import msgspec

from harness import audits
from harness.model import Effort, Finding, Journey, JourneyScore, KeptVisit, OutcomeName, Part, Scorecard, Seconds, Symmetry, Visit
from harness.reading.costs import budgets
from harness.reading.costs.anchors import ANCHORS, ANCHORS_VERSION, FALLBACK, KINDS, Anchor, anchor, kind_of, paint_anchor, part
from harness.reading.costs.prediction import predict, total
from harness.reading.costs.split import split
from harness.reading.costs.split import total as whole
from harness.reading.costs.symmetry import hold, mirrored
from harness.reading.endings.outcomes import Verdict, judge
from harness.reading.looks import looks
from harness.reading.promises import promises
from harness.reading.questions.asking import prefill_share
from harness.reading.undoing import not_undone
from harness.reading.waivers import waive

POINTS = {"minor": 1, "moderate": 3, "serious": 8, "critical": 20}  # taken off the scenario's score for each finding
WORST_FIRST: tuple[OutcomeName, ...] = ("error", "bot-wall", "stale-scenario", "dead-end", "pending", "held", "reached")
AS_WALKED = (
    "scenario", "file", "site", "site_name", "standing", "attempt", "retry", "device", "keyboard", "throttle", "sign_in",
    "worth", "withheld", "committed", "undone",
)  # fmt: skip
MEASURED = ("reached", "held", "dead-end")
NOT_MEASURED = ("error", "bot-wall", "stale-scenario", "pending")


def score(visit: Visit, before: KeptVisit | None = None) -> Scorecard:
    """Give all numbers of a visit. The score is None where the visit could not be measured; a dead end is a result and scores 0.

    `before` is the baseline's visit, from whose figures limits may be made.
    """
    verdicts = [judge(visit, journey) for journey in visit.journeys]
    symmetry = [row for journey in visit.journeys if (row := hold(visit, journey))]
    journeys = [_journey_score(visit, *pair, symmetry) for pair in zip(visit.journeys, verdicts, strict=True)]
    found, broken = audits.run(visit)
    findings, waivers = waive(visit, _off_walls(found, verdicts))
    journeys = _held_to_budgets(visit, journeys, findings, before)
    worst = _worst(verdicts)
    return Scorecard(
        visit=visit.id,
        **{name: getattr(visit, name) for name in AS_WALKED},
        outcome=worst.outcome,
        kind=worst.kind,
        reason=worst.reason,
        score=_scenario_score(journeys, findings),
        anchors=ANCHORS_VERSION,
        effort=(effort := sum((each.effort for each in journeys), Effort())),
        prefill_share=prefill_share(effort),
        consent=sum((each.consent for each in journeys), Effort()),
        seconds=total([each.seconds for each in journeys]),
        split=whole(each.split for each in journeys),
        harness_ms=sum(each.harness_ms for each in journeys),
        journeys=journeys,
        symmetry=symmetry,
        promises=promises(visit),
        findings=findings,
        waivers=waivers,
        failed_audits=broken,
        not_undone=not_undone(visit),
    )


def _off_walls(findings: list[Finding], verdicts: list[Verdict]) -> list[Finding]:
    """Give the findings that are not of a page that keeps programs out."""
    walls = {verdict.view for verdict in verdicts if verdict.outcome == "bot-wall"}
    return [finding for finding in findings if finding.view < 0 or finding.view not in walls]


def _worst(verdicts: list[Verdict]) -> Verdict:
    walked = [verdict for verdict in verdicts if verdict.outcome != "not-walked"]
    if not verdicts:
        return Verdict("error", reason="no journey was recorded")
    return min(walked, key=lambda verdict: WORST_FIRST.index(verdict.outcome), default=verdicts[0])


def _scenario_score(journeys: list[JourneyScore], findings: list[Finding]) -> float | None:
    measured = [each.score for each in journeys if each.score is not None]
    if not measured or any(each.outcome in NOT_MEASURED for each in journeys):
        return None
    points = sum(POINTS[finding.severity] for finding in findings)
    return round(max(0.0, sum(measured) / len(measured) - points), 1)


def _journey_score(visit: Visit, journey: Journey, verdict: Verdict, symmetry: list[Symmetry]) -> JourneyScore:
    seconds = predict(journey, visit)
    row = next((each for each in symmetry if each.journey == journey.name), None)
    parts, note = _parts(visit, journey, seconds, row) if verdict.outcome in MEASURED else ([], "")
    if row and verdict.outcome == "dead-end":
        note = "; ".join(filter(None, (note, "held against joining by the effort up to the dead end")))
    points = _points(verdict, parts)
    return JourneyScore(
        name=journey.name,
        outcome=verdict.outcome,
        kind=verdict.kind,
        reason=verdict.reason,
        mirrors=journey.mirrors,
        effort=journey.effort,
        prefill_share=prefill_share(journey.effort),
        consent=journey.consent,
        harness_ms=sum(step.harness_ms for step in journey.steps),
        seconds=seconds,
        split=split(journey, visit),
        score=points,
        parts=parts,
        note=note,
    )


def _held_to_budgets(
    visit: Visit, journeys: list[JourneyScore], findings: list[Finding], before: KeptVisit | None
) -> list[JourneyScore]:
    """Hold each journey that could be measured against what it may cost. Findings that are waived do not count."""
    found = budgets.by_journey(visit, [finding for finding in findings if not finding.waived])
    came_to = {each.name: budgets.figures(each, found[each.name]) for each in journeys if each.outcome in MEASURED}
    baseline = {each.name: each.figures for each in before.journeys if each.outcome in MEASURED} if before else {}
    held = []
    for journey, each in zip(visit.journeys, journeys, strict=True):
        mirror = mirrored(visit, journey)
        spent = budgets.Spent(visit, journey, each, found[each.name], came_to.get(mirror.name) if mirror else None, baseline.get(each.name))
        broken = budgets.broken(spent) if each.outcome in MEASURED else []
        held.append(msgspec.structs.replace(each, broken=broken, over_budget=[budgets.said(over) for over in broken]))
    return held


def _points(verdict: Verdict, parts: list[Part]) -> float | None:
    if verdict.outcome == "dead-end":
        return 0.0  # the customer did not get it
    return round(100 * sum(each.score for each in parts) / len(parts), 1) if parts else None


def _parts(visit: Visit, journey: Journey, seconds: Seconds, row: Symmetry | None) -> tuple[list[Part], str]:
    kind = kind_of(journey, visit.language)
    wanted: list[Anchor] = [each for each in ANCHORS if each.kind == kind] if kind in KINDS else [anchor(FALLBACK, "seconds")]
    effort = journey.effort
    values: dict[str, float | None] = {
        "clicks": effort.clicks,
        "pages": effort.pages,
        "fields": effort.fields,
        "seconds": seconds.middle,
        "leaving ÷ joining": row.clicks if row else None,
    }
    parts = [part(each, value) for each in wanted if (value := values[each.metric]) is not None]
    paint = _paint(visit, journey)
    if paint:
        parts.append(part(paint_anchor(visit), paint))
    called = f"`{kind}`" if kind else "this kind of journey"
    return parts, "" if kind in KINDS else f"no anchors for {called}: predicted seconds are held against those for leaving"


def _paint(visit: Visit, journey: Journey) -> float:
    """Give the median of the largest paints of the journey's page loads, in ms; 0 where none was measured.

    A browser that was asked before it had painted says 0: then the end of loading stands in, so that the score does not hang on the moment.
    """
    timed = [(look.page.page, look.page.timings) for look in looks(visit, journey) if look.page.timings]
    pages = {page: timings.largest_paint or timings.loaded for page, timings in timed}
    measured = [paint for paint in pages.values() if paint > 0 and math.isfinite(paint)]
    return median(measured) if measured else 0.0
