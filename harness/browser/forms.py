"""Which form of a page the customer means."""

from harness.browser.answering import NEVER
from harness.browser.raw import RawLook
from harness.lexicon import normal


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
