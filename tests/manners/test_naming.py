"""The name that a visit goes by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness import __version__
from harness.manners.naming import LONGEST, addition, wrong


def test_the_tool_is_named_and_the_auditor_where_one_is() -> None:
    assert addition() == f"mystery-shop/{__version__}"
    assert addition("Example Oy audit, +https://example.com/audit") == (
        f"mystery-shop/{__version__} (Example Oy audit, +https://example.com/audit)"
    )


BAD = ["", " ", " a", "a ", "a\r\nX-Evil: 1", "a\tb", "ä", "a) evil", "(", "\\", "x" * (LONGEST + 1), "a\x7f", "a\u2028b"]


@pytest.mark.parametrize("text", BAD)
def test_what_no_header_carries_is_refused(text: str) -> None:
    assert wrong(text)


@given(st.text())
def test_whatever_passes_is_one_line_of_ascii(text: str) -> None:
    if not wrong(text):
        said = addition(text)
        assert said.isascii()
        assert said.isprintable()
        assert said.count("(") == said.count(")") == 1
