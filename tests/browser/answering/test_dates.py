"""Dates as the field asks for them."""

import datetime

import pytest

from harness.browser.answering.dates import hinted, part_of, write, written
from harness.browser.answering.question import Question
from harness.browser.answering.spelling import Spelling
from harness.browser.raw import RawField
from harness.lexicon import lexicon

DAY = datetime.date(1979, 3, 9)


def asked(language: str = "en", date: str = "mm/dd/yyyy", token: str = "bday", **field: object) -> Question:
    spelling = Spelling(date=date)
    return Question(RawField(number=0, **field), token, {}, (lexicon(language),), lambda: spelling, datetime.date(2026, 1, 1))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("language", "text", "pattern"),
    [
        ("en", "MM/DD/YYYY", "mm/dd/yyyy"), ("fi", "Syntymäaika (pp.kk.vvvv)", "dd.mm.yyyy"), ("sv", "ÅÅÅÅ-MM-DD", "yyyy-mm-dd"),
        ("de", "TT.MM.JJJJ", "dd.mm.yyyy"), ("fr", "JJ/MM/AAAA", "dd/mm/yyyy"), ("en", "jj/mm/aaaa", "dd/mm/yyyy"),
        ("en", "MM / YY", "mm / yy"),
        ("en", "DDMMYYYY", ""), ("en", "d.m.yyyy", "d.m.yyyy"), ("en", "My dad's day", ""), ("en", "yy-dd", ""), ("en", "", ""),
    ],
)  # fmt: skip
def test_hints(language: str, text: str, pattern: str) -> None:
    assert hinted(text, [lexicon(language)]) == pattern


@pytest.mark.parametrize(
        ("pattern", "said"), [("dd.mm.yyyy", "09.03.1979"), ("d.m.yyyy", "9.3.1979"), ("mm/yy", "03/79"), ("yyyy-mm-dd", "1979-03-09"),
        ("yymmdd", "790309")]
)
def test_writing(pattern: str, said: str) -> None:
    assert write(DAY, pattern) == said


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (asked(), "03/09/1979"),
        (asked(date="dd.mm.yyyy"), "09.03.1979"),
        (asked(placeholder="31/12/1999"), "09/03/1979"),
        (asked(placeholder="12/31/1999", date="dd.mm.yyyy"), "03/09/1979"),
        (asked(placeholder="1.2.1999", date="dd.mm.yyyy"), "09.03.1979"),
        (asked(placeholder="1999-12-31"), "1979-03-09"),
        (asked(pattern=r"\d{4}-\d{2}-\d{2}"), "1979-03-09"),
        (asked(longest=8), "03091979"),
        (asked(longest=6, date="dd.mm.yyyy"), "090379"),
        (asked(type="date"), "1979-03-09"),
        (asked(type="month"), "1979-03"),
        (asked(date=""), "1979-03-09"),
    ],
)
def test_a_date_as_the_field_wants_it(question: Question, said: str) -> None:
    assert written(DAY, question) == said


def numbers(first: int, last: int) -> list[tuple[str, str, bool]]:
    return [(str(number), str(number), False) for number in range(first, last + 1)]


@pytest.mark.parametrize(
    ("question", "part"),
    [
        (asked(option_values=numbers(1, 31), options=31), "day"),
        (asked(option_values=numbers(1, 12), options=12), "month"),
        (asked(option_values=numbers(1920, 2010), options=91), "year"),
        (asked(label="DD", longest=2), "day"),
        (asked("fi", label="Vuosi", longest=4), "year"),
        (asked(token="bday-month"), "month"),
        (asked(option_values=[("m²", "m²", False), ("²", "²", False), ("9" * 5000, "9", False)], options=3), ""),
        (asked(label="Date of birth"), ""),
        (asked(label="Date of birth, day first"), ""),
    ],
)
def test_parts_of_a_date(question: Question, part: str) -> None:
    assert part_of(question) == part
