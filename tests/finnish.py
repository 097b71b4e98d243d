"""Which sentences of a visit and its scorecard have no Finnish yet."""

from collections.abc import Iterator

from harness.model import Scorecard, Visit
from harness.reporters.drawing import tongue
from harness.reporters.drawing.sentences import told


def sentences(visit: Visit, card: Scorecard) -> Iterator[str]:
    """Give the sentences of ours that reports show, but not what is said of audits that broke."""
    yield card.reason
    yield from (finding.seen for finding in card.findings)
    yield from (promise.reason for promise in card.promises)
    yield from (trial.untried for trial in visit.trials)
    yield from (defect for mail in visit.mails for defect in mail.defects)
    yield from (journey.halt.message for journey in visit.journeys if journey.halt)
    for journey in card.journeys:
        yield from (journey.reason, journey.note, *journey.over_budget)


def without_finnish(visit: Visit, card: Scorecard) -> list[str]:
    """Give those that no pattern in `tongues/fi/sentences/` knows, or not wholly."""
    with tongue.speaking("fi"):
        return sorted(sentence for sentence in set(sentences(visit, card)) if any(piece.foreign for piece in told(sentence)))
