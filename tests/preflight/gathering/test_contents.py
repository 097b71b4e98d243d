"""The files of a page under watch: what is a deployment, and what is different by nature."""

import time
from collections.abc import Callable

import pytest

from harness.model.preflight import Noticed
from harness.preflight.gathering.contents import ALL, MOST, Contents, content
from harness.preflight.gathering.looking import Answer, Look

CSS, JS = "https://b.example/site.css", "https://b.example/app.js"
Served = Callable[[int, str], str | int]  # what stands at an address in a round: its text, or a status


def noticed(served: Served, rounds: int = 6, files: Callable[[int], tuple[str, ...]] = lambda number: (CSS, JS)) -> list[tuple[str, str]]:
    number = 0

    def fetch(file: str) -> Answer:
        found = served(number, file)
        return Answer(found, f"status {found}") if isinstance(found, int) else Answer(raw=found.encode())

    contents = Contents(fetch, lambda file: file.startswith("https://b.example/"), 0, lambda: number)
    found: list[Noticed] = []
    for number in range(rounds):
        found += contents.see(Look(files=frozenset(files(number))), f"12:00:0{number}")
    return [(each.kind, each.said) for each in found]


@pytest.mark.parametrize(("file", "before", "after"), [(CSS, "a { margin: 8px }", "a { margin: 10px }"), (JS, "go()", "go(); stop()")])
def test_other_content_under_the_same_name_is_a_deployment_told_once(file: str, before: str, after: str) -> None:
    assert noticed(lambda number, each: after if each == file and number > 2 else before) == [("deployment", f"other content in {file}")]


@pytest.mark.parametrize(
    "served",
    [
        lambda number, file: "the same",
        lambda number, file: f"/* made at 12:0{number // 2} */ a {{}}" if file == CSS else f"var books = {400 - number // 2};",
        lambda number, file: f"quote('{'abcdefgh'[number]}')",  # another one each time
        lambda number, file: "one" if number % 2 else "two",  # two servers, of which one is late
        lambda number, file: "b" if number == 3 else "a",  # once
        lambda number, file: "a {}" if file == CSS else f"var token = '9f8e7d6c{number // 2}';",
    ],
)
def test_what_is_different_by_nature_is_no_deployment(served: Served) -> None:
    assert noticed(served) == []


def test_servers_that_take_turns_are_told_of_once() -> None:
    turns = noticed(lambda number, file: "old" if number < 3 or number in (5, 6) else "new", rounds=9, files=lambda number: (CSS,))
    assert turns == [("deployment", f"other content in {CSS}")]


def test_a_name_that_is_another_one_every_time_is_known_by_its_path() -> None:
    def busted(number: int) -> tuple[str, ...]:
        return (f"{CSS}?_={number}",)

    assert noticed(lambda number, file: "a {}", files=busted) == []
    changed = noticed(lambda number, file: "a {}" if number < 3 else "b {}", files=busted)
    assert changed == [("deployment", "other content in b.example/site.css")]


def test_a_file_of_another_name_is_not_told_of_again() -> None:
    assert noticed(lambda number, file: file, files=lambda number: (f"{CSS}?v={1 + number // 3}",)) == []


def test_a_file_that_fails_twice_on_end_is_an_error_and_one_that_always_failed_is_none() -> None:
    assert noticed(lambda number, file: 503 if file == CSS and number in (3, 4) else "a") == [("error", f"{CSS}: status 503")]
    assert noticed(lambda number, file: 503 if number == 3 else "a") == []
    assert noticed(lambda number, file: 404 if file == CSS else "a") == []


def test_what_was_deployed_while_a_file_failed_is_told() -> None:
    def served(number: int, file: str) -> str | int:
        return 503 if number in (2, 3) else "new" if number > 3 else "old"

    assert noticed(served, files=lambda number: (CSS,)) == [("error", f"{CSS}: status 503"), ("deployment", f"other content in {CSS}")]


def test_files_of_others_are_not_asked_for_and_never_more_than_the_most() -> None:
    asked: list[str] = []
    contents = Contents(lambda file: asked.append(file) or Answer(), lambda file: "b.example" in file, 0, lambda: 0.0)  # type: ignore[func-returns-value]
    contents.see(Look(files=frozenset({"https://cdn.example/x.js", *(f"https://b.example/{number}.js" for number in range(50))})), "")
    assert (len(asked), [file for file in asked if "cdn" in file]) == (MOST, [])


def test_rounds_keep_their_pace_and_end_when_enough_was_read() -> None:
    asked: list[float] = []
    hours = iter((0.0, 1.0, 5.0, 12.0, 13.0, 22.0, 40.0, 60.0))
    now = [0.0]

    def fetch(file: str) -> Answer:
        asked.append(now[0])
        return Answer(raw=b"x" * (ALL // 3))

    contents = Contents(fetch, lambda file: True, 10, lambda: now[0])
    for now[0] in hours:
        contents.see(Look(files=frozenset({CSS})), "")
    assert asked == [0.0, 1.0, 12.0, 22.0]


def test_a_page_that_fails_has_no_files_to_fetch() -> None:
    contents = Contents(lambda file: pytest.fail("it was asked for"), lambda file: True, 0, lambda: 0.0)
    assert contents.see(Look(503, "status 503"), "") == []


@pytest.mark.parametrize("raw", [b"/*a", b"a1-", b"1,", b"x", b"a1b2c3d4 "])
def test_a_hostile_file_is_read_once_through(raw: bytes) -> None:
    began = time.process_time()
    for file in (CSS, JS):
        content(file, Answer(raw=raw * ((1 << 20) // len(raw))))
    assert time.process_time() - began < 5
