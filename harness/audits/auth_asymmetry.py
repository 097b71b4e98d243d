"""Hold the authentication of leaving against that of joining."""

from collections.abc import Iterator

from harness.audits import audit
from harness.model import Finding, Severity, Visit
from harness.reading.costs.symmetry import GONE_THROUGH, extra_demands, mirrored
from harness.reading.endings.outcomes import judge

HEAVY = ("id-document", "phone-call")


@audit
def auth_asymmetry(visit: Visit) -> Iterator[Finding]:
    """Leaving demands more authentication than joining.

    You are trusted before you are a customer, and not trusted once you are one. Each factor more costs time and can fail; an ID
    document or a phone call takes leaving off the web. EU Directive 2023/2673 (Art. 11a) lets who is signed in withdraw without
    identifying again.
    """
    for journey in visit.journeys:
        mirror = mirrored(visit, journey)
        if mirror is None or judge(visit, journey).outcome not in GONE_THROUGH:
            continue
        extra = extra_demands(visit, journey, mirror)
        if not extra:
            continue
        severity: Severity = "critical" if any(demand.factor in HEAVY for demand in extra) else "moderate"
        said = next((demand for demand in extra if demand.view >= 0), None)
        factors = ", ".join(demand.factor for demand in extra)
        yield Finding(
            audit="auth-asymmetry",
            severity=severity,
            certainty="likely" if all(demand.words for demand in extra) else "sure",
            seen=f"`{journey.name}` demands {len(extra)} more than `{mirror.name}`: {factors}",
            journey=journey.name,
            step=next((at for at, step in enumerate(journey.steps) if said and step.view >= said.view), -1),
            view=said.view if said else -1,
            words=said.words if said else "",
            url=visit.views[said.view].url if said else "",
        )
