"""Which option is meant, and which is no answer at all."""

import pytest

from harness.browser.answering.picking import first_real, pick
from harness.lexicon import lexicon

COUNTRIES = [
        ("Choose…", "", False), ("Guinea-Bissau", "gw", False), ("Guinea", "gn", False), ("Finland (+358)", "fi", False),
        ("Suomi / Finland", "x", False),
]  # fmt: skip


@pytest.mark.parametrize(
    ("wished", "at"),
    [
        (["Guinea"], 2), (["+358"], 3), (["gw"], 1), (["Finland"], 3), (["Suomi"], 4), (["Land", "GN"], 2), (["Nowhere"], -1),
        ([""], -1), ([], -1),
    ],
)  # fmt: skip
def test_the_option_that_is_meant(wished: list[str], at: int) -> None:
    assert pick(COUNTRIES, wished) == at


def test_an_option_that_cannot_be_had_is_not_meant() -> None:
    assert pick([("Red", "r", True), ("Red", "r2", False)], ["red"]) == 1


def test_the_first_option_of_equal_name_for_a_wish_comes_before_a_later_wish() -> None:
    assert pick([("3", "a", False), ("March", "b", False)], ["March", "3"]) == 1


@pytest.mark.parametrize(
    ("language", "head"),
    [
        ("en", ("Choose…", "choose", False)), ("en", ("-- Select --", "x", False)), ("en", ("—", "1", False)),
        ("en", ("Select a title", "1", False)),
        ("en", ("Month", "m", False)), ("en", ("Select country", "0", False)), ("en", ("Anything", "", False)), ("en", ("Off", "o", True)),
        ("en", ("Please select", "Please select", False)), ("fi", ("Valitse maa", "Valitse maa", False)),
        ("sv", ("Välj ett land", "1", False)),
    ],
)  # fmt: skip
def test_what_is_no_answer(language: str, head: tuple[str, str, bool]) -> None:
    assert first_real([head, ("Real", "r", False)], [lexicon(language)]) == 1


@pytest.mark.parametrize(
    ("language", "head"),
    [
        ("en", ("Select Comfort", "bed-1", False)), ("en", ("Standard", "std", False)), ("en", ("0", "0", False)),
        ("en", ("Monthly", "m", False)),
        ("fi", ("Valitse Comfort", "bed-1", False)), ("en", ("Pickering", "p", False)), ("en", ("Countrywide", "c", False)),
    ],
)  # fmt: skip
def test_a_real_answer_at_the_head_of_a_list(language: str, head: tuple[str, str, bool]) -> None:
    assert first_real([head, ("Real", "r", False)], [lexicon(language)]) == 0
