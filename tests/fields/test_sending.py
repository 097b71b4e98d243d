"""Which button sends a form."""

from harness.fields.sending import sender
from harness.lexicon import lexicon
from harness.model import ControlView


def button(name: str, *, role: str = "button", form: int = 0, submits: bool = False, disabled: bool = False) -> ControlView:
    return ControlView(role=role, name=name, form=form, submits=submits, disabled=disabled)


def sent(*buttons: ControlView) -> str | None:
    index = sender(buttons, 0, lexicon("en"))
    return None if index is None else buttons[index].name


def test_the_one_that_submits() -> None:
    assert sent(button("Show password"), button("Go", submits=True)) == "Go"


def test_of_several_that_submit_the_one_that_says_so() -> None:
    assert sent(button("Find my address", submits=True), button("Continue", submits=True)) == "Continue"


def test_one_that_only_says_so() -> None:
    assert sent(button("Back"), button("Create account", role="link")) == "Create account"


def test_none_of_another_form_and_none_that_is_disabled() -> None:
    assert sent(button("Send", submits=True, form=1), button("Send", submits=True, disabled=True), button("Help")) is None
