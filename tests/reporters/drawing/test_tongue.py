"""The languages that pages are written in."""

import typing

import pytest
from markupsafe import Markup

from harness.model import Certainty, DeadEndKind, Factor, OutcomeName, Severity, Standing
from harness.reporters.drawing import present, tongue


def test_what_is_said_is_english_unless_a_page_speaks_another_language() -> None:
    with tongue.speaking("fi"):
        assert tongue.say("clicks") == "klikkauksia"
        assert tongue.language() == "fi"
    assert tongue.say("clicks") == "clicks"


def test_numbers_have_a_form_for_one() -> None:
    with tongue.speaking("fi"):
        assert tongue.say_number("{number} click", "{number} clicks", 1) == "1 klikkaus"
        assert tongue.say_number("{number} click", "{number} clicks", 5) == "5 klikkausta"


def test_a_text_that_no_catalogue_has_stays_english() -> None:
    with tongue.speaking("fi"):
        assert tongue.say("{number} gadgets", number=3) == "3 gadgets"


def test_markup_stays_markup_and_everything_beside_it_is_escaped() -> None:
    said = tongue.say("{one} < {other}", one=Markup("<b>1</b>"), other="<i>2</i>")
    assert said == "<b>1</b> < &lt;i&gt;2&lt;/i&gt;"
    assert isinstance(said, Markup)


@pytest.mark.parametrize("words", [OutcomeName, DeadEndKind, Severity, Certainty, Factor, Standing])
def test_every_name_of_the_model_has_its_finnish_word(words: object) -> None:
    missing = [name for name in typing.get_args(words) if tongue.unhyphenated(name) not in tongue.catalogue("fi")]
    assert not missing


def test_numbers_are_written_as_the_language_writes_them() -> None:
    with tongue.speaking("fi"):
        assert present.ratio_text(2.84) == "2,8×"
        assert present.number_text(3) == "3"
        assert tongue.day_text("2026-12-31") == "31.12.2026"
        assert present.moment_text("2026-11-22T10:15:00+00:00") == "22.11.2026\u00a0klo 10.15 UTC"
        assert present.counted(1, "choices") == "1\u00a0valinta"
        assert present.span_text(7200) == "2 tuntia"
    assert tongue.day_text("2026-12-31") == "2026-12-31"
    assert tongue.day_text("some day") == "some day"
    assert present.moment_text("2026-11-22T10:15:00+00:00") == "2026-11-22 10:15 UTC"
    assert present.moment_text("yesterday") == "yesterday"
    assert present.span_text(1) == "1 second"
