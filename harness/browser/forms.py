"""Filling a form in as the persona would."""

import datetime
from collections.abc import Iterable

from playwright.sync_api import ElementHandle

from harness.browser.halt import Halted
from harness.browser.raw import RawField, RawLook
from harness.browser.window import Window
from harness.lexicon import normal
from harness.personas import Persona
from harness.personas.dates import spoken_date

TYPED_BY_PARTS = frozenset(
    {"date", "datetime-local", "month", "week", "time", "color", "range"}
)  # the browser's own pickers take no plain text
_FACE = "(element) => element.checkVisibility({opacityProperty: true}) ? element : element.labels?.[0] ?? element"
_OPEN = "(each) => each.isConnected && !each.disabled && [each, ...(each.labels ?? [])].some((face) => face.checkVisibility())"
NEVER = frozenset({"marketing", "search"})  # a customer who knows what to do leaves these alone


def main_form(raw: RawLook, tokens: list[str], upcoming: str) -> list[int]:
    """Choose the form the customer means and give its fields' indexes.

    It is the one with the button that the next step presses; else the one that asks most. Search boxes and newsletters are no rival.
    """
    forms: dict[int, list[int]] = {}
    for index, field in enumerate(raw.fields):
        forms.setdefault(field.form, []).append(index)
    buttons = {button.form for button in raw.buttons if upcoming and normal(button.name) == normal(upcoming)}

    def rank(form: int) -> tuple[bool, int, bool]:
        asking = [index for index in forms[form] if tokens[index] not in NEVER]
        return form in buttons and bool(asking), len(asking), form >= 0

    chosen = max(forms, key=rank, default=None)
    return [] if chosen is None else forms[chosen]


def answer_for(field: RawField, token: str, persona: Persona, today: datetime.date) -> str | None:
    """Give what the persona would answer, or None to leave the field as it is."""
    if token in NEVER or field.control == "file":
        return None
    if field.control == "tick":
        return "on" if token == "terms" or field.required else None
    fact = persona.facts.get(token, "")
    if field.control == "choice":
        return _option(field, [fact, persona.facts.get("country-name", "") if token == "country" else ""])
    if fact:
        return fitting(fact, field, today)
    return fitting(_something(field, persona), field, today) if field.required else None


def fitting(answer: str, field: RawField, today: datetime.date) -> str:
    """Put an answer into the form that the control takes: ISO dates for date pickers, bare digits for number fields."""
    if field.type in ("date", "datetime-local", "month", "week"):
        day = spoken_date(answer, today)
        forms = {"date": "%Y-%m-%d", "datetime-local": "%Y-%m-%dT12:00", "month": "%Y-%m", "week": "%G-W%V"}
        return day.strftime(forms[field.type]) if day else answer
    if field.type == "number":
        return "".join(sign for sign in answer if sign in "0123456789.-")
    if day := spoken_date(answer, today):
        return day.isoformat() if "-" in (field.placeholder or "-") else day.strftime("%d.%m.%Y")
    return answer


def _something(field: RawField, persona: Persona) -> str:
    """An answer to a question that was not understood but must be answered."""
    return {"number": field.min or "1", "date": "next friday", "datetime-local": "next friday", "time": "12:00"}.get(
        field.type, persona.facts.get("comment", "")
    )


def _option(field: RawField, wished: Iterable[str]) -> str | None:
    """Give the value of the option wished for, else of the first real one where an answer is needed."""
    open_options = [(words, value) for words, value, off in field.option_values if not off]
    for wish in map(normal, filter(None, wished)):
        meant = [each for each in open_options if wish in map(normal, each)] or [each for each in open_options if wish in _bare(each[0])]
        for words, value in meant[:1]:
            return None if normal(words) == normal(field.value) else value
    chosen = bool(field.value)
    first = next((value for words, value in open_options if value and words and not words.startswith(("-", "—"))), None)
    return first if field.required and not chosen else None


def _bare(words: str) -> list[str]:
    """Give the single words of an option: `Finland (+358)` is found by `+358`."""
    return normal(words).replace("(", " ").replace(")", " ").split()


def put(window: Window, field: RawField, value: str, timeout: float) -> bool:
    """Put an answer into a control; give whether anything had to be done. `timeout` is in milliseconds."""
    if field.control == "tick" and field.value == "on":
        return False
    if field.control == "text" and field.type not in TYPED_BY_PARTS and window.type_into(field, value):
        return True
    values = [option[1] for option in field.option_values] if field.control == "choice" and field.type != "select" else []
    element = window.field_handle(field, values.index(value) if value in values else 0)
    if not element.evaluate(_OPEN):
        return False  # an answer given since the look has taken this question away
    if field.type == "select":
        element.select_option(value=value, timeout=timeout)
    elif field.control in ("tick", "choice"):
        _press(element, timeout)
    else:
        element.fill(value, timeout=timeout)
        if value and not element.input_value(timeout=timeout):
            raise Halted("unfillable", f"`{field.label}` does not take `{value}`.", field.label)
    return True


def _press(element: ElementHandle, timeout: float) -> None:
    """Press a tick box or radio, on its label where the design hides the box itself."""
    face = element.evaluate_handle(_FACE).as_element()
    (face or element).click(timeout=timeout)
