"""What is noticed of a page under watch, and what changes by nature."""

import pytest

from harness.model.preflight import Noticed
from harness.preflight.gathering.looking import Look, seen, versions
from harness.preflight.gathering.noticing import Noticing

URL = "https://books.example/gift"
PAGE = "<link rel=stylesheet href=/site.css?v=1><script src=/app.3f2a.js></script><h1>Your free book</h1><p>Choose one.</p>"
STEADY = seen(PAGE, URL, {"x-version": "a"})


def noticed(*looks: Look, before: tuple[Look, ...] = (STEADY, STEADY)) -> list[tuple[str, str]]:
    noticing = Noticing(before)
    found: list[Noticed] = []
    for number, look in enumerate(looks):
        found += noticing.see(look, f"12:00:0{number}")
    return [(each.kind, each.said) for each in found]


def page(old: str = "", new: str = "", version: str = "a") -> Look:
    return seen(PAGE.replace(old, new) if old else PAGE, URL, {"x-version": version})


def test_a_page_that_stays_the_same_is_no_news() -> None:
    assert noticed(*[STEADY] * 5) == []


@pytest.mark.parametrize(("old", "new"), [("v=1", "v=2"), ("app.3f2a", "app.9b1c"), ("<script src=/app.3f2a.js></script>", "")])
def test_files_of_other_names_are_a_deployment_told_once(old: str, new: str) -> None:
    after = page(old, new)
    assert [kind for kind, _ in noticed(STEADY, after, after, after)] == ["deployment"]


def test_headers_of_versions_and_other_words_are_told() -> None:
    assert noticed(page(version="b"), page(version="b")) == [("deployment", "x-version: b")]
    after = page("Choose one.", "Choose two.")
    assert noticed(after, after) == [("text", "Choose two.")]


def test_an_error_is_told_at_once_and_so_is_its_end_with_what_was_done_meanwhile() -> None:
    down, after = Look(503, "status 503"), page("v=1", "v=2")
    assert [kind for kind, _ in noticed(STEADY, down, down, after, after)] == ["error", "back", "deployment"]


def test_no_answer_has_to_last_for_it_may_be_our_line() -> None:
    silent = Look(0, "no answer within 20 s")
    assert noticed(STEADY, silent, STEADY) == []
    assert noticed(STEADY, silent, silent, silent) == [("error", "no answer within 20 s")]


@pytest.mark.parametrize("said", ["Books left: {}", "It is 12:0{} now", "Offer of 1{} November 2026", "Ticket a8f{}e1b2c3"])
def test_numbers_dates_and_tokens_change_by_nature(said: str) -> None:
    looks = [page("Choose one.", said.format(number)) for number in range(6)]
    assert noticed(*looks[2:], before=(looks[0], looks[1])) == []


def test_what_differed_before_the_watch_is_no_news_and_neither_is_another_quotation_each_time() -> None:
    busted = [page("v=1", f"_={number}") for number in range(5)]
    assert noticed(*busted[2:], before=(busted[0], busted[1])) == []
    quoted = [page("Choose one.", f"{word} liked it.") for word in ("Anna", "Ben", "Cleo", "Dora")]
    assert noticed(*quoted) == []
    two_servers = (page(version="a"), page(version="b"))
    assert noticed(page(version="c"), page(version="c"), before=two_servers) == []


def test_servers_that_take_turns_are_told_of_once() -> None:
    one, two = STEADY, page("v=1", "v=2", version="b")
    assert [kind for kind, _ in noticed(one, two, two, one, one, two, two, one, one)] == ["deployment"]


def test_headers_that_name_no_version_tell_nothing() -> None:
    changing = ("ETag", "Last-Modified", "Age", "Date", "Set-Cookie", "X-Cache", "X-Amz-Cf-Id", "X-Request-Id", "X-Served-By", "CF-RAY")
    assert versions(dict.fromkeys(changing, "1") | {"X-App-Version": "7.1"}) == {"x-app-version": "7.1"}


def test_a_counter_in_a_word_of_its_own_and_another_review_that_stays_accuse_nobody() -> None:
    assert noticed(*(page("Choose one.", f"{number:,} readers are here") for number in (999, 1000, 12345))) == []
    other = page("Choose one.", "Ben liked it.")
    assert [kind for kind, _ in noticed(other, other, other)] == ["text"]
