"""The short table in the terminal."""

import re

import msgspec

from harness.model import BrokenBudget, Changes, Effort, Finding, Promise
from harness.reporters import table
from harness.reporters.drawing import present

from . import hostile, samples
from .conftest import Written


def test_table_is_aligned_and_within_the_width() -> None:
    cards = [samples.gym().card, samples.river().card, samples.walled().card, hostile.hostile().card]
    lines = table.fitted([table.HEAD, *map(table.row, cards)], 110)
    assert max(map(len, lines)) <= 110
    wide = [msgspec.structs.replace(card, keyboard=True, changes=Changes()) for card in cards]
    assert max(map(len, table.fitted([table.HEAD, *map(table.row, wide)], 130))) <= 130
    score = lines[0].index("score") + len("score")
    assert [line[score - 2 : score] for line in lines[1:]] == ["31", "96", " –", "12"]
    clicks = lines[0].index("clicks") + len("clicks")
    assert [line[clicks - 1] for line in lines[1:]] == ["7", "2", "–", "0"]
    assert "…" in lines[4]


def test_row_says_it_in_short() -> None:
    assert table.row(samples.gym().card) == (
        "join-and-leave", "Pulse Gym", "dead end: by post", "31", "7", "", "8", "7", "108–274", "", "critical: dead-end",
    )  # fmt: skip
    assert table.row(samples.walled().card)[2:] == ("bot wall, not measured", "–", "–", "", "–", "–", "–", "", "–")


def test_columns_that_no_visit_has_are_left_away() -> None:
    plain = samples.river().card
    finding = Finding(audit="slow-page", severity="minor", seen="Slow.")
    findings = [msgspec.structs.replace(finding, new=True), msgspec.structs.replace(finding, new=True, waived="known"), finding]
    held = msgspec.structs.replace(plain, changes=Changes(), findings=findings)
    tabbed = msgspec.structs.replace(plain, keyboard=True, effort=Effort(clicks=2, tab_stops=41))
    head, line = table.fitted([table.HEAD, table.row(plain)], 130)
    assert ("Tab stops" in head, " new " in head) == (False, False)
    head, _, line = table.fitted([table.HEAD, table.row(plain), table.row(held)], 130)
    assert line[: head.index(" new ") + 4].endswith(" 1 of 3")
    head, _, line = table.fitted([table.HEAD, table.row(plain), table.row(tabbed)], 130)
    assert line[: head.index("Tab stops") + len("Tab stops")].endswith(" 41")


def test_a_broken_budget_names_its_line() -> None:
    broken = BrokenBudget(metric="clicks", figure=5, limit=4, path="scenarios/leave.yaml", line=13)
    score = msgspec.structs.replace(samples.gym().card.journeys[1], broken=[broken])
    card = msgspec.structs.replace(samples.gym().card, journeys=[score])
    assert list(table.over_budget(card)) == ["scenarios/leave.yaml:13: over budget at Pulse Gym, leave: 5 clicks, 4 allowed"]


def test_hostile_words_cannot_steer_the_terminal() -> None:
    card = msgspec.structs.replace(samples.river().card, file="a\x1b[2J\nb\u202ec.yaml", site_name="\x07\x9b31m")
    line = table.fitted([table.HEAD, table.row(card)], 120)[1]
    assert line.isprintable()
    assert "\\x1b[2J" in line


def test_wide_letters_take_two_columns() -> None:
    card = msgspec.structs.replace(samples.river().card, file="退会する" * 20)
    _, plain, wide = table.fitted([table.HEAD, table.row(samples.river().card), table.row(card)], 100)
    where = plain.index("River")
    assert sum(2 if letter in "退会する" else 1 for letter in wide[: wide.index("River")]) == where


def test_terminal_shows_table_and_path(written: Written) -> None:
    assert "what customers went through" in written.said
    assert re.search(r"River Association +reached", written.said)
    assert "Report: reports/index.html" in written.said.replace("\\", "/")
    assert "\x1b" not in written.said


def test_nothing_is_printed_without_visits(empty: Written) -> None:
    assert "1 passed" in empty.said
    assert "what customers went through" not in empty.said


def test_what_is_still_open_is_counted() -> None:
    made = [Promise(words="We will answer within 2 hours."), Promise(words="We will call you.", state="unseen")]
    waiting = msgspec.structs.replace(samples.walled().card, outcome="pending")
    cards = [msgspec.structs.replace(samples.river().card, promises=made), waiting]
    assert present.open_text(cards).replace("\N{NO-BREAK SPACE}", " ") == "1 open promise, 1 awaited mail"
    assert present.open_text([samples.gym().card]) == ""


def test_a_promise_falls_due_on_a_day_at_a_time() -> None:
    started = "2026-03-04T10:00:00+02:00"
    assert present.due_text(Promise(words="Within 2 hours.", due_s=7200), started) == "2026-03-04 10:00 UTC"
    assert present.due_text(Promise(words="Soon."), started) == present.due_text(Promise(words="x", due_s=1e15), started) == "–"
