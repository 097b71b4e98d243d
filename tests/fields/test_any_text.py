"""Whatever a page writes into a control's attributes: a token comes back, soon, and never an exception."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from harness.fields import TOKENS, Control, Form, understand
from harness.lexicon import lexicon

WORDS = ["Name", "E-mail", "First name", "card", "MM/YY", "password", "*", "(required)", "user_", "[", "住所", "\u202e", "\u200b", "Straße"]
TYPES = ["text", "tel", "email", "password", "select", "date", "checkbox", "x"]
text = st.text(max_size=60) | st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)
written = ("label", "group", "description", "placeholder", "title", "autocomplete", "name", "id", "pattern", "inputmode", "prediction")
control = st.builds(
    Control,
    **dict.fromkeys(written, text),  # type: ignore[arg-type]
    control=st.sampled_from(["text", "choice", "tick", "file"]),
    type=st.sampled_from(TYPES),
    longest=st.integers(-1, 400),
    option_values=st.lists(st.tuples(text, text, st.booleans()), max_size=40),
    form=st.integers(-1, 2),
)
form = st.builds(Form, number=st.integers(-1, 2), heading=text, name=text, buttons=st.lists(text, max_size=4))


@settings(max_examples=60, deadline=None)
@given(st.lists(control, max_size=12), st.lists(form, max_size=3), text)
def test_a_token_for_anything(controls: list[Control], forms: list[Form], language: str) -> None:
    meanings = understand(controls, lexicon("en"), forms=forms, language=language)
    assert len(meanings) == len(controls)
    assert {meaning.token for meaning in meanings} <= TOKENS | {"unknown"}
    assert all((meaning.source == "none") <= (meaning.token == "unknown") for meaning in meanings)


def test_long_text_is_read_in_bounded_time() -> None:
    hostile = ["please " * 40, "enter " * 45, "- " * 150, "a" * 300, "name " * 60, "((((" * 75, "first-name-" * 27, "Enter your " * 27]
    controls = [Control(label=each, placeholder=each[::-1], name=each * 3, id=each[:200], title=each) for each in hostile] * 40
    started = time.perf_counter()
    understand(controls, lexicon("fi"))
    assert time.perf_counter() - started < 3
