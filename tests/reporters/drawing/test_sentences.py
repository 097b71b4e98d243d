"""Sentences of visits and scorecards in the language of the page."""

import time

from hypothesis import given
from hypothesis import strategies as st

from harness.reporters.drawing import tongue
from harness.reporters.drawing.markup import _environment
from harness.reporters.drawing.sentences import _pattern as pattern
from harness.reporters.drawing.sentences import patterns, said_text, told

WORST = "`" + "a` demands 1 more than `" * 200


def finnish(text: str) -> str:
    with tongue.speaking("fi"):
        return said_text(text)


def test_a_sentence_stays_as_it_is_on_an_english_page() -> None:
    assert said_text("the mail came 3 days later") == "the mail came 3 days later"


def test_a_sentence_is_known_by_its_pattern() -> None:
    assert finnish("the mail came 3 days later") == "sähköposti tuli 3 päivän kuluttua"
    assert finnish("the mail came 1 hour later") == "sähköposti tuli tunnin kuluttua"
    assert finnish("the mail came 2 hours 50 minutes later") == "sähköposti tuli 2 tunnin ja 50 minuutin kuluttua"


def test_words_of_the_company_stay_as_they_are() -> None:
    assert finnish("later it said: `it names no time`") == "myöhemmin sanottiin: `it names no time`"


def test_days_are_written_as_the_language_writes_them() -> None:
    with tongue.speaking("fi"):
        assert said_text("In spring (maybe) (until 2026-12-31)", "waivers") == "In spring (maybe) (31.12.2026 asti)"


def test_the_pattern_with_most_text_of_its_own_is_taken() -> None:
    assert finnish("1 day later no mail had come yet") == "päivän kuluttua sähköpostia ei ollut vielä tullut"


def test_a_sentence_in_a_sentence_is_no_part_of_its_words() -> None:
    inner = "`Ask us` was looked for; none of 3 pages names an address, a telephone number, a form or a link to ask"
    assert finnish(f"`ask` ended in a dead end (nobody-to-ask) at step 4 `click: Ask us`: {inner}").startswith("`ask` päättyi umpikujaan")
    assert finnish("`a`b` ended in a dead end (refused): the page says: No") == "`a`b` päättyi umpikujaan (torjuttiin): sivulla lukee: No"


def test_what_no_pattern_knows_stays_english_and_says_so() -> None:
    with tongue.speaking("fi"):
        assert told("the moon came 3 days later")[0].foreign
        shown = _environment.from_string("{{ text | said }}").render(text="the <b>moon</b>\u202e came")
    assert shown == '<span lang="en">the &lt;b&gt;moon&lt;/b&gt;\N{REPLACEMENT CHARACTER} came</span>'


def test_holes_and_texts_in_turn() -> None:
    fitting = pattern("`{name}` takes {n:number} of {m:number} steps: {rest}", "{rest}").loose.fullmatch
    assert fitting("`a` takes 1,234 of 2.5 steps: x")
    assert not fitting("`a` takes x of 2 steps: x")
    found = fitting("`a` takes 1 of 2` takes 3 of 4 steps: x: y")
    assert found
    assert found.groupdict() == {"name": "a` takes 1 of 2", "n": "3", "m": "4", "rest": "x: y"}


@given(st.text())
def test_hostile_words_are_given_back_and_break_nothing(words: str) -> None:
    assert finnish(f"later it said: `{words}`") == f"myöhemmin sanottiin: `{words}`"
    finnish(words)


def test_no_sentence_makes_a_page_slow() -> None:
    with tongue.speaking("fi"):
        patterns("fi")
        for sentence in (WORST, "`" * 4000, "{}" * 2000, "1 " * 2000):
            began = time.perf_counter()
            told(sentence)
            assert time.perf_counter() - began < 0.2
