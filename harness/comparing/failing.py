"""What fails a visit, as the command line asks for it."""

from collections import Counter

from harness.model import BrokenBudget, FailOn, Finding, JourneyScore, Scorecard
from harness.reading.costs.budgets import RANKS

SPENT = ("clicks", "choices", "fields", "pages", "mail_steps")  # what all customers spend alike


def fails(card: Scorecard, on: FailOn) -> bool:
    """Tell whether a visit that was measured fails.

    `trouble`: by a dead end or a broken budget. A severity: by these and by findings as bad as that. `new`: by any of these that the
    baseline does not know, findings of every severity, and by a journey that costs more than it did; a visit that the baseline does not
    have is new as a whole. Nothing that is waived fails, a dead end neither.
    """
    return on != "never" and bool(_dead_ends(card, on) or _broken(card, on) or _findings(card, on) or (on == "new" and _grown(card)))


def _dead_ends(card: Scorecard, on: FailOn) -> list[JourneyScore]:
    waived = {finding.journey for finding in card.findings if finding.audit == "dead-end" and finding.waived}
    ended = [journey for journey in card.journeys if journey.outcome == "dead-end" and journey.name not in waived]
    if on != "new" or card.changes is None or not card.changes.known:
        return ended
    return [journey for journey in ended if journey.name in card.changes.worse]


def _broken(card: Scorecard, on: FailOn) -> list[BrokenBudget]:
    return [over for journey in card.journeys for over in journey.broken if on != "new" or over.new is not False]


def _grown(card: Scorecard) -> list[str]:
    """Give the journeys whose steps cost more than the baseline's, as far as both were walked: effort creeps without a finding, too."""
    more: Counter[tuple[str, str]] = Counter()
    for change in card.changes.steps if card.changes else ():
        for metric in SPENT:
            more[change.journey, metric] += int(change.effort.get(metric, 0))
    return [journey for (journey, _), number in more.items() if number > 0]


def _findings(card: Scorecard, on: FailOn) -> list[Finding]:
    """Give the findings that fail. Dead ends are counted as journeys, so that the one is not waived and the other not."""
    found = [finding for finding in card.findings if not finding.waived]
    if on == "new":
        return [finding for finding in found if finding.new and finding.audit != "dead-end"]
    return [finding for finding in found if on in RANKS and RANKS.index(finding.severity) >= RANKS.index(on)]
