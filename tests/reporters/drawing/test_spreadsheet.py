"""Rows of CSV as programs and spreadsheets read them."""

import csv
import io
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from harness.reporters.drawing import spreadsheet

FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
TEXTS = st.text() | st.text("=+-@\t\r\n ;,\"'|＝a1\ufeff\u200b\x00")
CELLS = TEXTS | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.none()


def written(rows: list[list[spreadsheet.Cell]]) -> str:
    file = io.StringIO(newline="")
    spreadsheet.write(file, rows)
    return file.getvalue()


@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), max_size=4))
def test_rows_come_back_as_they_were_written(rows: list[list[spreadsheet.Cell]]) -> None:
    read = list(csv.reader(io.StringIO(written(rows), newline="")))
    assert read == [["" if cell is None else str(spreadsheet.safe(cell)) for cell in row] for row in rows]


@given(st.lists(TEXTS, min_size=1, max_size=4), st.sampled_from(",;\t"))
@example(["x;=1+1;", "y"], ";")
@example(["\ufeff =1+1"], ",")
@example(['"=HYPERLINK("https://a.example")'], ",")
@example(["x\n=1+1", "x\t=1+1"], "\t")
def test_no_cell_begins_a_formula_whatever_the_separator(texts: list[str], separator: str) -> None:
    for row in csv.reader(io.StringIO(written([texts]), newline=""), delimiter=separator):
        for cell in row:
            assert not re.sub(r"[\s\"]+", "", cell).startswith(FORMULA), (texts, cell)


@given(TEXTS)
def test_nothing_but_the_apostrophe_is_added(text: str) -> None:
    def visible(said: object) -> str:
        return re.sub(r"[^\x21-\x26\x28-\x7e\xa1-\xac\xae-\u1fff\u3000-\ud7ff\uff00-\uffef]", "", str(said))

    assert visible(spreadsheet.safe(text)) == visible(text)


@pytest.mark.parametrize("number", [-3, -0.5, 12, 1.5e-9, 0])
def test_numbers_stay_numbers(number: float) -> None:
    assert spreadsheet.safe(number) is number
    [row] = csv.reader(io.StringIO(written([[number, "-1"]])))
    assert row == [str(number), "'-1"]


def test_ordinary_words_stay_as_they_are() -> None:
    for words in ("Pulse Gym", "e-mail us", "5 + 3", "a; b", "O'Hara & Söhne", "退会する"):
        assert spreadsheet.safe(words) == words
