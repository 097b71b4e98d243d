"""Look for links in mails that cannot work, or did not when the customer pressed them."""

from collections.abc import Iterator

from harness.audits import audit
from harness.model import Act, Finding, Journey, PageView, Step, Visit
from harness.reading.looks import quoted
from harness.reading.mails.mail_links import fault

MEANT_FOR_US = (401, 403, 407, 429)  # a wall before programs, or a sign-in: the link may be as it should
NAMED = 3  # links


@audit
def broken_mail_link(visit: Visit) -> Iterator[Finding]:
    """A link in a mail does not work.

    A mail's link is the way on: to the order, the gift, the end of a subscription. Where it is broken the customer has to find that
    way by themselves, if there is one. Serious where the customer pressed it and met an error; links that nobody pressed are
    judged by their addresses and never opened.
    """
    yield from _pressed(visit)
    for number, mail in enumerate(visit.mails):
        found = [(link, wrong) for link in mail.links if (wrong := fault(visit, link))]
        reasons = list(dict.fromkeys(f"`{quoted(link.words or link.url)}` {wrong.why}" for link, wrong in found))
        if not found:
            continue
        named = ", ".join(reasons[:NAMED]) + (" …" if len(reasons) > NAMED else "")
        yield Finding(
            audit="broken-mail-link",
            severity="moderate",
            certainty="sure" if any(wrong.certainty == "sure" for _, wrong in found) else "likely",
            seen=f"{len(found)} of {mail.link_count} links in the mail `{quoted(mail.subject)}` cannot work: {named}",
            mail=number,
            words=quoted(found[0][0].words),
            url=found[0][0].url,
        )


def _pressed(visit: Visit) -> Iterator[Finding]:
    """Give the links that led the customer to an error, when they pressed them for the first time."""
    seen: set[tuple[int, str]] = set()
    for journey, number, step, act in _presses(visit):
        mark = (step.mail, act.name)
        after = _landing(visit, step, act)
        if mark not in seen and after and after.status >= 400 and after.status not in MEANT_FOR_US:
            subject = visit.mails[step.mail].subject if 0 <= step.mail < len(visit.mails) else ""
            yield Finding(
                audit="broken-mail-link",
                severity="serious",
                seen=f"the link `{quoted(act.name)}` of the mail `{quoted(subject)}` led to a page with status {after.status}",
                journey=journey.name,
                step=number,
                view=act.view + 1,
                mail=step.mail,
                words=quoted(act.name),
                url=after.url,
            )
        seen.add(mark)


def _presses(visit: Visit) -> Iterator[tuple[Journey, int, Step, Act]]:
    for journey in visit.journeys:
        for number, step in enumerate(journey.steps):
            yield from ((journey, number, step, act) for act in step.acts if act.kind == "follow-mail")


def _landing(visit: Visit, step: Step, act: Act) -> PageView | None:
    """Give the first page after a press, None where there is none."""
    at = act.view + 1
    return visit.views[at] if 0 <= at <= step.view and at < len(visit.views) else None
