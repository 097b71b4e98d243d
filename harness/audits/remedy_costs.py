"""Look for answers to complaints that offer what has to be paid for."""

from collections.abc import Iterator

from harness.audits import audit
from harness.lexicon import lexicon, sentences
from harness.model import Finding, MailView, PageView, Visit
from harness.reading.answers import answers
from harness.reading.looks import matches, quoted


@audit
def remedy_costs(visit: Visit) -> Iterator[Finding]:
    """What is offered to put a mistake right has to be paid for.

    The customer has had the damage and the trouble of complaining, and is to pay once more for what the company itself calls its own doing.
    The EU Directive 2019/771 on the sale of goods has repair and replacement of goods that are not as agreed free of charge.
    """
    if not _complains(visit):
        return
    for answer in answers(visit):
        page = visit.views[answer.view]
        if offer := _sold(visit, page, page.text):
            yield _finding(offer, page.url, view=answer.view)
    for number, mail in enumerate(visit.mails):
        if not mail.unsubscribe and (offer := _sold(visit, mail, mail.text)):
            yield _finding(offer, "", mail=number)


def _complains(visit: Visit) -> bool:
    goals = [visit.scenario, *(journey.name.replace("-", " ") for journey in visit.journeys)]
    return any(lexicon(language).find("remedies.complaint", "\n".join(goals)) for language in ("en", visit.language))


def _sold(visit: Visit, said: PageView | MailView, text: str) -> str:
    """Give the sentence that offers for money what is to put right a mistake that the company admits; empty where anything is free."""

    def says(key: str, words: str) -> bool:
        return matches(visit, said, f"remedies.{key}", words)

    if not says("admits", text) or says("free", text) or says("outside", text):
        return ""
    return next((part for part in sentences(text) if says("thing", part) and says("costs", part)), "")


def _finding(offer: str, url: str, view: int = -1, mail: int = -1) -> Finding:
    seen = f"the answer to a complaint admits a mistake and offers for money what is to put it right: `{quoted(offer)}`"
    return Finding(
        audit="remedy-costs", severity="serious", certainty="likely", seen=seen, words=quoted(offer), view=view, mail=mail, url=url
    )  # fmt: skip
