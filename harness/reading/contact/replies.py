"""Whether a mail can be answered, and how else its sender can be reached."""

import functools
import re
from urllib.parse import unquote, urlsplit

from harness.lexicon import Lexicon, languages, lexicon, sentences
from harness.model import TEXT_AT_MOST, MailLink, MailView, Visit
from harness.reading.looks import says

REACHED_BY = ("tel", "sms", "callto", "whatsapp", "skype", "tg", "xmpp")  # schemes of links that open a conversation
_ADDRESS = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_VEILED = re.compile(r"\w ?[(\[](?:at|ät|arroba|arobase|snabel-a)[)\]] ?[\w-]{2,63}", re.I)  # an address, from robots
_ON_THE_WEB = re.compile(r"https?://\S|\bwww\.\w|\b(?:facebook|instagram|messenger)\b|\b[\w-]{2,63}\.[a-z]{2,18}\b", re.I)
# A code of a country, groups of figures of which the first begins with 0 or stands in brackets, `555-123-4567`, `01.23.45.67.89`; no date.
_NUMBER = re.compile(
    r"(?<![\w./-])(?:\+\d[\d ()./-]{5,20}\d|\(?0\d{1,4}\)?[ /-]\d[\d /-]{3,14}\d|(?:1-)?\(?\d{3}\)?[ -]\d{3}-\d{4}|0\d(?:\.\d\d){4})(?!\w)"
)
SIX_FIGURES = re.compile(r"\d(?:[ ()/.-]{0,2}\d){5}")
_FOUR_FIGURES = re.compile(r"\d(?:[ ()/.-]{0,2}\d){3}")  # the shortest numbers that companies are called by
_GROUPS = re.compile(r"(?<![\w.,-])\d{2,4}(?:[ -]\d{2,4}){2,4}(?![\w-])")  # of figures, as telephone numbers are written


def wholly_read(mail: MailView) -> bool:
    """Tell whether all that a mail says and links to was kept: what was not may name somebody."""
    return 0 < len(mail.text) < TEXT_AT_MOST and mail.link_count <= len(mail.links)


def unanswerable(address: str) -> bool:
    """Tell whether an address says of itself, in any language, that nobody reads what is sent to it."""
    letters = re.sub(r"[\W_]", "", address.partition("@")[0].casefold())
    return any(mark in letters for tongue in every_tongue() for mark in tongue.phrases["replies.address"])


def wards_off(visit: Visit, mail: MailView) -> str:
    """Give the mail's own words by which it is not to be answered: its sender's address, or a sentence; empty if it may be."""
    if mail.reply_to and mail.reply_to != mail.sender and not unanswerable(mail.reply_to):
        return ""
    return mail.sender if unanswerable(mail.sender) else says(visit, mail, "replies.unwanted", mail.text)


def needs_no_answer(mail: MailView) -> bool:
    """Tell whether a mail only brings a code, a link to confirm or to sign in, which nobody would answer."""
    return any(tongue.find("replies.needless", f"{mail.subject}\n{mail.text}") for tongue in every_tongue())


def reachable(visit: Visit, mail: MailView) -> bool:
    """Tell whether a mail names, in any language, an address, a telephone number or a link by which its sender can be asked."""
    own = {each.casefold() for each in (mail.to, visit.mailbox, *mail.unsubscribe)}
    return names_somebody(mail.text, own) or any(leads_to_somebody(each, own) for each in mail.links)


def names_somebody(text: str, own: set[str]) -> bool:
    """Tell whether a text holds an address or a number at which somebody answers, or says where they do."""
    if _VEILED.search(text):
        return True
    addresses = (each.casefold() for each in _addresses(text))
    if any(each not in own and not unanswerable(each) for each in addresses) or _NUMBER.search(text):
        return True
    meant = [tongue for tongue in every_tongue() if any(tongue.find(key, text) for key in ("replies.phone", "replies.contact"))]
    return bool(meant) and any(_points_to_somebody(sentence, meant) for sentence in sentences(text))


def _addresses(text: str) -> list[str]:
    return _ADDRESS.findall(text) if "@" in text else []  # most texts have none, and to look for what stands before an `@` is dear


def leads_to_somebody(link: MailLink, own: set[str]) -> bool:
    """Tell whether a link opens a conversation, or says in any language that it leads to one; `own` are the customer's addresses."""
    try:
        parts = urlsplit(link.url.strip())
    except ValueError:
        return False
    if parts.scheme == "mailto":
        to = unquote(parts.path).casefold()
        return to not in own and f"mailto:{to}" not in own and "unsubscribe" not in to and not unanswerable(to)
    words = f"{link.words}\n" + re.sub(r"[/_.-]+", " ", unquote(parts.path)[:500])
    return parts.scheme in REACHED_BY or any(tongue.find("replies.contact", words) for tongue in every_tongue())


def _points_to_somebody(sentence: str, meant: list[Lexicon]) -> bool:
    """Tell whether a sentence says where or at which number somebody answers, or that they do where the customer signs in."""
    named, figures = _ON_THE_WEB.search(_ADDRESS.sub("", sentence)) or _GROUPS.search(sentence), _FOUR_FIGURES.search(sentence)
    for tongue in meant:
        if figures and tongue.find("replies.phone", sentence):
            return True
        if tongue.find("replies.contact", sentence) and (named or tongue.find("journeys.sign-in", sentence)):
            return True
    return False


@functools.cache
def every_tongue() -> tuple[Lexicon, ...]:
    """Give all languages: what speaks for the company is read in each."""
    return tuple(map(lexicon, languages()))
