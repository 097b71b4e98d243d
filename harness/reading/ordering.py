"""What a visit has sent to the company by a press, and the number that an order was given."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from harness.lexicon import Lexicon, normal
from harness.model import Visit

FINAL = ("checkout", "join", "newsletter")  # journeys whose last press orders something
_TURNS = ("go", "click", "press", "back", "follow-mail")  # what turns to another page, or may
_LINES = 500  # of a page, which are looked at
# Letters and figures with at least one figure among them; no date, time or sum.
_NUMBER = re.compile(r"(?<![\w.,:/-])(?!\d{4}-\d\d-\d\d)(?=[\w-]*\d)[\w-]{4,32}(?![\w-]|[.,:/]\d)")
_LINKING = re.compile(r"\W*(?:\w{1,6}\W+){0,2}")  # `is: `, `lautet `
_AROUND = 24  # characters before a number, by which its place in another answer is known


class SendingPress(NamedTuple):
    """A press that has sent something: its journey, the line of its step, the button's name, and the look it was pressed on."""

    journey: str
    line: int
    name: str
    view: int


class Numbered(NamedTuple):
    """The number of an order, folded, and what the page calls it."""

    label: str
    number: str


NO_NUMBER = Numbered("", "")


def last_sending(visit: Visit) -> SendingPress | None:
    """Give the last press that sent something which was taken: of the journey that orders, else of the first that sent anything."""
    found = {press.journey: press for press in _sending(visit)}
    ordering = [found[journey.name] for journey in visit.journeys if journey.kind in FINAL and journey.name in found]
    return next(iter([*ordering, *found.values()]), None)


def _sending(visit: Visit) -> Iterator[SendingPress]:
    """Give the presses of the scenario's own steps after which, and before anything else was done, something was sent and taken."""
    done = [(journey, step, act) for journey in visit.journeys for step in journey.steps for act in step.acts if act.kind in _TURNS]
    ends = [act.view for _, _, act in done[1:]] + [len(visit.views) - 1]
    for (journey, step, act), end in zip(done, ends, strict=True) if done else ():
        sent = [each for page in visit.views[max(0, act.view + 1) : end + 1] for each in page.sent]
        if act.kind == "click" and not step.part and any(0 < each.status < 400 for each in sent):
            yield SendingPress(journey.name, step.line, act.name, act.view)


def order_number(known: Sequence[Lexicon], text: str) -> Numbered:
    """Give the number that a page of thanks calls the order's; empty where it names none, or several."""
    if not any(tongue.find("orders.number", text) for tongue in known):
        return NO_NUMBER
    lines = [normal(line) for line in text.split("\n") if line.strip()][:_LINES]
    found = [said for at, line in enumerate(lines) for tongue in known if (said := _after(tongue, line, lines[at + 1 : at + 2])).number]
    return found[0] if len({each.number for each in found}) == 1 else NO_NUMBER


def _after(tongue: Lexicon, line: str, below: list[str]) -> Numbered:
    label = tongue.find("orders.number", line)
    if label is None:
        return NO_NUMBER
    rest = line[label.end() :]
    said = rest if re.search(r"\w", rest) else "".join(below)
    number = _NUMBER.search(said)
    return Numbered(label[0], number[0]) if number and _LINKING.fullmatch(said[: number.start()]) else NO_NUMBER


def another(number: str, other: str, text: str) -> bool:
    """Tell whether `other` is the number of another order: made in the same way, not the same one written differently.

    A page that names both, `text`, knows of the first: it may say that the second replaces it, or is void.
    """
    one, two = (re.sub(r"[\W_]", "", each) for each in (number, other))
    same = one.lstrip("0").endswith(two.lstrip("0")) or two.lstrip("0").endswith(one.lstrip("0"))
    known = all(re.search(rf"(?<![\w-]){re.escape(each)}(?![\w-])", normal(text)) for each in (number, other))
    return not same and not known and _make(number) == _make(other) and abs(len(one) - len(two)) <= 1


def _make(number: str) -> tuple[bool, bool, list[str]]:
    """Give what two numbers of one company have in common: figures, only figures, the words in them, as in `LAMP-1000`."""
    return any(map(str.isdigit, number)), number.isdigit(), [part for part in re.split(r"[\W_]", number) if part.isalpha()]


def counterpart(number: str, here: str, there: str) -> str:
    """Give what stands in another answer in the place that an order's number has in this one; empty where that is not clear."""
    here, there = here.casefold(), there.casefold()
    at = here.find(number)
    if not number or at < 0:
        return ""
    match = re.search(re.escape(here[max(0, at - _AROUND) : at]) + r"([\w-]+)", there)
    return match[1] if match and len(match[1]) >= len(number) - 2 else ""
