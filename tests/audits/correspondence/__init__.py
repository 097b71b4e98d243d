"""What companies write to their customers, in six languages, and the visits made of it."""

import functools
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any

import msgspec

from harness.inbox import Delivery
from harness.mails.message import read_mail
from harness.model import MailView, PageView, Visit
from harness.shipped import read_yaml

from ..build import HOME, Move, Way, click, expect, field, fill, go, page, visit, way
from ..promised import HOUR, MAILBOX, STARTED

LANGUAGES = ("de", "en", "es", "fi", "fr", "sv")
ASKED = [field("First name", "given-name", autocomplete="given-name"), field("E-mail", "email", autocomplete="email")]
FORM = page("Tell us who you are. Questions? help@shop.example, 01632 960 147", "/form", fields=ASKED, at_s=10)
THANKS = {"de": "Danke.", "en": "Thank you.", "es": "Gracias.", "fi": "Kiitos.", "fr": "Merci.", "sv": "Tack."}
DOWN = page("Error 500", "/done", status=500, at_s=60)
ARRIVED, LOOKED_AGAIN = 300.0, 30 * HOUR  # a mail comes after five minutes; the inbox is looked at on the next afternoon, a Tuesday

Case = dict[str, Any]


@functools.cache
def corpus(language: str) -> Case:
    """Give all that is written in a language, by its kind."""
    read: Case = read_yaml(Path(__file__).parent / f"{language}.yaml")
    return read


def innocent(language: str) -> Iterator[tuple[str, Visit]]:
    """Give a visit to each company that does nothing wrong, with what it wrote."""
    written = corpus(language)
    for mail in written["mails"]:
        yield f"{mail['of']}: {mail['subject']}", received(language, mail)
    for said in written["pages"]:
        mails = [_mail(each, each["after"]) for each in said.get("mails", [])]
        yield said["text"], _by(language, _answered(said["text"]), mails)
    for sentence in written["sentences"]:
        yield sentence, _by(language, _answered(f"{THANKS[language]}\n{sentence}"))
    for text in written["greetings"]:
        yield text, received(language, {"text": text})
    for text in written["reached"]:
        yield text, received(language, {"text": text, "from": "Shop <noreply@shop.example>"})
    for one, other in written["same"]:
        yield f"{one} = {other}", told_twice(language, one, other)
        yield f"{other} = {one}", told_twice(language, other, one)


def received(language: str, *mails: Case) -> Visit:
    """The visit of a customer who told who they are, was thanked, and got these mails."""
    return _by(language, _answered(THANKS[language]), [_mail(each, ARRIVED + number) for number, each in enumerate(mails)])


def told_twice(language: str, on_page: str, in_mail: str) -> Visit:
    """The visit of a customer who is told something on a page and again in a mail."""
    steps = (
        Move("read", "read: {on-page: Status}", more={"kept": {"on-page": on_page}}),
        Move("mail", "mail: {take: {in-mail: Status}}", more={"kept": {"in-mail": in_mail}, "mail": 0}),
        Move("agree", "agree: [on-page, in-mail]", more={"agree": ["on-page", "in-mail"]}),
    )
    return _by(language, _answered(on_page, *steps), [_mail({"text": in_mail}, ARRIVED)])


def others(language: str, case: Case) -> Visit:
    """The visit to a company that does what the case is about."""
    mails = [{"text": case["told"]}] if "told" in case else []
    mails += [{"text": case["mail"], "subject": case.get("subject", "4711")}] if "mail" in case else []
    if "page" in case:
        return _by(language, _answered(case["page"]))
    if case.get("failed"):
        broke = way("order", *_sent("Order", DOWN), expect("4711", at_s=60), halt="target-missing", wanted="4711")
        return _by(language, broke, [_mail(each, ARRIVED) for each in mails])
    return received(language, *mails)


def _answered(said: str, *moves: Move) -> Way:
    return way("ask", *_sent("Ask us", page(said, "/done", at_s=60)), *moves)


def _sent(press: str, answer: PageView) -> tuple[Move, ...]:
    return go(HOME), click(press, FORM), fill(*ASKED, at_s=10), click("Send", answer, at_s=60)


def _by(language: str, walked: Way, mails: list[MailView] | None = None) -> Visit:
    facts = {"mailbox": MAILBOX, "inbox": "street", "started": STARTED, "ended_s": LOOKED_AGAIN, "names": corpus(language)["names"]}
    return visit(walked, mails=mails or [], language=language, **facts)


def _mail(case: Case, at_s: float) -> MailView:
    """Write the mail, and read what a server would hand over."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = case.get("from", "Shop <shop@shop.example>"), MAILBOX, case.get("subject", "4711")
    mail["Date"] = "Mon, 23 Nov 2026 10:05:00 +0000"
    if "unsubscribe" in case:
        mail["List-Unsubscribe"] = case["unsubscribe"]
    bodies = [(case[kind], subtype) for kind, subtype in (("text", "plain"), ("html", "html")) if kind in case]
    mail.set_content(bodies[0][0], subtype=bodies[0][1])
    for text, subtype in bodies[1:]:
        mail.add_alternative(text, subtype=subtype)
    if case.get("calendar"):
        mail.add_attachment("BEGIN:VCALENDAR\nMETHOD:REQUEST\nEND:VCALENDAR\n", subtype="calendar", filename="invite.ics")
    return msgspec.structs.replace(read_mail(Delivery(mail.as_bytes(policy=SMTP), 0), MAILBOX), at_s=at_s)
