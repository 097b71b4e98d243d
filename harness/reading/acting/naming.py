"""What addresses and operations call themselves, in English and in the site's language."""

import functools
import re
import unicodedata
from collections.abc import Sequence
from typing import Literal, NamedTuple

from harness.lexicon import lexicon

Meaning = Literal["", "asks", "keeps", "stage", "final"]
WORDS_AT_MOST = 20  # of one part of an address
LETTERS_AT_MOST = 200
_TELLING = 2  # parts with words, from the last, that tell what an address is for
_BEGUN = frozenset({"checkout", "intent", "intents"})  # to begin a checkout, or what payment services call an intent, is no order yet
_TOGETHER = re.compile(r"\b(check|sign|log|opt)[ _-](out|in|up|off|on)\b")  # of two words that mean something else apart
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORD = re.compile(r"[a-z]{2,}")
_PLAIN = {"api", "rest", "index", "html", "htm", "php", "aspx", "asp", "jsp", "json", "xml", "js", "do", "www", "graphql", "gql", "rpc"}


class Named(NamedTuple):
    """What a request's names come to, and the word that told."""

    meaning: Meaning = ""
    word: str = ""
    ends: bool = False  # a link may do it: `unsubscribe`, `cancel`, `confirm`
    leaves: bool = False  # ... and mostly does: `unsubscribe`
    behind: bool = False  # it is not the path that says so but what stands behind it: nobody looks at a page by `?action=delete`
    founds: bool = False  # it ends in where such things stand, to which a POST adds one: `/orders`


class Table(NamedTuple):
    """Words of one or more languages."""

    asks: frozenset[str]
    keeps: frozenset[str]
    stage: frozenset[str]
    final: frozenset[str]
    ends: frozenset[str]
    lesser: frozenset[str]  # of something that is only asked or kept they do nothing for good
    makes: frozenset[str]  # with one of `stage` they are as `final`


def words_of(text: str) -> frozenset[str]:
    """Give the words of a part of an address: `placeOrder.do` has `place` and `order`."""
    apart = unicodedata.normalize("NFKD", _HUMP.sub(" ", text[:LETTERS_AT_MOST])).encode("ascii", "ignore").decode().lower()
    return frozenset(_WORD.findall(_TOGETHER.sub(r"\1\2", apart))[:WORDS_AT_MOST]) - _PLAIN


def meaning(path: Sequence[frozenset[str]], said: Sequence[frozenset[str]], languages: Sequence[str]) -> Named:
    """Tell what names come to; `said` is what a request calls itself besides its address, and tells more."""
    table = _table(tuple(dict.fromkeys(("en", *languages))))
    if len(path) > 1 and path[-1] <= table.makes:
        path = [*path[:-2], path[-2] | path[-1]]  # `/orders/create` is `createOrder`
    kept = any(each & (table.keeps | table.asks) for each in (*path[-_TELLING:], *said))
    for names, behind in ((said[::-1], True), (path[::-1][:_TELLING], False)):
        for words in names:
            if found := _meant(words, table, kept=kept, behind=behind):
                return found._replace(founds=not behind and _founds(found, path, table))
    return Named()


def _founds(found: Named, path: Sequence[frozenset[str]], table: Table) -> bool:
    """Whether an address ends in a `stage` that is none of a larger one: `/checkout/contact` only asks for one more thing."""
    inside = len(path) > 1 and bool(path[-2] & table.stage)
    return found.meaning == "stage" and found.word in path[-1] and not path[-1] & _BEGUN and not inside


def _meant(words: frozenset[str], table: Table, *, kept: bool, behind: bool) -> Named | None:
    if asking := words & table.asks:
        return Named("asks", min(asking))
    final = words & (table.final | table.ends) or (words & table.lesser if not kept else frozenset())
    if words & table.makes and not words & (table.keeps | _BEGUN):
        final |= words & table.stage
    if final:
        return Named("final", min(final), bool(final & (table.ends | table.lesser)), bool(final & table.ends), behind)
    if keeping := words & table.keeps:
        return Named("keeps", min(keeping))
    if stage := words & table.stage:
        return Named("stage", min(stage))
    return None


@functools.cache
def _table(languages: tuple[str, ...]) -> Table:
    said = {key: frozenset(word for each in languages for word in lexicon(each).phrases[f"requests.{key}"]) for key in Table._fields}
    return Table(**said)
