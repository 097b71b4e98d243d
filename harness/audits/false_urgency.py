"""Hold what hurries the customer against what the same page says to somebody who comes a little later."""

from collections.abc import Iterator

from harness.audits import audit
from harness.model import Finding, Severity, Trial, Visit
from harness.reading.looks import page_at, quoted
from harness.reading.second_looks import drawn_anew, every_day, restarted, unsold


@audit
def false_urgency(visit: Visit) -> Iterator[Finding]:
    """What hurries the customer does not hold.

    A countdown that begins anew for whoever comes next, `only 2 left` that stays so: the customer decides in a hurry that nothing
    calls for, and does not compare. Annex I of directive 2005/29/EC, point 7, lists a false statement that an offer is available for
    a very limited time only. The page was opened again after the visit, by somebody who was never there before.
    """
    again: dict[int, list[Trial]] = {}
    for trial in visit.trials:
        if trial.kind == "look-again" and page_at(visit, trial.view) and not trial.untried:
            again.setdefault(trial.view, []).append(trial)
    for view, trials in again.items():
        page = visit.views[view]
        for question in (restarted, unsold, drawn_anew, every_day):
            if seen := question(visit, view, trials):
                severity: Severity = "moderate" if question is restarted else "minor"
                words = quoted(seen.words)
                yield Finding(
                    audit="false-urgency", severity=severity, certainty="likely", seen=seen.what, view=view, words=words, url=page.url
                )
                break
