"""What stands between customers and what anyone may read or do at any hour."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from harness.mails.money import amounts
from harness.model import PageView, Visit
from harness.reading.asking import Place, places
from harness.reading.looks import matches, quoted, saying, told
from harness.reading.outcomes import judge
from harness.reading.reaching import of_the_company

DOORS = {
    "sign-up": "signing in or signing up", "cookies": "consent to cookies", "app": "an app", "puzzle": "a puzzle that keeps robots out",
}  # fmt: skip
LONGEST = 35  # words of a sentence: a longer one explains more than one thing
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
        meant = said and not matches(visit, page, "barriers.other", words) and not matches(visit, page, "barriers.reason", around)
        if meant and _names_hours(visit, page, "\n".join(parts[number : number + 2])):
            yield Barrier(place, "hours", quoted(words))


def _names_hours(visit: Visit, page: PageView, words: str) -> bool:
    return bool(_FROM_TO.search(words)) or matches(visit, page, "barriers.hours", words)


def _guarded(visit: Visit, place: Place) -> Iterator[Barrier]:
    """Find what companies tell everybody, and is shown only to who does something first, where the page does not show it."""
    page = place.page
    texts = [text for text in (page.text, page.dialog) if text]  # one by one, as others read them: what a text says is remembered
    if any(any(amounts(text)) for text in texts) or not any(matches(visit, page, "barriers.see", text) for text in texts):
        return
    for words in saying(visit, page, "barriers.see", told(page)):
        if not _short(words) or not matches(visit, page, "barriers.told", words) or matches(visit, page, "barriers.earned", words):
            continue
        kind = next((door for door in DOORS if matches(visit, page, f"barriers.{door}", words)), "")
        if kind and not (kind == "sign-up" and visit.standing == "member"):
            yield Barrier(place, kind, quoted(words))


def _short(words: str) -> bool:
    return len(words.split()) <= LONGEST
