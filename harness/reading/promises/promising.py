"""What a sentence of the company's promises, and by when; whom it is said to is not told by the sentence alone."""

import functools
import re
from datetime import datetime
from typing import NamedTuple

from harness.lexicon import Lexicon, lexicon
from harness.model import PromiseOf
from harness.reading.hearsay import QUOTED
from harness.reading.promises.deadlines import Due, due, names_soon

KINDS = ("call", "mail", "sent", "contact", "done")
BY_MAIL = {"mail", "sent"}
UNSAID = ("promises.denial", "promises.event", "answers.in-general")
UNFINISHED = ("?", ":")  # it asks, or what it says is in what follows, as in the head of a list
LONGEST = 60  # words; what is longer is terms or a list


class Said(NamedTuple):
    """What a sentence promises, and by when."""

    what: PromiseOf
    due: Due | None
    hangs: bool = False  # on something that has no date, such as `when it is ready`
    ready: bool = False  # it speaks of something to be done
    at_once: bool = False  # a confirmation, or a mail that it says has gone off already
    either: bool = False  # by mail or by telephone


class _Sense(NamedTuple):
    """What of a sentence does not hang on when it is said."""

    kinds: frozenset[str]
    event: bool
    timed: str  # the words that may name a time for it, empty if none do
    ready: bool
    at_once: bool
    soon: bool


def said(language: str, sentence: str, at: datetime) -> Said | None:
    """Read a sentence that is said at a moment; None where it promises nothing, asks, sets a condition, or speaks of what is past."""
    sense = _sense(language, sentence)
    if sense is None:
        return None
    by = due(lexicon(language), sense.timed, at)
    kinds = sense.kinds - {"in-mail"} or ({"mail"} if by else set())  # `our offer is in your inbox` promises only by a time
    if not kinds or (by and by.at < at):
        return None
    if "call" in kinds:
        return Said("call", by, sense.event)
    if kinds != {"done"}:
        return Said("mail", by, sense.event, sense.ready, sense.at_once, either=not kinds & BY_MAIL)
    if sense.event or not (by or sense.soon):
        return None  # that it will be delivered says nothing without a time
    return Said("done", by, ready=True)


def may_promise(language: str, text: str) -> bool:
    """Tell whether a sentence of a text may promise something: far sooner than by asking each."""
    return bool(_kinds(lexicon(language), text))


@functools.lru_cache(maxsize=8192)
def _sense(language: str, sentence: str) -> _Sense | None:
    """Read a sentence, only once however many pages say it; None where it promises nothing."""
    tongue = lexicon(language)
    if sentence.endswith(UNFINISHED) or sentence.startswith(QUOTED) or len(sentence.split()) > LONGEST:
        return None
    kinds = _kinds(tongue, sentence)
    if not kinds or tongue.find("promises.not", sentence):
        return None
    event = _event(tongue, sentence)
    before = event.string[: event.start()] if event else sentence
    timed = before if not event or tongue.find("promises.done", before) else ""
    confirms = "sent" in kinds or (event is None and bool(tongue.find("promises.confirmation", sentence)))
    ready = bool(tongue.find("promises.done", sentence))
    return _Sense(frozenset(kinds), event is not None, timed, ready, confirms, names_soon(tongue, sentence))


def _kinds(tongue: Lexicon, sentence: str) -> set[str]:
    """Give the keys that tell a kind; what stands too far apart for one phrase is looked for as two: who is told, and how."""
    kinds = {kind for kind in KINDS if tongue.find(f"promises.{kind}", sentence)}
    gives = "contact" in kinds or bool(tongue.find("promises.gives", sentence))
    if gives and tongue.find("promises.by-phone", sentence):
        kinds.add("call")
    if tongue.find("promises.by-mail", sentence):
        kinds.add("mail" if gives else "in-mail")
    return kinds


def _event(tongue: Lexicon, sentence: str) -> re.Match[str] | None:
    """Find what a promise hangs on that has no date; `as soon as possible` is none."""
    event, soon = tongue.find("promises.event", sentence), tongue.find("times.soon", sentence)
    return None if event and soon and soon.start() <= event.start() and event.end() <= soon.end() else event


def done(tongue: Lexicon, sentence: str) -> bool:
    """Tell whether a sentence says that what was promised is done; that a mail has been sent does not say so."""
    mailed = tongue.find("promises.sent", sentence)
    rest = f"{mailed.string[: mailed.start()]} {mailed.string[mailed.end() :]}" if mailed else sentence
    return bool(tongue.find("promises.is-done", rest)) and _plain(tongue, sentence)


def waiting(tongue: Lexicon, sentence: str) -> bool:
    """Tell whether a sentence says that the customer is still waiting."""
    return bool(tongue.find("promises.is-waiting", sentence)) and not (sentence.endswith("?") or done(tongue, sentence))


def received(tongue: Lexicon, sentence: str) -> bool:
    """Tell whether a sentence says no more than that the customer's own words or order have come."""
    return bool(tongue.find("promises.is-received", sentence))


def promises_more(tongue: Lexicon, sentence: str) -> bool:
    """Tell whether a sentence says that another mail follows."""
    found = said(tongue.language, sentence, datetime(2000, 1, 1))
    return found is not None and found.what == "mail" and not found.at_once


def cancelled(tongue: Lexicon, sentence: str) -> bool:
    """Tell whether a sentence says that what was promised will not be."""
    return bool(tongue.find("promises.is-cancelled", sentence)) and _plain(tongue, sentence)


def _plain(tongue: Lexicon, sentence: str) -> bool:
    """Tell whether a sentence neither asks, nor denies, nor says what would be if."""
    return not sentence.endswith("?") and not any(tongue.find(key, sentence) for key in UNSAID)
