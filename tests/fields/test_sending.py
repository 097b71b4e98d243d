"""Which button sends a form."""

from harness.fields.sending import sender
from harness.lexicon import lexicon
from harness.model import Box, ControlView


def button(name: str, *, role: str = "button", form: int = 0, submits: bool = False, disabled: bool = False) -> ControlView:
    return ControlView(role=role, name=name, form=form, submits=submits, disabled=disabled)


def sent(*buttons: ControlView, form: int = 0) -> str | None:
    index = sender(buttons, form, lexicon("en"))
    return None if index is None else buttons[index].name


def test_the_one_that_submits() -> None:
    assert sent(button("Show password"), button("Go", submits=True)) == "Go"


def test_of_several_that_submit_the_one_that_says_so() -> None:
    assert sent(button("Find my address", submits=True), button("Continue", submits=True)) == "Continue"


def test_one_that_only_says_so() -> None:
    assert sent(button("Back"), button("Create account", role="link")) == "Create account"


def test_none_of_another_form() -> None:
    assert sent(button("Send", submits=True, form=1), button("Help")) is None


def test_one_that_sleeps_until_the_form_is_filled_in() -> None:
    assert sent(button("Show password"), button("Send", submits=True, disabled=True)) == "Send"


def test_none_that_says_something_else() -> None:
    assert sent(button("Apply coupon", submits=True), button("Check out")) == "Check out"
    assert sent(button("Continue with Google"), button("Sign in")) == "Sign in"


def test_one_outside_all_forms_where_the_form_has_none() -> None:
    assert sent(button("Save as default"), button("Continue to payment", form=-1)) == "Continue to payment"


def test_the_only_one_that_submits_whatever_it_says() -> None:
    assert sent(button("Delete", submits=True), button("View basket", submits=True, form=-1), button("Search", form=-1)) == "Delete"
    assert sent(button("cancel", role="link"), button("Cancel my booking", submits=True), button("Log in", form=-1)) == "Cancel my booking"


def test_one_outside_all_forms_submits_nothing_by_itself() -> None:
    assert sent(button("Back"), button("View basket", submits=True, form=-1), button("Account", form=-1)) is None


def test_in_another_language_than_the_site() -> None:
    assert sent(button("Zurück"), button("Jetzt anmelden")) == "Jetzt anmelden"


def test_of_two_alike_the_one_nearer_to_the_last_field() -> None:
    above = ControlView(role="button", name="Sign up", form=-1, box=Box(x=800, y=10, width=80, height=30))
    below = ControlView(role="button", name="Continue", form=-1, box=Box(x=100, y=460, width=80, height=30))
    assert sender([above, below], -1, lexicon("en"), Box(x=100, y=420, width=300, height=30)) == 1


def test_in_no_language_that_we_know() -> None:
    assert sent(button("ログインする")) == "ログインする"
    assert sent(*[button(name) for name in ("Ωδε", "Ψιχ", "Ξαν", "Ζητ")]) is None


def test_fields_outside_all_forms_are_sent_by_the_only_button_that_submits() -> None:
    assert sent(button("Ωδε", form=3, submits=True), form=-1) == "Ωδε"
