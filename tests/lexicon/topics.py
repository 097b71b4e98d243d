"""What text-driven audits make of a phrase, by topic: each asked through the reading that its audits use."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from harness.lexicon import lexicon, sentences
from harness.reading.promises.promising import Said, said
from harness.reading.urgency import COUNTS, claims, countdown, endings
from harness.shipped import read_yaml

from ..audits.build import HOME, ask, button, click, expect, go, page, visit, way
from .told import ended

MONDAY = datetime(2026, 11, 23, 10)
PHRASES = Path(__file__).with_name("phrases")


def phrases(topic: str, language: str) -> tuple[dict[str, str], list[str]]:
    """Give the phrases of a topic that must be read, with what as, and those that must not."""
    data: dict[str, Any] = read_yaml(PHRASES / topic / f"{language}.yaml")
    return {phrase: kind for kind, phrases in data["says"].items() for phrase in phrases}, data["innocent"]


def dead_end(language: str, text: str) -> str:
    """Give the kind of dead end that a page ends in which says a text, empty where it is none."""
    outcome, kind = ended(language, text)
    return kind if outcome == "dead-end" else ""


def declining(language: str, name: str) -> str:
    """Tell whether a button of this name, beside one that accepts, belittles who declines."""
    offer = page("§", "/offer", buttons=[button("§ 1"), button(name)], language=language)
    seen = visit(way("order", go(HOME), click("§ 2", offer), expect("§ 3")), language=language)
    return "belittles" if ask("confirm-shaming", seen) else ""


def promise(language: str, text: str) -> str:
    """Give what a text promises first and by when, read on Monday 23 November 2026 at 10: `mail 11-25`, `call none`, `done 2h`."""
    found = next((found for sentence in sentences(text) if (found := said(language, sentence, MONDAY))), None)
    return f"{found.what} {_by(found)}" if found else ""


def hurry(language: str, text: str) -> str:
    """Give by what a text hurries the customer, of what a second look can hold against it; empty where by nothing."""
    known = [lexicon(language)]
    if countdown(known, text):
        return "countdown"
    counted = next((key for key in COUNTS if claims(known, key, text)), "")
    return counted.removeprefix("urgency.") or ("ends" if endings(known, text) else "")


def _by(found: Said) -> str:
    if found.due is None:
        return "event" if found.hangs else "none"
    at, minutes = found.due.at, (found.due.at - MONDAY).total_seconds() / 60
    if not found.due.calendar:
        return f"{minutes:g}min" if minutes < 60 else f"{minutes / 60:g}h"
    if (at.hour, at.minute) == (0, 0):
        return f"{at - timedelta(days=1):%m-%d}"
    return f"{at:%m-%dT%H.%M}".removesuffix(".00")


TOPICS: dict[str, Callable[[str, str], str]] = {"confirm-shaming": declining, "dead-ends": dead_end, "promises": promise, "urgency": hurry}
