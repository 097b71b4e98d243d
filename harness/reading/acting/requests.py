"""Tell from a request what it would do to the company: by its method, its address, what it calls itself, and what set it off."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal
from urllib.parse import unquote_plus, urlsplit

import msgspec

from harness.reading.acting.bodies import fields, operations, override, pressed
from harness.reading.acting.deeds import Bearing
from harness.reading.acting.naming import Named, meaning, only_asks, words_of

Kind = Literal["page", "call", "beacon"]  # a document; what a script asks for; what is sent without waiting for an answer
ASKING = ("GET", "HEAD", "OPTIONS")  # what is not to change anything
LOOKED_AT = 8  # parts of an address, its last ones
_FACT = 6  # signs that a fact needs to be looked for: shorter ones stand anywhere
_TOKEN = re.compile(r"(?=[^/]*\d)[\w.~+=-]{16,}")  # what nobody types: it stands for one customer, or one contract
_NUMBER = re.compile(r"\d+")


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """What a browser is about to send."""

    method: str
    url: str
    kind: Kind = "call"
    ours: bool = True  # to the company's own hosts
    body: str = ""
    overriding: str = ""  # the method that a header says is meant


class Cause(msgspec.Struct, frozen=True, kw_only=True):
    """What was done last before a request; without a name nothing was pressed since the page came."""

    name: str = ""
    bearing: Bearing
    answered: bool = False  # nothing was pressed, but something typed or chosen
    facts: Sequence[str] = ()  # what the customer has told, by which a request is known that tells it on


def method_of(request: Request) -> str:
    """Give the method that is meant: some send it in a field or a header of a POST."""
    return (override(request.url, request.body) or request.overriding or request.method).upper()


def acts(request: Request, cause: Cause, languages: Sequence[str] = ("en",)) -> str:
    """Tell why a request may do something for good; empty where it does not, as far as can be told."""
    method = method_of(request)
    if request.method in ASKING and method in ASKING:
        return _asked(request, cause, languages) if method == "GET" else ""
    named = _named(request, languages)
    if request.kind == "beacon":
        tells = bool(cause.name) and not cause.bearing.harmless and _tells(request, cause.facts)
        return "a beacon that tells what the customer has said" if tells else _named_so(named, "final")
    if named.meaning in ("asks", "keeps"):
        return ""
    unclear = bool(cause.name) and not cause.bearing.harmless
    if not request.ours and request.kind == "call":
        return _named_so(named, "final", "stage") or _told_on(request, cause.facts) if unclear else ""
    if unclear:
        return _named_so(named, "final", "stage") or f"{method} that nothing says is harmless"
    if not cause.name and request.kind == "page" and not (cause.answered and not named.meaning and _only_asks(request, languages)):
        return f"{method} of a page that sends a form by itself"
    if method == "DELETE":
        return "DELETE"
    if named.runs and method in ("PUT", "PATCH") and (cause.name or cause.answered):
        return f"{method} of what goes on and costs"
    return _named_so(named, "final") or (_named_so(named, "stage") if _founds(request, named, cause) else "")


def _founds(request: Request, named: Named, cause: Cause) -> bool:
    """Whether a call makes an order or the like out of answers, though what was pressed says `Next`, or nothing was pressed."""
    adds = named.founds and request.kind == "call" and method_of(request) == "POST"
    numbered = not words_of(unquote_plus(urlsplit(request.url).path.rstrip("/").rpartition("/")[2]))
    return adds and not numbered and (cause.answered or _tells(request, cause.facts))


def surely_acts(request: Request, languages: Sequence[str] = ("en",)) -> bool:
    """Whether a request that has been cleared says itself that it does something for good."""
    return method_of(request) not in ASKING and _named(request, languages).meaning == "final"


def _asked(request: Request, cause: Cause, languages: Sequence[str]) -> str:
    """Judge a GET: an address that ends something, and has in it what stands for one customer or one contract."""
    named = _named(request, languages)
    token, number = _stands_for(request.url)
    if request.kind == "beacon" or not (token or number):
        return ""
    if named.does and (request.kind == "page" or cause.name):
        return f"its address says `{named.does}`"
    if not named.ends:
        return ""
    if cause.name and cause.bearing.harmless:
        found = request.kind == "page" and (named.behind or (token and named.leaves))
    else:
        found = request.kind == "page" or bool(cause.name)
    return _named_so(named, "final") if found else ""


def finishes(url: str, languages: Sequence[str] = ("en",)) -> bool:
    """Whether the address of a link says that it does something for good, for one customer or one order: `/order/place?basket=812`."""
    return _named(Request(method="GET", url=url), languages).meaning == "final" and any(_stands_for(url))


def _stands_for(url: str) -> tuple[bool, bool]:
    """Tell whether an address has in it what nobody types, or a number."""
    parts = urlsplit(url)
    values = [unquote_plus(pair.partition("=")[2]) for pair in parts.query.split("&")] + parts.path.split("/")
    return any(_TOKEN.fullmatch(value) for value in values), any(_NUMBER.fullmatch(value) for value in values)


def _named(request: Request, languages: Sequence[str]) -> Named:
    parts = urlsplit(request.url)
    path = [words_of(unquote_plus(part)) for part in parts.path.split("/")[-LOOKED_AT:]]
    said = list(_operations(request))
    names = () if request.method in ASKING else map(words_of, pressed(parts.query, request.body))
    return meaning(path, said, languages, [each for each in names if each])


def _only_asks(request: Request, languages: Sequence[str]) -> bool:
    return only_asks([words_of(name) for name in fields(request.body)], languages)


def _operations(request: Request) -> Iterator[frozenset[str]]:
    for name in operations(urlsplit(request.url).query, request.body):
        if words := words_of(name):
            yield words


def _named_so(named: Named, *meanings: str) -> str:
    return f"its address or operation says `{named.word}`" if named.meaning in meanings else ""


def _tells(request: Request, facts: Sequence[str]) -> bool:
    said = unquote_plus(f"{request.url} {request.body}").casefold()
    return any(len(fact) >= _FACT and fact.casefold() in said for fact in facts)


def _told_on(request: Request, facts: Sequence[str]) -> str:
    return "it tells what the customer has said" if _tells(request, facts) else ""
