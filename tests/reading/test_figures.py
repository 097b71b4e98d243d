"""Sums, days and times of day as companies write them."""

from decimal import Decimal

import pytest

from harness.lexicon import lexicon
from harness.reading.figures import clocks, days, sums, weekdays


@pytest.mark.parametrize(
    ("text", "values", "currency"),
    [
        ("1 200,00 €", ["1200"], "EUR"), ("EUR 1,200.00", ["1200"], "EUR"), ("1.200 €", ["1.2", "1200"], "EUR"), ("1200", ["1200"], ""),
        ("CHF 1'200.50", ["1200.5"], "CHF"), ("1 200:-", ["1200"], ""), ("12.345.678,90 €", ["12345678.9"], "EUR"), ("$5", ["5"], "USD"),
        ("1200 kr", ["1200"], ""), ("35,5", ["35.5"], ""),
    ],
)  # fmt: skip
def test_sums(text: str, values: list[str], currency: str) -> None:
    (found,) = sums(text)
    assert (sorted(found.values), found.currency) == ([Decimal(value) for value in values], currency)


@pytest.mark.parametrize(
    ("text", "language", "year"),
    [
        ("27.11.2026", "fi", 2026), ("Friday 27 November", "en", 0), ("2026-11-27", "sv", 2026), ("11/27/2026", "en", 2026),
        ("perjantaina 27. marraskuuta 2026", "fi", 2026), ("27 novembre 2026", "fr", 2026), ("27 de noviembre de 2026", "es", 2026),
        ("November 27th, 2026", "en", 2026), ("27.11.", "de", 0), ("27. November 2026", "de", 2026), ("den 27 november", "sv", 0),
        ("27.11.26", "de", 2026), ("27-11-2026", "en", 2026),
    ],
)  # fmt: skip
def test_days(text: str, language: str, year: int) -> None:
    (found,) = days(text, [lexicon(language)])
    assert (found.year, found.days) == (year, {(11, 27)})


def test_a_day_that_may_be_read_in_two_ways_is_both() -> None:
    assert days("03/04/2026", [lexicon("en")])[0].days == {(3, 4), (4, 3)}


@pytest.mark.parametrize("text", ["2–4 December 2026", "2-4 December 2026", "2 to 4 December 2026", "31 of 12", "version 2.13.99", ""])
def test_a_span_or_another_figure_is_no_day(text: str) -> None:
    assert days(text, [lexicon("en")]) == []


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("17:00", {(17, 0)}), ("5 pm", {(17, 0)}), ("5.30 p.m.", {(17, 30)}), ("17h30", {(17, 30)}), ("12 am", {(0, 0)}),
        ("17:00–18:00", set()), ("17:00-18:00", set()), ("25 m", set()), ("1.50", set()),
    ],
)  # fmt: skip
def test_times_of_day(text: str, clock: set[tuple[int, int]]) -> None:
    assert clocks(text, [lexicon("en")]) == clock


def test_days_of_the_week() -> None:
    assert weekdays("on Friday", [lexicon("en")]) == weekdays("perjantaina", [lexicon("fi")]) == {5}
    assert weekdays("Monday to Friday", [lexicon("en")]) == set()
