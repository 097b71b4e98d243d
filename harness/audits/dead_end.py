"""Look for journeys that end where the customer cannot go on."""

from collections.abc import Iterator

from harness.audits import audit
from harness.model import Certainty, Finding, Visit
from harness.reading.endings.outcomes import judge
from harness.reading.looks import page_at

INFERRED = ("login-wall", "loop", "silent-no-op", "hidden", "nobody-to-ask")  # seen in what happened, not told by a status or a sentence


@audit
def dead_end(visit: Visit) -> Iterator[Finding]:
    """The customer cannot go on.

    What the customer came for is lost, and what was spent until then with it. Clicks alone do not predict how satisfied
    people are (UIE, 44 people, 620 tasks); dead ends do. A sale that ends in "send us an e-mail" is made elsewhere.
    """
    for journey in visit.journeys:
        verdict = judge(visit, journey)
        if verdict.outcome != "dead-end":
            continue
        at = journey.halt.step if journey.halt else -1
        step = journey.steps[at] if 0 <= at < len(journey.steps) else None
        place = f" at step {at + 1} `{step.words or step.verb}`" if step else ""
        page = page_at(visit, verdict.view)
        certainty: Certainty = "likely" if verdict.kind in INFERRED else "sure"
        yield Finding(
            audit="dead-end",
            severity="critical",
            certainty=certainty,
            seen=f"`{journey.name}` ended in a dead end ({verdict.kind}){place}: {verdict.reason}",
            journey=journey.name,
            step=at,
            view=verdict.view,
            mail=step.mail if step and verdict.kind == "no-unsubscribe" else -1,
            words=verdict.words,
            url=page.url if page else "",
        )
