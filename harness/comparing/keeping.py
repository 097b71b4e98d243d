"""What is kept of a visit, to hold later ones against."""

from collections.abc import Sequence

import msgspec

from harness.model import Finding, Journey, JourneyScore, KeptAct, KeptJourney, KeptStep, KeptVisit, PageView, Scorecard, Step, Visit
from harness.reading.costs.budgets import by_journey, figures, placed
from harness.reading.looks import page_at, pictured


def kept(visit: Visit, card: Scorecard) -> KeptVisit:
    """Give what is kept of a visit; its findings stay in the order of the scorecard."""
    found = by_journey(visit, [finding for finding in card.findings if not finding.waived])
    scores = {each.name: each for each in card.journeys}
    return KeptVisit(
        id=visit.id, file=visit.file.replace("\\", "/"), site=visit.site, scenario=visit.scenario, standing=visit.standing,
        device=visit.device, keyboard=visit.keyboard, started=visit.started, locale=visit.locale, seed=visit.seed, names=visit.names,
        outcome=card.outcome, kind=card.kind, score=card.score, effort=card.effort,
        journeys=[_journey(visit, each, scores[each.name], found[each.name]) for each in visit.journeys if each.name in scores],
        findings=[_finding(visit, finding) for finding in placed(visit, card.findings)],
        failed=[said.partition(":")[0] for said in card.failed_audits],
    )  # fmt: skip


def _journey(visit: Visit, journey: Journey, score: JourneyScore, findings: Sequence[Finding]) -> KeptJourney:
    return KeptJourney(
        name=journey.name, outcome=score.outcome, kind=score.kind, figures=figures(score, findings),
        broken=[over.metric for over in score.broken if over.against != "baseline"], steps=[_step(visit, step) for step in journey.steps],
    )  # fmt: skip


def _step(visit: Visit, step: Step) -> KeptStep:
    acts = [KeptAct(kind=act.kind, role=act.role, name=act.name) for act in step.acts if act.kind != "focus"]  # what follows tells more
    return KeptStep(
        verb=step.verb, words=step.words, part=step.part, path=step.path, line=step.line, acts=acts, effort=step.effort,
        picture=_picture(visit, step),
    )  # fmt: skip


def _picture(visit: Visit, step: Step) -> str:
    """Give the screenshot of the page that a step acted on; of the one it led to where it went there by itself."""
    acted_on = [step.acts[-1].view] if step.acts and step.acts[-1].kind != "go" else []
    view = next((view for view in [*acted_on, step.view] if page_at(visit, view)), -1)
    page: PageView | None = page_at(visit, pictured(visit.views, view))
    return page.screenshot if page else ""


def _finding(visit: Visit, finding: Finding) -> Finding:
    page = page_at(visit, finding.view)
    return msgspec.structs.replace(finding, url=finding.url or (page.url if page else ""), box=None, waived="", new=None)
