"""Lists to choose from: the browser's own, groups of buttons, and those that a script opens."""

import time
from collections.abc import Sequence

import msgspec
from playwright.sync_api import Error

from harness.browser.answering.picking import Option, first_real, pick
from harness.browser.answering.question import Question, Took
from harness.browser.raw import Answer
from harness.browser.window import Window

OPENING_MS = {False: 1500, True: 400}  # an opened list that shows nothing by then; one that can be typed into is typed into
OFFERING_MS = 1500  # what was typed may take so long to be looked up
TAKING_MS = 1000  # in which what was picked shows, or the list closes
UNMARKED_MS = 400  # ... where nothing says that it will be
ADDRESSES = frozenset({"street-address", "address-line1", "postal-code", "address-level2"})
OFF = frozenset({"off", "none", "nope", "false"})  # of a field that has suggestions of its own
NEW_OFFERS = 4  # times that a list may change what it offers before the right option is given up on


class Offers(msgspec.Struct, kw_only=True):
    """What an open list offers."""

    options: list[Option] = []
    print: str = ""  # by which a list that has changed is told
    held: str = ""  # what the field shows while the list is open
    taken: bool = False


def choose(window: Window, question: Question, wished: Sequence[str], ms: float) -> Took | None:
    """Open a list and pick: one choice. Where it can be typed into and does not show the answer, type until it does."""
    field, end = question.field, time.monotonic() + ms / 1000
    if looks_up(question):
        return look_up(window, question, wished, ms)
    window.control(field, Offers, ask="before")
    window.hand.press(window.field_handle(field), question.reach_ms(ms))
    offers = _offers(window, question, OPENING_MS[field.editable], end)
    at = pick(offers.options, wished)
    if at < 0 and field.editable:
        return _looked_up(window, question, wished, end, offers)
    if at < 0 and field.required:
        at = first_real(offers.options, question.tongues)
    return _taken(window, question, wished, offers, at, end)


def may_suggest(question: Question) -> bool:
    """Whether a plain field may look an address up while it is typed: it forbids the browser's own suggestions."""
    return question.token in ADDRESSES and question.field.autocomplete.lower() in OFF


def looks_up(question: Question) -> bool:
    """Whether the page offers addresses as one is typed."""
    return question.token in ADDRESSES and question.field.opens == "list" and question.field.editable


def look_up(window: Window, question: Question, wished: Sequence[str], ms: float) -> Took | None:
    """Type an address, and pick the one meant if the page offers any."""
    window.control(question.field, Offers, ask="before")
    return _looked_up(window, question, wished, time.monotonic() + ms / 1000, Offers())


def _looked_up(window: Window, question: Question, wished: Sequence[str], end: float, before: Offers) -> Took | None:
    """Type, and pick from what is offered then: the answer itself, or the first that begins with it, as an address does."""
    text = wished[0] if wished else ""
    focused = window.type_into(question.field, text) if text else Answer(found=True)
    if not focused.found:
        return None
    offers = before
    for _ in range(NEW_OFFERS if text else 0):
        offers = _offers(window, question, OFFERING_MS if question.field.opens else UNMARKED_MS, end, than=offers.print)
        if not offers.options or pick(offers.options, wished) >= 0:
            break
    at = pick(offers.options, wished)
    if at < 0 and offers.options and question.token in ADDRESSES:
        at = first_real(offers.options, question.tongues)
    if at < 0 and text:  # nothing to pick: what was typed is the answer, if the field keeps it
        return Took(text=text, typed=len(text), mine=focused.number, born=focused.born)
    at = at if at >= 0 or not question.field.required else first_real(before.options, question.tongues)
    return _taken(window, question, wished, offers if offers.options else before, at, end, typed=len(text))


def _taken(window: Window, question: Question, wished: Sequence[str], offers: Offers, at: int, end: float, typed: int = 0) -> Took | None:
    for _ in range(NEW_OFFERS if at >= 0 else 0):
        if window.press_listed(question.field, at, max(1.0, 1000 * (end - time.monotonic()))):
            taken = window.control(question.field, Offers, ask="taken", wait=TAKING_MS, was=offers.held, at=at).taken
            return Took(text=wished[0] if wished else "", choice=True, typed=typed) if taken else None
        meant = offers.options[at][0]
        offers = _offers(window, question, OFFERING_MS, end)
        if (at := pick(offers.options, [meant])) < 0:
            break
    if offers.options:
        window.fold(question.field)
    return None


def _offers(window: Window, question: Question, ms: float, end: float, than: str = "") -> Offers:
    wait = max(0.0, min(ms, 1000 * (end - time.monotonic())))
    try:
        return window.control(question.field, Offers, ask="offers", wait=wait, than=than)
    except Error:  # pressing it led elsewhere
        return Offers()
