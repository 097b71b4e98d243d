"""Look for questions to the company that nobody answered."""

from collections.abc import Iterator

from harness.audits import audit
from harness.model import Finding, Journey, Visit
from harness.reading.answers import answers, typed_before
from harness.reading.costs.anchors import kind_of
from harness.reading.endings.awaited import automatic
from harness.reading.endings.outcomes import judge
from harness.reading.looks import deeds, page_at, quoted
from harness.reading.mails import bulk
from harness.reading.prices import means, words_of
from harness.reading.promises import promises
from harness.reading.promises.keeping import TELEPHONE
from harness.reading.spans import span

PATIENCE_S = 7 * 86_400  # five working days, whichever day it is
OTHERWISE = ("join", "leave", "checkout", "sign-in", "newsletter")  # what these owe is a confirmation


@audit
def unanswered_enquiry(visit: Visit) -> Iterator[Finding]:
    """A question that was sent by the company's own form is not answered.

    The customer waits, asks again, and buys elsewhere. Said where no answer had been promised, for that is another finding: a message
    was sent from a page for questions or complaints, with the customer's address, and a week later, by the site's clock, the inbox held
    nothing but automatic mails. Left out is who left a telephone number, which may have rung, and a page that says that not
    every message is answered.
    """
    promised = {promise.journey for promise in promises(visit)}
    for journey in visit.journeys:
        view = _asked(visit, journey) if visit.mailbox and journey.name not in promised else -1
        page = page_at(visit, view)
        if page is None or visit.ended_s - page.at_s < PATIENCE_S:
            continue
        since = [mail for mail in visit.mails if mail.at_s >= journey.steps[0].at_s]
        if not all(automatic(mail) or bulk(mail) for mail in since):
            continue
        came = f"{len(since)} automatic mail{'' if len(since) == 1 else 's'}" if since else "no mail"
        yield Finding(
            audit="unanswered-enquiry",
            severity="moderate",
            certainty="likely",
            seen=f"a message was sent; {span(visit.ended_s - page.at_s)} later {came} had come",
            journey=journey.name,
            view=view,
            words=quoted(page.title),
            url=page.url,
        )


def _asked(visit: Visit, journey: Journey) -> int:
    """Give the look that answers a message which this journey sent from a page for questions; -1 where there is none such."""
    if kind_of(journey, visit.language) in OTHERWISE or judge(visit, journey).outcome != "reached":
        return -1
    answer = next((each for each in answers(visit) if each.last and each.journey is journey), None)
    asked_on = page_at(visit, answer.asked_on) if answer else None
    if answer is None or asked_on is None or typed_before(visit, answer.view, TELEPHONE):
        return -1
    came = visit.views[answer.view]
    if came.errors or any(field.token == "comment" or field.error for field in came.fields):
        return -1  # the page may not have taken the message
    written = any(act.token == "comment" and act.view <= answer.asked_on for _, act in deeds(journey, ("type",)))
    heads = "\n".join((asked_on.title, *asked_on.headings, *(each.name for each in asked_on.buttons if each.submits)))
    if not written or not typed_before(visit, answer.view, ("email",)) or not means("enquiries.asks", heads):
        return -1
    said = "\n".join(map(words_of, (asked_on, came)))
    return -1 if means("enquiries.opinion", heads) or means("enquiries.unanswered", said) else answer.view
