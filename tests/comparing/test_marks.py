"""What a text is known by: not by numbers, addresses, or what the customer says of themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from harness.comparing.marks import mark, own_words, path_mark

NOBODY = frozenset[str]()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Only 3 left!", "only 12 left"),
        ("Order A-7719 at http://127.0.0.1:8080/x", "order B-3 at https://shop.example/x"),
        ("Mail to ann@shop.example", "mail to jo.li+7@example.org"),
        ("Ｊoin   now", "join now"),
    ],
)
def test_alike(one: str, other: str) -> None:
    assert mark(one, NOBODY) == mark(other, NOBODY)


@pytest.mark.parametrize(("one", "other"), [("Phone", "Fax"), ("First name", "Last name"), ("Leave", "Leave now")])
def test_different(one: str, other: str) -> None:
    assert mark(one, NOBODY) != mark(other, NOBODY)


def test_the_customers_own_words_stand_for_each_other() -> None:
    ann, jo = own_words("en_GB", "ann", ("Ann Lee",)), own_words("fi_FI", "jo", ("Jo Virtanen",))
    assert mark("Welcome, Ann Lee!", ann | jo) == mark("Welcome, Jo Virtanen!", ann | jo)
    assert mark("Annual fee", ann | jo) == "annual fee"


def test_no_locale_that_anybody_is_made_of_takes_out_the_names_alone() -> None:
    assert own_words("xx_<b>", "", ("Ann Lee", "Jo")) == {"Ann Lee"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://127.0.0.1:8080/orders/8731/view?x=1", "https://shop.example/orders/12/view/"),
        ("https://shop.example/#/join/2", "https://shop.example/#/join/31"),
    ],
)
def test_addresses_are_known_by_their_paths(one: str, other: str) -> None:
    assert path_mark(one, NOBODY) == path_mark(other, NOBODY)
    assert path_mark(one, NOBODY) != path_mark("https://shop.example/leave", NOBODY)


@given(some.text(max_size=200), some.frozensets(some.text(min_size=3, max_size=10), max_size=4))
def test_any_text_has_a_mark_and_numbers_do_not_matter(text: str, own: frozenset[str]) -> None:
    assert isinstance(path_mark(text, own), str)
    assert mark(f"{text} 17", NOBODY) == mark(f"{text} 42", NOBODY)


def test_a_number_that_happens_to_be_the_customers_is_a_number() -> None:
    assert mark("order 138 is on its way", frozenset({"138"})) == mark("order 17 is on its way", frozenset({"138"}))
