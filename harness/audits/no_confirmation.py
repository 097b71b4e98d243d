"""Look for confirmations by mail that do not come."""

from collections.abc import Iterator

from harness.audits import audit
from harness.model import Finding, Journey, Visit
from harness.reading.answers import answers, typed_before
from harness.reading.costs.anchors import kind_of
from harness.reading.endings.outcomes import judge
from harness.reading.looks import page_at
from harness.reading.promises import HOUR_S, promises, unconfirmed
from harness.reading.spans import span

KINDS = ("join", "leave", "checkout")


@audit
def no_confirmation(visit: Visit) -> Iterator[Finding]:
    """No mail confirms what the customer did.

    Who has ordered, joined or left has nothing in hand but the memory of a page, and asks whether it worked. Said where a page
    promised a confirmation by mail, or where the company had the customer's address after joining, leaving or buying, and an hour later
    nothing had come. A mail that was promised by a time is another finding.
    """
    said = promises(visit)
    missing = {promise.journey: promise for promise in reversed(unconfirmed(visit))}
    for journey in visit.journeys:
        view = _unanswered(visit, journey)
        promise = missing.get(journey.name)
        if promise and not any(each.state == "broken" and each.journey == journey.name for each in said):
            yield _finding(visit, journey, promise.view, f'"{promise.words}" – {promise.reason}', promise.words)
        elif view >= 0 and not any(each.what != "done" and each.journey == journey.name for each in said):
            waited = span(visit.ended_s - visit.views[view].at_s)
            yield _finding(visit, journey, view, f"the company has the customer's address; {waited} later no mail had come")


def _finding(visit: Visit, journey: Journey, view: int, seen: str, words: str = "") -> Finding:
    page = page_at(visit, view)
    return Finding(
        audit="no-confirmation",
        severity="moderate",
        certainty="likely",
        seen=seen,
        journey=journey.name,
        view=view,
        words=words,
        url=page.url if page else "",
    )


def _unanswered(visit: Visit, journey: Journey) -> int:
    """Give the look that ended a journey of these kinds without a mail in the hour after it, -1 if there is none such."""
    if not visit.mailbox or kind_of(journey, visit.language) not in KINDS or judge(visit, journey).outcome != "reached":
        return -1
    view = next((each.view for each in answers(visit) if each.last and each.journey is journey), -1)
    if not typed_before(visit, view, ("email",)) or any(mail.at_s >= journey.steps[0].at_s for mail in visit.mails):
        return -1
    return view if visit.ended_s - visit.views[view].at_s >= HOUR_S else -1
