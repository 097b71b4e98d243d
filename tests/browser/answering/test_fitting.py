"""Answers fitted to what a field says it takes."""

import datetime

import pytest

from harness.browser.answering.boxes import boxes, shares
from harness.browser.answering.fitting import numeric, stated
from harness.browser.answering.keeping import stands
from harness.browser.answering.question import Question
from harness.browser.answering.spelling import Spelling
from harness.browser.answering.wishes import fitted, wishes
from harness.browser.raw import RawField
from harness.lexicon import lexicon
from harness.model import Box
from harness.personas import persona

FACTS = persona("en_GB", "tests").facts


def asked(token: str, language: str = "en", **field: object) -> Question:
    raw = RawField(number=0, **field)  # type: ignore[arg-type]
    return Question(raw, token, FACTS, (lexicon(language),), Spelling, datetime.date(2026, 1, 1))


@pytest.mark.parametrize(
    ("answer", "limits", "fits"),
    [
        ("35", {}, "35"), ("12", {"max": "10"}, "10"), ("1", {"min": "2"}, "2"), ("5", {"min": "2", "step": "2"}, "4"),
        ("7", {"step": "any"}, "7"),
        ("1", {"min": "nothing"}, "1"), ("1.5", {"step": "1"}, "1"),
        ("1", {"min": "1e9999999"}, "1"), ("1", {"max": "1e-9999999"}, "1"), ("1", {"min": "Infinity"}, "1"), ("1", {"min": "NaN"}, "1"),
    ],
)  # fmt: skip
def test_numbers(answer: str, limits: dict[str, str], fits: str) -> None:
    assert numeric(answer, RawField(number=0, type="number", **limits)) == fits  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("hint", "rules"),
    [
        ("8–12 characters", (8, 12, False)), ("At least 8 characters.", (8, 100, False)), ("Maximum 16 characters", (0, 16, False)),
        ("Between 6 and 10 characters, only letters and numbers", (6, 10, True)), ("No special characters", (0, 100, True)),
        ("", (0, 100, False)),
    ],
)  # fmt: skip
def test_rules_of_passwords(hint: str, rules: tuple[int, int, bool]) -> None:
    assert stated(asked("new-password", hint=hint)) == rules


def test_a_password_that_keeps_the_rules_is_left_as_it_is() -> None:
    assert fitted(FACTS["new-password"], asked("new-password", hint="At least 8 characters"))[0] == FACTS["new-password"]


@pytest.mark.parametrize(("more", "longest"), [({"longest": 8}, 8), ({"hint": "Max 10 characters"}, 10)])
def test_a_shorter_password_has_all_kinds_of_signs_still(more: dict[str, object], longest: int) -> None:
    first = fitted(FACTS["new-password"], asked("new-password", **more))[0]
    assert len(first) == longest
    assert all(any(kind(sign) for sign in first) for kind in (str.isupper, str.islower, str.isdigit, lambda sign: not sign.isalnum()))


def test_a_password_of_the_scenario_is_not_changed() -> None:
    assert fitted("Another-1", asked("new-password", longest=4)) == ["Another-1"]
    assert fitted(FACTS["password"], asked("current-password", longest=4)) == [FACTS["password"]]


@pytest.mark.parametrize(
    ("token", "field", "first"),
    [
        ("tel", {}, "+442079460460"), ("tel", {"longest": 11}, "02079460460"), ("tel-national", {}, "2079460460"),
        ("postal-code", {"longest": 6}, "S464SW"), ("postal-code", {}, "S46 4SW"),
        ("cc-exp", {}, "07/31"), ("cc-exp", {"placeholder": "MM/YYYY"}, "07/2031"), ("cc-exp", {"longest": 4}, "0731"),
        ("given-name", {"longest": 3}, "Victor"),
    ],
)  # fmt: skip
def test_answers(token: str, field: dict[str, object], first: str) -> None:
    assert fitted(FACTS[token], asked(token, **field))[0] == first


@pytest.mark.parametrize(
    ("label", "token", "required", "ticked"),
    [
        ("I accept the terms", "terms", False, True), ("I accept the terms and marketing", "terms", False, False),
        ("I accept the terms and marketing", "marketing", True, True), ("Newsletter", "marketing", False, False),
        ("I am over 18", "unknown", False, True), ("Gift wrapping", "unknown", False, False), ("Gift wrapping", "unknown", True, True),
    ],
)  # fmt: skip
def test_boxes_to_tick(label: str, token: str, required: bool, ticked: bool) -> None:
    assert wishes(asked(token, control="tick", type="checkbox", label=label, required=required)) == (["on"] if ticked else [])


@pytest.mark.parametrize(
    ("wanted", "standing"),
    [
        ("+442079460460", "(207) 946-0460"), ("02079460460", "+44 20 7946 0460"), ("4242424242424242", "4242 4242 4242 4242"),
        ("S46 4SW", "s464sw"),
        ("Victor", "VICTOR"), ("12", "12.00"), ("!", "!"),
    ],
)  # fmt: skip
def test_the_same_answer(wanted: str, standing: str) -> None:
    assert stands(wanted, standing)


@pytest.mark.parametrize(
    ("wanted", "standing"), [("Victor", ""), ("Victor", "Vic"), ("12", "1"), ("12", "120"), ("!", "?"), ("460460", "0460")]
)
def test_another_answer(wanted: str, standing: str) -> None:
    assert not stands(wanted, standing)


def box(longest: int, y: float = 0) -> RawField:
    return RawField(number=0, longest=longest, box=Box(y=y, height=20))


def test_boxes_that_take_one_answer() -> None:
    row = [RawField(number=0), *[box(1)] * 6, RawField(number=0)]
    assert boxes(row, ["email", *["one-time-code"] * 6, "name"], 3) == [1, 2, 3, 4, 5, 6]
    assert boxes(row, ["email", "one-time-code", *["unknown"] * 5, "name"], 1) == [1, 2, 3, 4, 5, 6]


def test_fields_side_by_side_that_are_no_group() -> None:
    assert boxes([box(6), box(3)], ["one-time-code", "cc-csc"], 0) == []
    assert boxes([box(6), box(6, y=60)], ["tel", "tel"], 0) == []
    assert boxes([box(6)], ["one-time-code"], 0) == []


def test_an_answer_is_shared_out_in_the_way_that_fills_the_boxes() -> None:
    assert shares(["+442079460460", "02079460460"], [3, 4, 4]) == ["020", "7946", "0460"]
    assert shares(["12"], [1, 1, 1]) == ["1", "2", ""]
