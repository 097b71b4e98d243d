"""What is read of a mail's HTML is what a real browser shows of it: the same words, the same links."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from harness.mails.body import shown, text_of
from harness.mails.html import read
from harness.mails.parts import cut

from ..mails.examples import NAMES, raw

PARTS = {name: text for name in NAMES for part in shown(cut(raw(name))) if part.type == "text/html" for text in [text_of(part)[0]]}
HIDDEN = {
    "sheet": "<style>.a{display:none} div.b{display:none} @media print{.c{display:none}} @media screen and (max-width:9px){.d{display:none}}</style>"
             "<p class=a>1<p class=b>2<p class=c>3<p class=d>4<div class=b>5</div>",
    "inline": "<div style='display:none'>1</div><div hidden>2</div><p style='max-height:0px;overflow:hidden;display:none'>3</p>4",
    "unclosed": "<table><tr><td>1<td style='display:none'>2<td>3<tr><td>4</table><ul><li>5<li style='display:none'>6<li>7</ul><p>8<p>9",
    "strange": "a<b>b</b >c<!-->d<!-- --!>e<![CDATA[f]]>g<?h>i</ j>k<a href='>l'>m</a>n &lt;o&gt; &ampp; < q",
    "nested": "<div style='display:none'><table><tr><td>1</div>2</td></tr></table></div>3<span style='display:none'>4<b>5</span>6</b>",
}  # fmt: skip


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(java_script_enabled=False, offline=True) as context:
        yield context.new_page()


@pytest.mark.parametrize("markup", [*PARTS.values(), *HIDDEN.values()], ids=[*PARTS, *HIDDEN])
def test_the_same_words_and_links(page: Page, markup: str) -> None:
    words_only = re.sub(r"(?i)<img\b[^>]*>", "", markup)
    page.set_content(words_only, wait_until="domcontentloaded")
    words = re.sub("[\u200b-\u200d\u034f]", "", page.inner_text("body")).split()
    assert read(words_only).text.split() == words
    pressed = page.locator("a[href]").evaluate_all("links => links.filter(link => link.getClientRects().length && link.innerText).length")
    assert read(words_only).link_count == pressed
