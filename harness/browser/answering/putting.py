"""Putting an answer into a control, each kind as a customer's hands do it."""

from collections.abc import Sequence

from playwright.sync_api import ElementHandle
from playwright.sync_api import TimeoutError as Timeout

from harness.browser.answering import calendars, files, lists
from harness.browser.answering.picking import answered, pick
from harness.browser.answering.question import PICKERS, Question, Took
from harness.browser.answering.wishes import slot
from harness.browser.halt import Halted
from harness.browser.window import Window

OPTIONAL_MS = 8000  # that a question which need not be answered may take
_FACE = "(element) => element.checkVisibility({opacityProperty: true}) ? element : element.labels?.[0] ?? element"
_OPEN = "(each) => each.isConnected && !each.disabled && [each, ...(each.labels ?? [])].some((face) => face.checkVisibility())"


def put(window: Window, question: Question, wished: Sequence[str], ms: float) -> Took | None:
    """Put the first of the wished answers that it takes into a control; None where nothing had to be done, or need be.

    `ms` is what is left of the step. Halts where an answer is needed and none is taken. No message says what the answer was.
    """
    field = question.field
    if field.control == "tick" and field.value == "on":
        return None
    try:
        took = _by_kind(window, question, wished, ms if field.required else min(ms, OPTIONAL_MS))
    except Timeout:
        if field.required:
            raise
        return None  # something lies over it, say: a customer leaves it alone
    if took is None and field.required and field.opens and not answered(question):
        raise Halted("unfillable", f"`{field.label}` does not take an answer.", field.label)
    return took


def _by_kind(window: Window, question: Question, wished: Sequence[str], ms: float) -> Took | None:
    field = question.field
    if not wished and field.opens and (answered(question) or not field.required):
        return None
    if lists.may_suggest(question):
        return lists.look_up(window, question, wished, ms)
    if field.opens:
        return {"calendar": calendars.choose, "list": lists.choose}[field.opens](window, question, wished, ms)
    return _put(window, question, wished, ms)


def _put(window: Window, question: Question, wished: Sequence[str], ms: float) -> Took | None:
    field = question.field
    if field.control == "text" and field.type not in PICKERS and (took := _typed(window, question, wished)):
        return took
    at = slot(question, wished) if field.control == "choice" else 0
    if at < 0:
        return None
    element = window.field_handle(field, at if field.type != "select" else 0)
    if field.control != "file" and not element.evaluate(_OPEN):
        return None  # an answer given since the look has taken this question away
    _act(window, element, question, at, wished, question.reach_ms(ms))
    text, typed = wished[0] if wished else "", field.control == "text" and field.type not in PICKERS
    return Took(text=text, typed=len(text) if typed else 0, choice=not typed)


def _typed(window: Window, question: Question, wished: Sequence[str]) -> Took | None:
    """Type the answer, or pick the one of those offered beside the field that is meant."""
    field, text = question.field, wished[0]
    offered = pick(field.option_values, [*wished, *_names(question)]) if field.option_values else -1
    if offered >= 0:
        text = field.option_values[offered][1]
    focused = window.type_into(field, text)
    if not focused.found:
        return None
    typed = 0 if offered >= 0 else len(text) if field.longest < 0 else min(len(text), field.longest)
    return Took(text=text, typed=typed, choice=offered >= 0, mine=focused.number, born=focused.born)


def _names(question: Question) -> list[str]:
    return question.spelling.regions if question.token in ("country", "country-name") else []


def _act(window: Window, element: ElementHandle, question: Question, at: int, wished: Sequence[str], ms: float) -> None:
    field = question.field
    if field.type == "select" or field.control in ("file", "text"):
        window.hand.reach(lambda: element)
    if field.type == "select":
        element.select_option(index=at, timeout=ms)
    elif field.control == "file":
        element.set_input_files(files.harmless(field.accept), timeout=ms)
    elif field.control == "text":
        element.fill(wished[0], timeout=ms)
        if wished[0] and not element.input_value(timeout=ms):
            raise Halted("unfillable", f"`{field.label}` does not take this answer: it wants a {field.type}.", field.label)
    else:  # on its label where the design hides the box itself
        window.hand.press(element.evaluate_handle(_FACE).as_element() or element, ms)
