"""Templates and addresses."""

import pytest

from harness.reporters.drawing.markup import _environment, linkable, render


@pytest.mark.parametrize("url", ["https://gym.example/a?b=c", "http://localhost:8000"])
def test_web_pages_may_be_links(url: str) -> None:
    assert linkable(url)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//x",
        "",
        "http://[bad",
    ],
)
def test_everything_else_may_not(url: str) -> None:
    assert not linkable(url)


def test_unfit_characters_are_replaced() -> None:
    name = render("test-cells", name="a\ud800b\u202ec\x00d", phase="", links="")
    assert "a\ufffdb\ufffdc\ufffdd" in name
    name.encode()


@pytest.mark.parametrize(("claimed", "attribute"), [("fi", ' lang="fi"'), ("zh-TW", ' lang="zh-TW"'), ("", ""), ('x" onload="x', "")])
def test_only_the_code_of_a_language_is_said_to_be_one(claimed: str, attribute: str) -> None:
    assert _environment.from_string("<q{{ claimed | lang }}>").render(claimed=claimed) == f"<q{attribute}>"


def test_what_a_sentence_quotes_is_code_and_everything_in_it_stays_text() -> None:
    said = _environment.from_string("{{ text | said }}").render(text="`leave` asks `<i>x</i>` <b> `")
    assert said == "<code>leave</code> asks <code>&lt;i&gt;x&lt;/i&gt;</code> &lt;b&gt; `"
