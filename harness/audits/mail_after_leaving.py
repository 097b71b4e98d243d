"""Look for letters of a mailing list that go on after the customer has left it."""

from collections.abc import Iterator

from harness.audits import audit
from harness.model import Finding, Journey, MailView, Step, Visit
from harness.reading.costs.anchors import kind_of
from harness.reading.endings.outcomes import judge
from harness.reading.looks import matches, page_at, quoted
from harness.reading.mails import bulk
from harness.reading.spans import span

# What mail services give a sender for it: Google, Email sender guidelines; Yahoo, Sender best practices; both 2024.
GRACE_S = 2 * 86_400


@audit
def mail_after_leaving(visit: Visit) -> Iterator[Finding]:
    """Letters of a mailing list go on after the customer has left it.

    The page said that it was done, or the button of the mail program was pressed; the letters come all the same, and the customer has to
    find out whether to try again, to complain or to call them spam. Said where a journey that mirrors one onto a list reached its
    end, and another letter of the same sender came more than two days later.
    """
    for journey in visit.journeys:
        leaving = _leaving(visit, journey)
        if leaving is None:
            continue
        looked = [page.at_s for step in journey.steps if (page := page_at(visit, step.view))]
        since = max(leaving.at_s, *looked) if looked else leaving.at_s
        sender = visit.mails[leaving.mail].sender
        late = [at for at, mail in enumerate(visit.mails) if mail.sender == sender and mail.at_s > since + GRACE_S and _letter(visit, mail)]
        if late:
            first = visit.mails[late[0]]
            yield Finding(
                audit="mail-after-leaving",
                severity="serious",
                seen=f"`{quoted(first.subject)}` came {span(first.at_s - since)} after the customer had left the list",
                journey=journey.name,
                mail=late[0],
                words=quoted(first.subject),
            )


def _leaving(visit: Visit, journey: Journey) -> Step | None:
    """Give the step of a journey that left a list for good; None where the journey is another, or did not get there."""
    joined = next((each for each in visit.journeys if each.name == journey.mirrors), None)
    later = visit.journeys[visit.journeys.index(journey) + 1 :]
    if joined is None or kind_of(joined, visit.language) != "newsletter" or any(each.walked for each in later):
        return None
    if judge(visit, journey).outcome != "reached":
        return None
    left = [step for step in journey.steps if any(act.kind in ("unsubscribe", "follow-mail") for act in step.acts)]
    return left[-1] if left and 0 <= left[-1].mail < len(visit.mails) else None


def _letter(visit: Visit, mail: MailView) -> bool:
    """Whether a mail is one of a list, which offers to leave it, and no answer to having left."""
    return bulk(mail) or any(matches(visit, mail, "leaving.wish", link.words) for link in mail.links)
