"""What the name of a control says that pressing it does."""

import functools
from collections.abc import Iterable
from typing import NamedTuple

from harness.lexicon import Phrase, languages, lexicon, normal
from harness.lexicon.phrases import Index

DEEDS = {  # keys of the lexicon, in a customer's words
    "orders": "places an order",
    "pays": "pays",
    "books": "books",
    "joins": "opens an account or a membership",
    "subscribes": "subscribes",
    "sends": "sends a message to the company",
    "applies": "sends an application",
    "signs": "signs",
    "redeems": "redeems a code or a gift",
    "donates": "donates",
    "ends": "cancels a contract, an order or a booking",
    "deletes": "deletes an account",
    "unsubscribes": "leaves a mailing list",
    "confirms": "confirms for good",
}
BY_NAME = "its name says so"
JOURNEYS = {"newsletter": "subscribes", "leave": "ends", "join": "joins", "checkout": "orders"}  # kinds, by what they come to
_OTHERWISE = ("onwards", "save", "harmless", "plain", "cancel")  # of phrases that are equally long the first counts
_ALSO = {"onwards": ("buttons.next",), "harmless": ("leaving.stay",)}
_WORDS = 12  # of a name; what follows explains


class Said(NamedTuple):
    """What a name says: a key of `DEEDS`, one of the others, or nothing that we know; `final`: that there is no way back after it."""

    says: str = ""
    final: bool = False


def own_languages(*codes: str) -> tuple[str, ...]:
    """Give the languages that a page may be in: what it says, and its site's, each once and those that we know."""
    known = [code[:2].lower() for code in codes if code[:2].lower() in languages()]
    return tuple(dict.fromkeys(known)) or ("en",)


@functools.lru_cache(maxsize=4096)
def said_by(name: str, own: tuple[str, ...]) -> Said:
    """Read a name: deeds in any language that we know, as a missed one is worst; what is none only in the page's own.

    Of all that it may mean the longest phrase counts: `Order history` is no order.
    """
    short = " ".join(name.split()[:_WORDS])
    if not short:
        return Said()
    found = _lengths(short, own)
    final = found.pop("for-good")
    says = max(found, key=lambda key: found[key])
    if final and (says in DEEDS or final > found[says]):
        return Said(_of_final(found, short), final=True)
    return Said(says if found[says] else "")


def _of_final(found: dict[str, int], name: str) -> str:
    """Tell which deed a name is the last word of: `Send order` is an order and no message."""
    telling = {key: found[key] for key in DEEDS if key not in ("sends", "confirms")}
    best = max(telling, key=lambda key: telling[key])
    of_journey = (deed for kind, deed in JOURNEYS.items() if any(lexicon(code).find(f"journeys.{kind}", name) for code in languages()))
    return best if telling[best] else next(of_journey, max(("sends", "confirms"), key=lambda key: found[key]) if found["sends"] else "")


def _lengths(name: str, own: tuple[str, ...]) -> dict[str, int]:
    """Give for each meaning the characters of the longest phrase of it that stands in a name."""
    found = dict.fromkeys((*DEEDS, *_OTHERWISE, "for-good"), 0)
    folded = normal(name)
    for key, phrase in _deeds().near(folded) | _otherwise(own).near(folded):
        if match := phrase.find(folded):
            found[key] = max(found[key], len(match[0]))
    return found


@functools.cache
def _deeds() -> Index[tuple[str, Phrase]]:
    """Put what acts, in all languages, into one index: a name is looked up in all of it at once."""
    return _index((key, f"acting.{key}", code) for code in languages() for key in (*DEEDS, "for-good"))


@functools.lru_cache(maxsize=64)
def _otherwise(own: tuple[str, ...]) -> Index[tuple[str, Phrase]]:
    return _index((key, place, code) for code in own for key in _OTHERWISE for place in (f"acting.{key}", *_ALSO.get(key, ())))


def _index(places: Iterable[tuple[str, str, str]]) -> Index[tuple[str, Phrase]]:
    each = [(key, Phrase(text)) for key, place, code in places for text in lexicon(code).phrases[place]]
    return Index((phrase, (key, phrase)) for key, phrase in each)
