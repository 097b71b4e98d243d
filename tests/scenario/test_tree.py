"""Trees know their places, with the C parser and without."""

import pytest
import yaml

from harness.errors import BadFile
from harness.scenario import tree
from harness.scenario.mistakes import Mistakes
from harness.scenario.tree import Listing, Scalar, Table, parse


@pytest.fixture(params=["CBaseLoader", "BaseLoader"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if not hasattr(yaml, request.param):
        pytest.skip("PyYAML is without libyaml here")
    monkeypatch.setattr(tree, "_Loader", getattr(yaml, request.param))


@pytest.mark.usefixtures("parser")
def test_places() -> None:
    root = parse(Mistakes("x", "ä: 😀 b # c\nlist:\n- 'x'\n- {k: }\n"))
    assert isinstance(root, Table)
    (key, value), (_, listing) = root.pairs
    assert (key.text, key.line, key.column, key.end_column) == ("ä", 1, 1, 2)
    assert isinstance(value, Scalar)
    assert (value.text, value.column, value.end_column, value.plain) == ("😀 b", 4, 7, True)
    assert isinstance(listing, Listing)
    quoted, table = listing.items
    assert isinstance(quoted, Scalar)
    assert isinstance(table, Table)
    assert (quoted.plain, quoted.line, table.line, table.column) == (False, 3, 4, 3)
    assert isinstance(table.pairs[0][1], Scalar)
    assert table.pairs[0][1].empty


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("text", ["", "\n", "# nothing\n"])
def test_nothing(text: str) -> None:
    assert parse(Mistakes("x", text)) is None


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: b: c", 1, "a `:` with a space after it cannot stand here"),
        ("a\nb: c", 2, "this line goes on from the one above, so no `:` can stand in it"),
        ("a: {b: c\n", 1, "this `{` is not closed, or a comma is missing"),
        ("a: [b\n", 1, "this `[` is not closed, or a comma is missing"),
        ("a: 'b\n", 1, "the quotes that open here are never closed"),
        ("a: 'b' c\n", 1, "nothing can follow the closing quote or bracket"),
        ("a:\n  - b\n c: d\n", 3, "this line does not fit those above"),
        ("- a\nb: c\n", 2, "this line does not fit the list above"),
        ("a: - b\n", 1, "a list cannot start in the line of its key"),
        ("a: @b\n", 1, "words cannot start with this character"),
        ("a: *\n", 1, "words cannot start with this character"),
        ("a: | b\n", 1, "nothing can follow `|` or `>` in the same line"),
        ('a: "\\q"\n', 1, "there is no such escape"),
        ("a: !e!x b\n", 1, "a tag (`!`) cannot be used here"),
        ("a: ]\n", 1, "a value is missing here"),
        ("a:\n\t- b\n", 2, "a tab stands where only spaces may"),
        ("a:\n  - b\n\t- c\n", 3, "a tab stands where only spaces may"),
        ("a: b\n---\nc: d\n", 2, "a second document starts here"),
        ("- a\n-b\n", 2, "these words are no key: a `:` is missing"),
    ],
)
def test_the_same_message_from_either_parser(text: str, line: int, message: str) -> None:
    with pytest.raises(BadFile) as caught:
        parse(Mistakes("x", text))
    assert [(each.line, each.message) for each in caught.value.problems] == [(line, message)]
