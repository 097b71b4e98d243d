"""What a sentence of the company's promises, and by when; whom it is said to is not told by the sentence alone."""

import functools
import re
from datetime import datetime
from typing import NamedTuple

from harness.lexicon import Lexicon, lexicon
from harness.model import PromiseOf
from harness.reading.deadlines import Due, due, names_soon

KINDS = ("call", "mail", "sent", "contact", "done")
BY_MAIL = {"mail", "sent"}
UNSAID = ("promises.denial", "promises.event", "answers.in-general")
LONGEST = 60  # words; what is longer is terms or a list


class Said(NamedTuple):
    """What a sentence promises, and by when."""

    what: PromiseOf
    due: Due | None
    hangs: bool = False  # on something that has no date, such as `when it is ready`
    ready: bool = False  # it speaks of something to be done
    at_once: bool = False  # a confirmation, or a mail that it says has gone off already
    either: bool = False  # by mail or by telephone


@functools.lru_cache(maxsize=4096)
def said(language: str, sentence: str, at: datetime) -> Said | None:
    """Read a sentence that is said at a moment; None where it promises nothing, asks, sets a condition, or speaks of what is past."""
    tongue = lexicon(language)
    if sentence.endswith("?") or len(sentence.split()) > LONGEST:
        return None
    kinds = _kinds(tongue, sentence)
    if not kinds or tongue.find("promises.not", sentence):
        return None
    event = _event(tongue, sentence)
    sure = event.string[: event.start()] if event else sentence
    ready = bool(tongue.find("promises.done", sentence))
    by = due(tongue, sure, at) if not event or tongue.find("promises.done", sure) else None
    kinds = kinds - {"by-mail"} or ({"mail"} if by else set())
    if by and by.at < at:
        return None
    if not kinds:
        return None
    what: PromiseOf = "call" if "call" in kinds else "mail" if kinds & {*BY_MAIL, "contact"} else "done"
    if what == "done" and (event or not (by or names_soon(tongue, sentence))):
        return None  # that it will be delivered says nothing without a time
    at_once = "sent" in kinds or (bool(tongue.find("promises.confirmation", sentence)) and not event)
    return Said(what, by, bool(event), ready, at_once, not kinds & BY_MAIL)


def _kinds(tongue: Lexicon, sentence: str) -> set[str]:
    """Give the keys that tell a kind; what stands too far apart for one phrase is looked for as two: who is told, and how."""
    kinds = {kind for kind in KINDS if tongue.find(f"promises.{kind}", sentence)}
    gives = "contact" in kinds or bool(tongue.find("promises.gives", sentence))
    if gives and tongue.find("promises.by-phone", sentence):
        kinds.add("call")
    if tongue.find("promises.by-mail", sentence):
        kinds.add("mail" if gives else "by-mail")  # `our offer lies in your inbox` promises where it says by when
    return kinds


def _event(tongue: Lexicon, sentence: str) -> re.Match[str] | None:
    """Find what a promise hangs on that has no date; `as soon as possible` is none."""
    event, soon = tongue.find("promises.event", sentence), tongue.find("times.soon", sentence)
    return None if event and soon and soon.start() <= event.start() and event.end() <= soon.end() else event


def done(tongue: Lexicon, sentence: str) -> bool:
    """Tell whether a sentence says that what was promised is done."""
    return bool(tongue.find("promises.is-done", sentence)) and _plain(tongue, sentence)


def waiting(tongue: Lexicon, sentence: str) -> bool:
    """Tell whether a sentence says that the customer is still waiting."""
    return bool(tongue.find("promises.is-waiting", sentence)) and not (sentence.endswith("?") or tongue.find("promises.is-done", sentence))


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
