"""Hostile words in Markdown, rendered as GitHub does."""

import re
from html.parser import HTMLParser

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from hypothesis import given
from hypothesis import strategies as st

from harness.reporters.drawing.gfm import Part, link, plain

MARKUP = (
    "<img src=x onerror=alert(1)>", "</td>", "<!-- ", "**bold** _it_ ~~gone~~ `code` ``", "| a | b |", "\\|", "\\",
    "[a](https://evil.example)", "![a](https://evil.example/x.png)", "[a]: https://evil.example", "[^1]", "<https://evil.example>",
    "https://evil.example/?a=b", "www.evil.example", "somebody@evil.example", "mailto:somebody@evil.example", "somebody@", "@team",
    "@org/team", "#123", "org/repo#4", "GH-12", "!77", "$math$ $$math$$", ":tada: :+1: :100:", "&lt;b&gt; &#64;team",
    "\n\n# head\n- item\n1. one\n> said\n```\ncode\n---\n", "\u202e\x1b[2J\ud800", "xmpp:somebody@evil.example",
    "$1 ~label %milestone ^x", "{{x}}", "- [ ] task",
)  # fmt: skip
SIGNS = st.text("\\|*_`[]()<>&#@!~: a1w.")
HOSTILE = st.text() | SIGNS | st.lists(st.sampled_from(MARKUP), max_size=4).map(" ".join)
# What GitHub and GitLab make of the text once it stands.
TIED = re.compile(r"(?:^|\W)[@#!$%~&^]\w|\bgh-\d|:[\w+-]+:|://|\bwww\.", re.IGNORECASE)


class Page(HTMLParser):
    """The elements of a page with what they lead to, and its text."""

    def __init__(self, markdown: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.text = ""
        options = Options.CMARK_OPT_UNSAFE  # so that HTML that came through shows
        self.feed(cmarkgfm.markdown_to_html_with_extensions(markdown, options, ["table", "autolink", "strikethrough", "tasklist"]))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(" ".join([tag, *(f"{name}={value}" for name, value in attrs if name in ("href", "src"))]))

    def handle_comment(self, data: str) -> None:
        self.elements.append("comment")

    def handle_data(self, data: str) -> None:
        self.text += data


@given(HOSTILE)
def test_words_in_a_list_stay_words(words: str) -> None:
    page = Page(f"- **x**: {plain(words)}\n- y\n")
    assert page.elements == ["ul", "li", "strong", "li"]
    assert not TIED.search(page.text)


@given(HOSTILE, HOSTILE)
def test_words_in_a_table_stay_in_their_cell(first: str, second: str) -> None:
    page = Page(f"| a | b |\n|---|---|\n| {plain(first)} | {plain(second)} |\n")
    assert page.elements == ["table", "thead", "tr", "th", "th", "tbody", "tr", "td", "td"]
    assert not TIED.search(page.text)


@pytest.mark.parametrize("words", MARKUP)
def test_words_are_read_as_they_were(words: str) -> None:
    seen = Page(f"- x {plain(words)}").text.replace("\u200b", "")
    shown = " ".join(words.replace("\u202e\x1b[2J\ud800", "\\x202e\\x1b[2J?").split())
    assert seen.split() == ["x", *shown.split()]


def test_long_words_are_cut() -> None:
    assert len(plain("x" * 1000)) == 300
    assert plain("x" * 12, 5) == "xxxx…"


@given(HOSTILE)
def test_a_link_leads_where_we_say(words: str) -> None:
    [*_, made] = Page(f"- {link(words, f'https://github.com/o/r/blob/abc/{words}#L3')}").elements
    assert made.startswith("a href=https://github.com/o/r/blob/abc/")
    assert not set("<> \n\"") & set(made.removeprefix("a "))


def test_a_part_keeps_the_worst_and_counts_the_rest() -> None:
    part = Part(20)
    for rank, nodeid in ((3, "c"), (1, "b"), (2, "a"), (1, "a")):
        part.add(rank, nodeid, f"line {rank}{nodeid}")
    assert (part.lines, part.left_out, part.count) == (["line 1a", "line 1b"], 2, 4)
