"""What stands between customers and what anyone may read or do at any hour."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from harness.lexicon import normal
from harness.mails.money import amounts
from harness.model import PageView, Visit
from harness.reading.contact.reaching import of_the_company
from harness.reading.endings.outcomes import judge
from harness.reading.looks import matches, quoted, saying, told, tongues
from harness.reading.questions.asking import Place, places

DOORS = {
    "sign-up": "signing in or signing up", "cookies": "consent to cookies", "app": "an app", "puzzle": "a puzzle that keeps robots out",
}  # fmt: skip
LONGEST = 35  # words of a sentence: a longer one explains more than one thing
_DATE = re.compile(r"\b\d{1,2}\.\d{1,2}\.|\b\d{1,2}\.? (?!(?:am|pm|o'clock|uhr|to|bis|till|heures|horas|und)\b)[^\W\d]{3,}", re.I)
_ALWAYS = re.compile(r"\b0{1,2}(?:[.:]00)? ?[–-] ?24\b")
_FROM_TO = re.compile(r"\b\d{1,2}(?:[.:]\d\d)? ?(?:h|Uhr)? ?(?:–|-|to|bis|till|à|a) ?\d{1,2}\b")


class Barrier(NamedTuple):
    """A barrier with what the page says of it: `kind` is `hours`, or one of `DOORS`."""

    place: Place
    kind: str
    words: str


def barriers(visit: Visit) -> Iterator[Barrier]:
    """Give the barriers of the company's own pages, each kind once."""
    seen: set[str] = set()
    for place in places(visit):
        last = judge(visit, place.journey)
        if not of_the_company(visit, place.page) or (last.outcome == "bot-wall" and last.view == place.view):
            continue  # a wall against robots accuses nobody
        for barrier in (*_shut(visit, place), *_guarded(visit, place)):
            if barrier.kind not in seen:
                seen.add(barrier.kind)
                yield barrier


def _shut(visit: Visit, place: Place) -> Iterator[Barrier]:
    """Find what runs by itself, and is said to keep hours, on a page that leaves nothing to fill in."""
    page = place.page
    if any(field.asked for field in page.fields) or not matches(visit, page, "barriers.closed", page.text):
        return
    parts = told(page)
    for number, words in enumerate(parts):
        around = "\n".join(parts[max(0, number - 1) : number + 2])
        said = _short(words) and all(matches(visit, page, f"barriers.{key}", words) for key in ("online", "closed"))
        excused = any(matches(visit, page, f"barriers.{key}", around) for key in ("reason", "because"))
        meant = said and not excused and not matches(visit, page, "barriers.other", words) and _online_is_shut(visit, page, words)
        if meant and _names_hours(visit, page, "\n".join(parts[number : number + 2])):
            yield Barrier(place, "hours", quoted(words))


def _online_is_shut(visit: Visit, page: PageView, words: str) -> bool:
    """Tell whether it is the online shop that is shut, and by the clock: `Closed on Sundays – order online` and days of a year are not."""
    if _DATE.search(words) or _ALWAYS.search(words):
        return False
    folded = normal(words)
    for tongue in tongues(visit, page):
        online, shut = (tongue.find(f"barriers.{key}", folded) for key in ("online", "closed"))
        if online and shut and online.start() <= shut.start():
            return True
    return False


def _names_hours(visit: Visit, page: PageView, words: str) -> bool:
    return bool(_FROM_TO.search(words)) or matches(visit, page, "barriers.hours", words)


def _guarded(visit: Visit, place: Place) -> Iterator[Barrier]:
    """Find what companies tell everybody, and is shown only to who does something first, where the page does not show it."""
    page = place.page
    texts = [text for text in (page.text, page.dialog) if text]  # one by one, as others read them: what a text says is remembered
    if any(any(amounts(text)) for text in texts) or not any(matches(visit, page, "barriers.see", text) for text in texts):
        return
    parts = told(page)
    for words in saying(visit, page, "barriers.see", parts):
        at = parts.index(words)
        around = "\n".join((page.title, *page.headings, *parts[max(0, at - 2) : at + 3]))
        asks = words.rstrip().endswith("?") or matches(visit, page, "barriers.not", words)
        if asks or not _short(words) or not matches(visit, page, "barriers.told", words) or matches(visit, page, "barriers.earned", around):
            continue
        kind = next((door for door in DOORS if matches(visit, page, f"barriers.{door}", words)), "")
        if kind and not (kind == "sign-up" and visit.standing == "member"):
            yield Barrier(place, kind, quoted(words))


def _short(words: str) -> bool:
    return len(words.split()) <= LONGEST
