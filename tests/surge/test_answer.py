import re

import pytest

from harness.surge.answer import Missing, Page

HTML = """<!doctype html><title>A &amp; B</title><meta content="t-1" name='csrf'><script>var x = "on its way";</script>
<form action="/one"><input value="1" type=hidden name=token><input name=code value='x &lt; y'><textarea name="t">z</textarea></form>
<form action="/two" method="POST"><input type="HIDDEN" name="token" value="2"><input type="hidden" name="off" value="3" disabled>
<input name="code">
<p>Your <b>book</b>, Ann’s, is<br>on its way.</p><!-- never -->"""


def page(text: str = HTML) -> Page:
    return Page("http://shop.example/a/77?b=8", 200, text)


def test_fields_meta_tags_and_addresses_give_what_they_hold() -> None:
    assert (page().hidden("token"), page().hidden("code"), page().meta("csrf")) == ("1", "x < y", "t-1")
    assert page().address(re.compile(r"/a/(\d+)")) == "77"
    assert page().found(re.compile(r'action="/(t\w+)"')) == "two"
    assert page('{"a": [{"id": 7}]}').json("a", 0, "id") == 7


@pytest.mark.parametrize("ask", [lambda p: p.hidden("no"), lambda p: p.meta("no"), lambda p: p.json("a"), lambda p: p.filled({"no": ""})])
def test_what_is_not_there_is_missing(ask) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(Missing):
        ask(page())


def test_a_form_sends_its_hidden_fields_and_the_answers() -> None:
    assert page().filled({"code": "c"}) == [("token", "1"), ("t", "z"), ("code", "c")]
    assert page().filled({"code": "c"}, to="/two") == [("token", "2"), ("code", "c")], "what is disabled is not sent"
    assert page().filled([("code", "c"), ("code", "d")], without=("token", "t")) == [("code", "c"), ("code", "d")]
    assert page("<p>nothing").forms == []


def test_what_nobody_touches_is_sent_as_it_stands_there() -> None:
    lists = '<select name="town"><option value="a">A<option value="b" selected>B</select><select name="land"><option value="x">X</select>'
    ticks = "<input type=radio name=r value=1><input type=radio name=r value=2 checked>"
    ticks += "<input type=checkbox name=c><input type=checkbox name=d checked>"
    form = f'<form>{lists}{ticks}<input name="name" value="Ann &amp; Bo"><input type=file name=f><input type=submit name=go></form>'
    held = {"town": "b", "land": "x", "r": "2", "d": "on", "name": "Ann & Bo"}
    assert dict(page(form).filled({"go": "Go"})) == {**held, "go": "Go"}


def test_a_page_says_what_people_read_on_it() -> None:
    assert page().says("your book, Ann's, is on its way")
    assert not page().says("never")
    assert not page("<script>on its way</script>").says("on its way")
    assert page('{"said": {"text": "On its way"}}').says("on its way")
    assert page('<?xml version="1.0"?><!DOCTYPE html><!-- ours --><p>Was <b>£4</b>, now < £3</p>').lines == ["Was £4, now < £3"]


@pytest.mark.parametrize(
    ("head", "again"),
    [
        ('<meta http-equiv="refresh" content="2">', (2, "http://shop.example/a/77?b=8")),
        ("<META content='5; url=/in?a=1&amp;b=2' HTTP-EQUIV=Refresh>", (5, "http://shop.example/in?a=1&b=2")),
        ('<meta http-equiv="content-type" content="2">', None),
    ],
)
def test_a_page_may_ask_to_be_opened_again(head: str, again: tuple[int, str] | None) -> None:
    assert page(head).refresh == again


@pytest.mark.parametrize("text", ["<form " * 50_000, "<!--" * 100_000, "<input name=" * 50_000, "<script>" * 60_000, "<meta " * 80_000])
def test_hostile_pages_take_no_time(text: str) -> None:
    seen = page(text)
    assert seen.forms is not None
    assert not seen.says("thank you")
    with pytest.raises(Missing):
        seen.hidden("token")
    assert seen.refresh is None
