"""Whom the pages and mails of a visit called by name, and what stood where a name belongs."""

import functools
import html
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from html.entities import codepoint2name
from typing import Literal

from harness.lexicon import Lexicon, normal
from harness.model import MailView, PageView, Visit
from harness.model.preflight import Named, NameKind
from harness.reading.hearsay import unquoted
from harness.reading.looks import new_words, quoted, tongues
from harness.reading.mails.greetings import greeting, misnamed
from harness.reading.mails.placeholders import placeholders

OWN = ("name", "given-name", "family-name")
LONG = 20  # letters, from which on a name may be cut
KEPT = 12  # letters of a cut name by which it is known
SHORTEST = 2  # letters of a spoilt name, more than which it needs to be known
MOST = 20  # of each visit
Where = Literal["page", "mail"]
_KINDS: dict[str, NameKind] = {"nobody": "nobody", "no value": "no-value", "somebody else": "somebody-else"}
_NO_VALUE = re.compile(r"^[^:=;|]{2,80},\s(null|undefined|nil|NaN|None)[!.]?$")  # where a name may stand: at the end of a line
_STRAIGHT = str.maketrans("’‘", "''", "\u00ad\u200b")
_SILENT = re.compile(r"(?!\s*(?:…|\.\.\.))")  # what is cut and says so is not cut silently


def named(visit: Visit, facts: Mapping[str, str], others: Collection[str] = ()) -> Iterator[Named]:
    """Give how a customer was called, each way once; `others` are full names of customers, whom nothing may show to this one."""
    found = [*_on_pages(visit, facts, others), *_in_mails(visit, facts, others)]
    yield from list(dict.fromkeys(found))[:MOST]


def _on_pages(visit: Visit, facts: Mapping[str, str], others: Collection[str]) -> Iterator[Named]:
    for view, page in enumerate(visit.views):
        lines = [line for line in map(str.strip, page.text.splitlines()) if line and not any(line in quote for quote in page.quotes)]
        yield from _own(lines, facts, "page")
        left = placeholders(visit, MailView(subject=page.title, text=page.text, language=page.language))
        yield from (Named(kind="placeholder", words=quoted(each)) for each in left)
        answers = [part for part in new_words(visit, view) if not any(part in quote for quote in page.quotes)] if view else []
        yield from _strangers(visit, page, answers, facts, others, "page")
        last = answers if view == len(visit.views) - 1 else []
        own = normal(" ".join(filter(None, map(facts.get, OWN))))
        empty = (line for line in last if (found := _NO_VALUE.search(line)) and normal(found[1]) not in own)
        yield from (Named(kind="no-value", words=quoted(line)) for line in empty)
        for line in last:
            yield from _greeted(visit, MailView(text=line, language=page.language, at_s=page.at_s), "page")


def _in_mails(visit: Visit, facts: Mapping[str, str], others: Collection[str]) -> Iterator[Named]:
    for mail in visit.mails:
        lines = [mail.subject, *mail.text.splitlines()]
        yield from _own(lines, facts, "mail")
        yield from (Named(kind="placeholder", where="mail", words=quoted(each)) for each in placeholders(visit, mail))
        yield from _strangers(visit, mail, lines, facts, others, "mail")
        yield from _greeted(visit, mail, "mail")


def _greeted(visit: Visit, mail: MailView, where: Where) -> Iterator[Named]:
    kind, line = misnamed(visit, mail)
    found = greeting(visit, mail)
    if kind:
        yield Named(kind=_KINDS[kind], where=where, words=quoted(line))
    elif found and found.lacks_name:  # also where the company was told no name: it greets by one
        yield Named(kind="nobody", where=where, words=quoted(found.line))


def _own(lines: Sequence[str], facts: Mapping[str, str], where: Where) -> Iterator[Named]:
    """Find the customer's own name: whole, cut or spoilt."""
    for name in filter(None, map(facts.get, OWN)):
        for line, after in zip(lines, [*lines[1:], ""], strict=True):
            line = line.replace("\u00ad", "").replace("\u200b", "")
            kind: NameKind | None = "own" if _whole(name).search(line) else "cut" if _cut(name, line, after) else None
            if any(each in line for each in spoilt(name)):
                kind = "escaped"
            if kind:
                yield Named(kind=kind, where=where, words=quoted(line))


