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
_JOINING = ("fi", "sv", "de")
_SHORTEST, _BEFORE = 5, 3  # letters of what a word ends with, and of what stands before
_BUTTON = {"btn", "button", "bt", "cmd", "action", "do", "now", "my", "your", "the"}  # as developers name what is pressed
_PROOF = {"token", "csrf", "xsrf", "nonce", "captcha", "recaptcha", "challenge", "session", "auth"}
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
    does: str = ""  # word by which even a link does it at once: `/placeOrder`
    runs: bool = False  # it stands where what goes on and costs is kept, so that a change of it obliges: `/subscription`


class Table(NamedTuple):
    """Words of one or more languages."""

    asks: frozenset[str]
    keeps: frozenset[str]
    stage: frozenset[str]
    final: frozenset[str]
    ends: frozenset[str]
    lesser: frozenset[str]  # of something that is only asked or kept they do nothing for good
    makes: frozenset[str]  # with one of `stage` they are as `final`
    does: frozenset[str]  # with one of `binds` beside they act at once, whatever the method
    binds: frozenset[str]
    runs: frozenset[str]


def words_of(text: str) -> frozenset[str]:
    """Give the words of a part of an address: `placeOrder.do` has `place` and `order`."""
    apart = unicodedata.normalize("NFKD", _HUMP.sub(" ", text[:LETTERS_AT_MOST])).encode("ascii", "ignore").decode().lower()
    return frozenset(_WORD.findall(_TOGETHER.sub(r"\1\2", apart))[:WORDS_AT_MOST]) - _PLAIN


def meaning(
    path: Sequence[frozenset[str]], said: Sequence[frozenset[str]], languages: Sequence[str], pressed: Sequence[frozenset[str]] = ()
) -> Named:
    """Tell what names come to; what a request calls itself besides its address, `said`, tells more; `pressed` are names of its fields."""
    table = _table(tuple(dict.fromkeys(("en", *languages))))
    path = _of_items([_with_endings(words, tuple(languages)) for words in path], table)
    if word := next(filter(None, (_button(words, table) for words in pressed)), ""):
        return Named("final", word)
    does, runs = _at_once(path[-_TELLING:], table), any(words & table.runs for words in path[-_TELLING:])
    if len(path) > 1 and path[-1] <= table.makes:
        path = [*path[:-2], path[-2] | path[-1]]  # `/orders/create` is `createOrder`
    kept = any(each & (table.keeps | table.asks) for each in (*path[-_TELLING:], *said))
    for names, behind in ((said[::-1], True), (path[::-1][:_TELLING], False)):
        for words in names:
            if found := _meant(words, table, kept=kept, behind=behind):
                return found._replace(founds=not behind and _founds(found, path, table), does=does, runs=runs)
    return Named(does=does, runs=runs)


def _of_items(path: Sequence[frozenset[str]], table: Table) -> list[frozenset[str]]:
    """Leave out parts without words, and what only asks before a number behind which more follows: `/slots/9/take`."""
    items = []
    for at, words in enumerate(path):
        numbered = at + 1 < len(path) and not path[at + 1] and any(path[at + 2 :])
        items.append(words - table.asks if numbered else words)
    return [each for each in items if each]


def _with_endings(words: frozenset[str], languages: tuple[str, ...]) -> frozenset[str]:
    """Add the words that longer ones end with, in languages that write them together: `lippuvaraus` is a `varaus`."""
    own = tuple(each for each in languages if each in _JOINING)
    return words.union(filter(None, (_ending(word, own) for word in words if len(word) > _SHORTEST))) if own else words


@functools.lru_cache(maxsize=4096)
def _ending(word: str, languages: tuple[str, ...]) -> str:
    known = (each for code in languages for key in Table._fields for each in lexicon(code).phrases[f"requests.{key}"])
    endings = (each for each in known if len(each) >= _SHORTEST and len(word) >= len(each) + _BEFORE and word.endswith(each))
    return max(endings, key=len, default="")


def only_asks(fields: Sequence[frozenset[str]], languages: Sequence[str]) -> bool:
    """Whether a form's fields say that it only looks at something otherwise: `sort`, `language`, with what proves where it came from."""
    asks = _table(tuple(dict.fromkeys(("en", *languages)))).asks
    return all(words & asks for words in fields) and any(not words & _PROOF for words in fields)


def _button(words: frozenset[str], table: Table) -> str:
    """Give what the name of a field says to do where it is one of a button: `placeOrder`, and nothing else besides."""
    does, what = words & (table.does | table.lesser), words & (table.binds | table.runs)
    return min(does) if does and what and words <= does | what | _BUTTON else ""


def _at_once(last: Sequence[frozenset[str]], table: Table) -> str:
    """Give the word by which an address acts when it is opened: in one part, or in two that follow each other."""
    for words in (*last[::-1], frozenset[str]().union(*last)):
        if (does := words & table.does) and words & table.binds and not words & table.asks:
            return min(does)
    return ""


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
