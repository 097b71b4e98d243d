"""What a customer sees of a mail: its bytes, which may be anything, read into plain data."""

import datetime
import hashlib
import re
from collections.abc import Iterator

from harness.mails import Delivery
from harness.mails import headers as head
from harness.mails.body import Body, body_of
from harness.mails.headers import Headers, Mailbox
from harness.mails.parts import Part, cut
from harness.mails.unsubscribing import addresses, is_one_click
from harness.model import Attachment, MailView

_HEADERS = 200
_LENGTH = 2000  # characters of a header
_ATTACHMENTS = 100
_DEFECTS = 30
_SEALED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
_FAILED = re.compile(r"\b(?:dmarc|spf|dkim)=(?:fail|permerror)\b", re.I)
_ADDRESS = re.compile(r"[^\s@<>\"]{1,64}@[^\s@<>\"]{1,255}")


def read_mail(delivery: Delivery, to: str) -> MailView:
    """Read a mail that came to an address, whatever its bytes are; when it came in the visit and its picture are the caller's."""
    mail = cut(delivery.raw)
    headers = mail.headers
    body = body_of(mail)
    reading = body.reading
    senders = head.mailboxes(_all(headers, "from"))
    unsubscribe = addresses(_all(headers, "list-unsubscribe"))
    return MailView(
        id=_id(headers, delivery.raw), to=to, sender=senders[0].address if senders else "",
        sender_name=senders[0].name if senders else "",
        reply_to=next((each.address for each in head.mailboxes(_all(headers, "reply-to"))), ""),
        subject=_shown(head.value(headers, "subject")), sent=head.moment(head.value(headers, "date")), arrived=_iso(delivery.at),
        headers=[(name, _shown(value)) for name, value in headers[:_HEADERS]],
        language=reading.language or head.clean(head.value(headers, "content-language"), 40),
        text=reading.text, has_text=body.has_text, has_html=body.has_html, links=list(reading.links), link_count=reading.link_count,
        remote_images=reading.remote_images, tracking_pixels=reading.tracking_pixels,
        tracking_hosts=list(reading.tracking_hosts), attachments=_attachments(mail, body), unsubscribe=unsubscribe,
        one_click=is_one_click(_all(headers, "list-unsubscribe-post"), unsubscribe),
        size=len(delivery.raw), defects=list(dict.fromkeys([*_defects(mail, senders), *body.defects]))[:_DEFECTS],
    )  # fmt: skip


def _iso(at: float) -> str:
    try:
        return datetime.datetime.fromtimestamp(at, datetime.UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError, OSError):
        return ""


def _all(headers: Headers, name: str) -> str:
    return ", ".join(head.values(headers, name)[:5])


def _shown(value: str) -> str:
    return head.clean(head.words(value), _LENGTH)


def _id(headers: Headers, raw: bytes) -> str:
    said = head.clean(head.value(headers, "message-id"), 300).strip("<> ")
    return said or hashlib.sha256(raw).hexdigest()[:32]


def _attachments(mail: Part, body: Body) -> list[Attachment]:
    """Give the files that came with it, without what is shown and the pictures inside it."""
    leaves = [leaf for leaf in mail.leaves() if leaf not in body.parts and not _belongs(leaf)]
    return [Attachment(name=leaf.name, type=head.clean(leaf.type, 100), size=leaf.size) for leaf in leaves[:_ATTACHMENTS]]


def _belongs(leaf: Part) -> bool:
    """Whether a part that is not shown is no file either: another way to say the same, or a picture inside the text."""
    if leaf.disposition == "attachment" or leaf.name:
        return bool(leaf.disposition != "attachment" and leaf.type.startswith("image/") and head.value(leaf.headers, "content-id"))
    return leaf.type.startswith("text/") or bool(head.value(leaf.headers, "content-id"))


def _defects(mail: Part, senders: list[Mailbox]) -> Iterator[str]:
    headers = mail.headers
    if not headers:
        yield "It has no headers: it is no mail, or a broken one."
        return
    if len(headers) > _HEADERS:
        yield f"It has {len(headers)} headers; {_HEADERS} were kept."
    yield from _of_sender(headers, senders)
    date = head.value(headers, "date")
    if not head.moment(date):
        yield f"Its Date cannot be read: {head.clean(date, 80)!r}." if date else "It has no Date."
    if not head.value(headers, "message-id"):
        yield "It has no Message-ID."
    if mail.type in _SEALED:
        yield f"It is encrypted or wrapped up ({mail.type}): its text cannot be read here."
    for part in [mail, *mail.children, *mail.leaves()]:
        yield from part.defects


def _of_sender(headers: Headers, senders: list[Mailbox]) -> Iterator[str]:
    """Say what is odd about who it says it is from; that it is forged shows only where a mail server has found so."""
    told = head.values(headers, "from")
    if not senders:
        yield "It does not say who it is from."
    if len(told) > 1 or len(senders) > 1:
        yield f"It says that it is from several: {', '.join(each.address for each in senders[:5])}."
    if senders and (named := _ADDRESS.search(senders[0].name)) and named[0].lower() != senders[0].address.lower():
        yield f"The name of its sender is the address {named[0]}, and it is from {senders[0].address}."
    if any(head.turned(text) for text in (*map(head.words, told), head.words(head.value(headers, "subject")))):
        yield "Its sender or subject holds signs that nobody sees, or that turn letters around."
    if found := _FAILED.findall(head.value(headers, "authentication-results")):
        yield f"The mail server could not verify that it is from its sender: {', '.join(found[:3]).lower()}."