def _strangers(
    visit: Visit, page: PageView | MailView, lines: Sequence[str], facts: Mapping[str, str], others: Collection[str], where: Where
) -> Iterator[Named]:
    """Find full names of other customers; of a name that is also part of the customer's own nobody can tell.

    Authors, staff and those who are quoted are called as customers are: only who is spoken to is taken for the customer.
    """
    mine = normal(" ".join([facts.get("name", ""), facts.get("given-name", ""), facts.get("family-name", "")]))
    said = [unquoted(page, line).translate(_STRAIGHT) for line in lines]
    whole = normal("\n".join(said))
    for other in others:
        theirs = normal(other)
        if " " not in theirs or theirs not in whole or theirs in mine:
            continue
        for line in (each for each in said if _written(other.translate(_STRAIGHT)).search(each)):
            if _speaks_to(theirs, line, tongues(visit, page)):
                yield Named(kind="somebody-else", where=where, words=quoted(other))
            else:
                yield Named(kind="namesake", where=where, words=quoted(line.strip()))


def _speaks_to(name: str, line: str, languages: Collection[Lexicon]) -> bool:
    """Tell whether a line greets somebody of this name, or says to them that they have got something: `It is on its way, Anna Lee`."""
    folded = normal(line).strip(" .!:;")
    for tongue in languages:
        opening = tongue.find("greetings.opening", folded)
        titles = "|".join(map(re.escape, tongue.phrases["greetings.title"]))
        if opening and not opening.start() and re.match(rf"\W*(?:(?:{titles})\.?\s)?{re.escape(name)}(?!\w)", folded[opening.end() :]):
            return True
        called = folded.startswith(f"{name}, ") or folded.endswith(f", {name}")
        if called and tongue.find("answers.received", folded):
            return True
    return False


@functools.lru_cache(maxsize=4096)
def _written(name: str) -> re.Pattern[str]:
    """Find a name as names are written: `prices will rose` names no Will Rose."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, {name: 0, name.title(): 0, name.upper(): 0}))})(?!\w)")


@functools.lru_cache(maxsize=4096)
def _whole(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.I)


@functools.lru_cache(maxsize=4096)
def spoilt(name: str) -> tuple[str, ...]:
    """Give how a name reads where it was escaped once too often, or read in another encoding than it was written in."""
    found = {html.escape(name), *(name.replace("'", sign) for sign in ("&apos;", "&#39;", "\\'", "''"))}
    found |= {html.escape(each) for each in found}
    found.add("".join(f"&{codepoint2name[ord(letter)]};" if ord(letter) in codepoint2name else letter for letter in name))
    found.add(name.encode("ascii", "xmlcharrefreplace").decode())
    found |= {name.encode().decode(encoding, "replace") for encoding in ("cp1252", "latin-1")}
    if not name.isascii():
        found |= {"".join(letter if letter.isascii() else mark for letter in name) for mark in ("?", "\ufffd", "\ufffd\ufffd")}
    found |= {"".join(filter(str.isprintable, each)) for each in found}  # mails show no control characters
    return tuple(sorted(each for each in found if each != name and len(each) > SHORTEST))


def _cut(name: str, line: str, after: str) -> bool:
    """Tell whether a long name stands in a line with its end missing in the middle of a word, and nothing tells that it is cut.

    What goes on in the line `after` is not missing.
    """
    if len(name) < LONG or name in line:
        return False
    at = line.find(name[:KEPT])
    if at < 0:
        return False
    same = next((length for length in range(len(name), KEPT - 1, -1) if line.startswith(name[:length], at)), 0)
    inside = same < len(name) and name[same - 1].isalpha() and name[same].isalpha()
    ends = inside and not line[at + same : at + same + 1].isalpha() and not after.startswith(name[same : same + KEPT])
    return ends and bool(_SILENT.match(line[at + same :]))
