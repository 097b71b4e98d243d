"""Mails of a campaign as they came to customers of the list, each held against the one it is addressed to."""

import collections
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from harness.campaign.rule import Rule
from harness.lexicon import normal
from harness.model import MailView, Visit
from harness.personas.company import registered
from harness.preflight.gathering.choosing import full_name, kind_of_name
from harness.preflight.gathering.deriving import CODE
from harness.preflight.gathering.naming import OWN, named
from harness.reading.endings.wanted import means
from harness.scenario import Site

USUAL, OTHER_CODE = "as in the list", "other-code"
SHOWN = ("placeholder", "nobody", "no-value")  # whose words are the template's
LONGEST = 200_000  # characters of a mail in which codes are looked for
TELLING = 3  # mails, from which on whoever signs them all is told from a stranger in one
SHORTEST = 2  # characters of what is known of a customer, from which on it is taken out of what is told
_WORD = re.compile(r"(?<![\w-])[\w-]{3,100}(?![\w-])")  # that may be a code
_SIGN = re.compile(r"[\W_]+")


class Received(NamedTuple):
    """A mail, and what the list has of the customer it came to."""

    facts: Mapping[str, str]
    mail: MailView


def of_the_campaign(mails: Sequence[MailView], subject: str, site: Site) -> MailView | None:
    """Give the newest mail with these words in its subject, or, without any, the newest that comes from the company or leads to it."""
    fits = [mail for mail in mails if (means(mail, {"subject": subject}) if subject else _from_the_company(mail, site))]
    return fits[-1] if fits else None


def _from_the_company(mail: MailView, site: Site) -> bool:
    homes = {registered(urlsplit(site.url).netloc), *map(registered, site.hosts)} - {""}
    hosts = {mail.sender.rpartition("@")[2], *(urlsplit(link.url).netloc for link in mail.links if link.url.startswith("http"))}
    called = bool(site.name) and normal(site.name) in normal(f"{mail.sender_name}\n{mail.subject}")
    return called or not homes.isdisjoint(map(registered, filter(None, hosts)))


def held(received: Sequence[Received], language: str, rule: str = "") -> list[dict[str, str]]:
    """Tell what is wrong with each mail: once for each kind of name; of those with nothing wrong, how many there are.

    A full name that stands in the mails of several customers is whoever signs them. `rule`: a regular expression that codes are made by.
    Nothing that the list has of a customer is given.
    """
    seen = _seen_once(received)
    wrong: dict[tuple[str, str, str], None] = {}
    fine: collections.Counter[str] = collections.Counter()
    for each in received:
        of = kind_of_name(each.facts) or USUAL
        found = list(_wrong(each, seen, language, rule))
        wrong |= {(kind, of, words): None for kind, words in found}
        fine[of] += not found
    own = [{"via": "inbox", "kind": "own", "of": of, "words": str(number)} for of, number in fine.items() if number]
    return [*({"via": "inbox", "kind": kind, "of": of, "words": words} for kind, of, words in wrong), *own]


def _seen_once(received: Sequence[Received]) -> list[str]:
    """Give full names of customers that stand in the mail to one other customer alone; none where too few mails came to tell."""
    texts = [(full_name(each.facts), normal(f"{each.mail.subject}\n{each.mail.text}")) for each in received]
    names = {full_name(each.facts) for each in received} - {""}
    if len(texts) < TELLING:
        return []
    return [name for name in sorted(names) if sum(name != whose and normal(name) in text for whose, text in texts) == 1]


def _wrong(each: Received, others: Sequence[str], language: str, rule: str) -> Iterator[tuple[str, str]]:
    names = [each.facts[part] for part in OWN if each.facts.get(part)]
    visit = Visit(scenario="", file="", site="", language=language, names=names, mails=[each.mail])
    for found in named(visit, each.facts, others):
        if found.kind == "namesake":  # of a name that stands in no other's mail
            yield "somebody-else", ""
        elif found.kind != "own":
            yield found.kind, _without(each.facts, found.words) if found.kind in SHOWN else ""
    if rule and _has_other_code(each, rule):
        yield OTHER_CODE, ""


def _has_other_code(each: Received, rule: str) -> bool:
    """Tell whether a mail names codes, and its customer's own is not among them, however it is written there."""
    own = _SIGN.sub("", each.facts.get(CODE, "")).casefold()
    said = " ".join([each.mail.subject, each.mail.text, *(link.url for link in each.mail.links)])[:LONGEST]
    if not own or own in _SIGN.sub("", said).casefold():
        return False
    made = Rule(rule)
    return any(made.fits(word) for word in dict.fromkeys(_WORD.findall(said)))


def _without(facts: Mapping[str, str], words: str) -> str:
    """Take out of a template's words what the list has of the customer."""
    known = sorted({value for value in facts.values() if len(value) >= SHORTEST}, key=len, reverse=True)
    return re.sub("|".join(map(re.escape, known)), "…", words, flags=re.I) if known else words
