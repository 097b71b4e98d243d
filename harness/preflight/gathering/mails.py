"""The campaign's mail as it stands in its file, filled in as for a customer."""

import contextlib
import re
from collections.abc import Mapping
from pathlib import Path

from harness.campaign import Campaign
from harness.campaign.audience import customers, unused
from harness.campaign.columns import column_name
from harness.campaign.table import Unreadable
from harness.errors import BadFile
from harness.mails import Delivery
from harness.mails.message import read_mail
from harness.model import MailView, Visit
from harness.preflight.gathering.deriving import CODE
from harness.reading.mails.greetings import greeting, misnamed
from harness.reading.mails.placeholders import placeholders
from harness.scenario.reading import read_bytes

LARGEST = 10 << 20  # bytes
LOOKED_AT = 20_000  # customers among whom one is looked for who has no name
NAMES = ("given-name", "family-name", "name")
Mail = dict[str, str]

# What is filled in: a column's name in the brackets of the usual mailing programs, with what stands there for who has none.
_PLACE = re.compile(
    r"\{\{\{?\s*([\w .-]{1,60}?)\s*(?:\|\s*(?:default\s*[:(]\s*)?[\"']?(?P<otherwise>[^{}\"']{0,60}?)[\"']?\s*\)?\s*)?\}?\}\}"
    r"|\*\|([\w .-]{1,60})\|\*|%%([\w .-]{1,60})%%|\$\{([\w .-]{1,60})\}|\[\[([\w .-]{1,60})\]\]"
    r"|\[([A-Z][A-Z_ -]{1,40})\]|(?<![\w%])%([A-Za-z][\w-]{1,40})%(?!\w)|(?<![\w{$#])\{([A-Za-z][\w .-]{1,60})\}(?!\w)"
)


def read_mails(campaign: Campaign, path: Path, language: str) -> list[Mail]:
    """Fill in the mail for a customer whose name is known, and for one without a name where there are such; tell what is wrong with each.

    `kind` is `own` where nothing is, `of` says what the name is like, `words` are those of the mail. A mail that cannot be read is told
    of as `kind: unreadable`. Nothing of a customer is given.
    """
    try:
        raw = read_bytes(path, LARGEST)
    except BadFile as error:
        return [{"kind": "unreadable", "of": "", "words": error.problems[0].message}]
    known, nameless = _two(campaign)
    found = _told(raw, path, known, "as in the list", language)
    if nameless is not None and not any(mail["kind"] == "placeholder" for mail in found):
        found += _told(raw, path, nameless, "that the list does not have", language)
    return found


def _two(campaign: Campaign) -> tuple[dict[str, str], dict[str, str] | None]:
    """Give a customer with a name, and one without where the first customers have one; who has no code is sent some one."""
    known: dict[str, str] | None = None
    nameless: dict[str, str] | None = None
    with contextlib.suppress(Unreadable):
        some = {CODE: code} if (code := next(unused(campaign), "")) else {}
        for number, listed in enumerate(customers(campaign)):
            facts = some | listed
            named = any(facts.get(name) for name in NAMES)
            known, nameless = (known or facts, nameless) if named else (known, nameless or facts)
            if (known and nameless) or number >= LOOKED_AT:
                break
    known = known or nameless or {}
    return known, {**dict.fromkeys(known, ""), **nameless} if nameless is not None and nameless != known else None


def _told(raw: bytes, path: Path, facts: Mapping[str, str], of: str, language: str) -> list[Mail]:
    mail = _filled(_view(raw, path), facts)
    visit = Visit(scenario="", file="", site="", language=language)
    wrong = [("placeholder", left) for left in placeholders(visit, mail)]
    greets, (kind, line) = greeting(visit, mail), misnamed(visit, mail)
    if greets and not wrong:
        if greets.lacks_name:
            wrong.append(("nobody", greets.line))
        elif kind == "no value" or greets.words == ("none",):  # the name of nobody, and what Python writes
            wrong.append(("no-value", line or greets.line))
    return [{"kind": each, "of": of, "words": words} for each, words in wrong] or [{"kind": "own", "of": of, "words": ""}]


def _view(raw: bytes, path: Path) -> MailView:
    """Read a mail with its headers, or its text alone."""
    kinds = {".html": b"text/html", ".htm": b"text/html", ".txt": b"text/plain", ".md": b"text/plain"}
    if kind := kinds.get(path.suffix.lower()):
        raw = b"Content-Type: " + kind + b"; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + raw
    return read_mail(Delivery(raw, 0.0), "")


def _filled(mail: MailView, facts: Mapping[str, str]) -> MailView:
    def value(found: re.Match[str]) -> str:
        name = column_name(next(filter(None, found.groups())).rpartition(".")[2])
        return (facts[name] or found["otherwise"] or "") if name in facts else found[0]

    return MailView(subject=_PLACE.sub(value, mail.subject), text=_PLACE.sub(value, mail.text), language=mail.language)
