"""A mail as a page to be shown: nothing runs, nothing is fetched, and what a customer reads is there."""

import base64
import re
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harness.mails.picture import picture_html, scrubbed
from harness.mails.tags import Tag, tokens

from .examples import NAMES, raw
from .test_hostile import HOSTILE, MAILS

HTML = b"From: A <a@b.example>\nTo: kim@example.com\nSubject: =?utf-8?q?<b>Hi=E2=80=AE?=\nContent-Type: text/html\n\n"
DOT = "R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="


def body(markup: str) -> str:
    page = picture_html(HTML + markup.encode())
    return page.partition("</style>\n")[2].partition("</style>\n")[2].rpartition("\n</template>")[0].strip()


def harmless(page: str) -> bool:
    """Whether no tag of a page runs, sends or fetches anything, and the mail stays in its box."""
    tags = [token for token in tokens(page) if isinstance(token, Tag) and not token.closing]
    fetching = ("src", "href", "background", "srcset", "action", "poster")
    fetched = [value for tag in tags for name, value in tag.attributes.items() if name in fetching]
    forbidden = {"script", "iframe", "object", "embed", "form", "input", "button", "link", "base", "svg", "math", "audio", "video"}
    metas = [tag for tag in tags if tag.name == "meta"]
    return (
        not forbidden & {tag.name for tag in tags}
        and not any(name.startswith("on") for tag in tags for name in tag.attributes)
        and all(value.startswith("data:image/") for value in fetched)
        and len(metas) == 3
        and not any(name == "style" and re.search(r"url\(|@import", value, re.I) for tag in tags for name, value in tag.attributes.items())
        and page.count("<template") == page.count("</template") == page.count("<main>")
    )


def test_the_head_is_text() -> None:
    page = picture_html(HTML + b"x")
    assert "<dt>From</dt><dd>A &lt;a@b.example&gt;</dd>" in page
    assert "<dt>Subject</dt><dd>&lt;b&gt;Hi</dd>" in page
    assert "default-src 'none'; img-src data:; style-src 'unsafe-inline'" in page.replace("&#39;", "'")


def test_plain_text_is_text() -> None:
    assert '<pre class="as-written">a &lt;b&gt;\n  c</pre>' in picture_html(b"Subject: x\n\na <b>\n  c")


@pytest.mark.parametrize("name", NAMES)
def test_mails_are_shown_harmlessly(name: str) -> None:
    assert harmless(picture_html(raw(name)))


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("<p align=center>Hi <b>there</b>", '<p align="center">Hi <b>there</b></p>'),
        ("<script>x()</script><p onclick=x()>Hi</p>", "<p>Hi</p>"),
        ("<form action=/x><input name=y><button>Go</button></form>", "Go"),
        ("<a href=https://a.example ping=/x>Go</a>", "<a>Go</a>"),
        ("<meta http-equiv=refresh content='0;/x'><base href=//x><link rel=stylesheet href=//x>Hi", "Hi"),
        ("</template></div></main><h1>Hi", "<h1>Hi</h1>"),
        ("<body bgcolor=#000000 text=white style=margin:0>Hi</body>",
         '<div bgcolor="#000000" style="background-color:#000000;color:white;margin:0">Hi</div>'),
        ("<p style='color:red;background:url(//x/y)'>Hi", '<p style="color:red;background:none">Hi</p>'),
        ("<style>p{color:red}</style>Hi", "<style>p{color:red}</style>Hi"),
        ("<img src=//x/y width=40 alt='A <b>'>", '<span class="not-fetched" style="width:40px;">A &lt;b&gt;</span>'),
        ("<img src=//x/y width=1 height=1>Hi", "Hi"),
        (f"<img src='data:image/gif;base64,{DOT}' onerror=x()>", f'<img src="data:image/gif;base64,{DOT}" alt="">'),
        ("<img src='data:image/svg+xml,<svg>' alt=A>", '<span class="not-fetched" style="">A</span>'),
        ("<img src='data:image/gif;base64,\"x' alt=A>", '<span class="not-fetched" style="">A</span>'),
        ("<p title='\"><script>x()</script>' id='\"'>Hi", '<p id="&quot;">Hi</p>'),
        ("<td><table></p>Hi</td>", "<td><table>Hi</table></td>"),
        ("<svg><style><img src=x onerror=x()></style>Hi", "<style>img src=x onerror=x()></style>Hi"),
    ],
)  # fmt: skip
def test_markup(markup: str, shown: str) -> None:
    assert body(markup) == shown


@pytest.mark.parametrize(
    ("styles", "left"),
    [
        ("a{background:url( 'http://x/y' )}", "a{background:none}"),
        ("@import 'http://x'; a{}", "none a{}"),
        ("a{background:\\75rl(http://x)}", "a{background:75rl(http://x)}"),
        ("a{background:u\\rl(http://x)}", "a{background:none}"),
        ("<!-- a{} --></style><p>", " a{} /style>p>"),
        ("a{width:expression(x())}", "a{width:none)}"),
        ("a{background:url(http://x", "a{background:none"),
    ],
)
def test_styles_fetch_nothing(styles: str, left: str) -> None:
    assert scrubbed(styles) == left


def test_pictures_inside_the_mail_are_shown() -> None:
    assert '<img src="data:image/gif;base64,R0lGOD' in picture_html(raw("gift-de"))


def test_large_pictures_are_not() -> None:
    def mail(pictures: int, size: int) -> bytes:
        picture = b"--a\nContent-Type: image/png\nContent-ID: <%d>\nContent-Transfer-Encoding: base64\n\n%s\n"
        head = b"Content-Type: multipart/related; boundary=a\n\n--a\nContent-Type: text/html\n\n"
        shown = b"".join(b"<img src=cid:%d>" % number for number in range(pictures))
        return head + shown + b"\n" + b"".join(picture % (number, base64.b64encode(bytes(size))) for number in range(pictures))

    assert picture_html(mail(1, 1_000_000)).count("<img") == 1
    assert picture_html(mail(1, 4_000_000)).count("<img") == 0
    assert 4 <= picture_html(mail(10, 1_500_000)).count("<img") <= 5


@pytest.mark.parametrize("name", HOSTILE)
def test_time_and_size_are_bounded(name: str) -> None:
    began = time.process_time()
    page = picture_html(HOSTILE[name])
    assert time.process_time() - began < 5
    assert len(page) < 5_000_000


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(MAILS | st.binary())
def test_no_bytes_do_harm(mail: bytes) -> None:
    assert harmless(picture_html(HTML + mail))
