"""Names in braces."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from harness.scenario.words import loose_braces, names_in, put_in


def test_names_are_put_in() -> None:
    assert put_in("Welcome, {given-name} {{sic}} { x }!", {"given-name": "Aino {x}", "x": "y"}) == "Welcome, Aino {x} {sic} y!"
    assert names_in("Welcome, {given-name} {{sic}} { x } {}") == ["given-name", "x", ""]


def test_a_name_without_a_value() -> None:
    with pytest.raises(KeyError, match="status"):
        put_in("{status}", {"other": "x"})


def test_loose_braces_are_found_and_kept() -> None:
    assert list(loose_braces("a } b {{ {x} {")) == [2, 13]
    assert put_in("a } b {", {}) == "a } b {"


@given(some.text("{}ab\n "))
def test_every_name_that_is_needed_is_named(text: str) -> None:
    assert "{x}" not in put_in(text.replace("a", ""), dict.fromkeys(names_in(text.replace("a", "")), "")) or "{{" in text


@given(some.text())
def test_doubled_braces_come_back(text: str) -> None:
    doubled = text.replace("{", "{{").replace("}", "}}")
    assert names_in(doubled) == []
    assert not list(loose_braces(doubled))
    assert put_in(doubled, {}) == text
