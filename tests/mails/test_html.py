"""The HTML of mails as a customer reads it, and what is there to be fetched only."""

import pytest

from harness.mails.html import read
from harness.mails.tags import Tag, tokens


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One</p><p>Two<br>lines</p>", "One\n\nTwo\nlines"),
        ("a<b>b</b>c <i> d</i>", "abc d"),
        ("<table><tr><td>Status</td><td><b>Shipped</b></td></tr></table>", "Status\tShipped"),
        ("<table><tr><td>Status<td>Shipped<tr><td>Price<td>5</table>", "Status\tShipped\nPrice\t5"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("<p style='white-space:pre-line'>a\nb", "a\nb"),
        ("5 < 6 &amp; 7 > 2 &eacute; &#8364; &#99999999999999999999;", "5 < 6 & 7 > 2 é € \ufffd"),
        ("<script>alert('<p>x</p>')</script><title>T</title>Hello<style>p{}</style>", "Hello"),
        ("<!-- a > b --><!--[if mso]>Outlook<![endif]--><![if !mso]>Others<![endif]>", "Others"),
        ("<!--[if !mso]><!-->Others<!--<![endif]-->", "Others"),
        ("<img alt='The Shop' src=https://shop.example/logo.png> Hi", "The Shop Hi"),
        ("<div style='DISPLAY : none !important'>x<div>y</div></div>z", "z"),
        ("<div hidden>x</div><span style='visibility:hidden'>y</span>z", "z"),
        ("<div style='max-height:0;overflow:hidden'>x</div><div style='opacity:0.0'>y</div>z", "z"),
        ("<div style='font-size:0'>x<span style='font-size:16px'>y</span></div>z", "y\nz"),
        ("<div style='font-size:1px'>x</div>z", "z"),
        ("<style>.a{display:none} @media x {.b{display:none}} .c{display:none} .c{display:block}</style>"
         "<p class='q a'>1<p class=b>2<p class=c>3", "2\n\n3"),
        ("<style>.a{display:none}</style><p class=a style='display:block'>1", "1"),
        ("<table><tr><td style='display:none'>x<td>y</table>", "y"),
        ("<div style='display:none'>x</span></p>y</div>z", "z"),
        ("a\u200bb\u00adc\x00d", "abcd"),
        ("<select><option>1</select><object>x</object>y", "y"),
        ("Hello <!-- unfinished", "Hello"),
        ("Hello <a href='x", "Hello"),
    ],
)  # fmt: skip
def test_text(markup: str, text: str) -> None:
    assert read(markup).text == text


SEEN = ["height:0", "opacity:0.8", "max-width:600px;overflow:hidden", "max-height:100%;overflow:hidden", "font-size:0.9em", "font-size:80%"]


@pytest.mark.parametrize("style", [*SEEN, "display:table", "width:0%;overflow:hidden"])
def test_what_is_only_styled_is_read(style: str) -> None:
    assert read(f"<div style='{style}'>x</div>").text == "x"


@pytest.mark.parametrize(
    ("markup", "links"),
    [
        ("<a href='https://a.example/?a=1&amp;b=2'> Read\n <b>more</b></a>", [("Read more", "https://a.example/?a=1&b=2")]),
        ("<a href=https://a.example/><img alt='Go'></a>", [("Go", "https://a.example/")]),
        ("<a href=https://a.example/ title=Away><img></a>", [("Away", "https://a.example/")]),
        ("<a href=https://a.example/><img src=x></a>", [("", "https://a.example/")]),
        ("<a href=https://a.example/></a><a href=/x> <img width=1 height=1></a>", []),
        ("<a name=top>Top</a><a href='#top'>Up</a><a href=''>Nowhere</a>", [("Up", "#top"), ("Nowhere", "")]),
        ("<a href=/1>One<a href=/2>Two</a>", [("One", "/1"), ("Two", "/2")]),
        ("<td><a href=/1>One</td><td>Two</td>", [("One", "/1")]),
        ("<base href=https://a.example/x/><a href=y>Y</a>", [("Y", "https://a.example/x/y")]),
        ("<base href=http://[x><a href=y>Y</a>", [("Y", "y")]),
        ("<map><area href=/1 alt=North></map>", [("North", "/1")]),
        ("<a href='java\tscript:x()'>X</a>", [("X", "javascript:")]),
        ("<a href=' JavaScript:x()'>X</a><a href='data:text/html,x'>Y</a>", [("X", "javascript:"), ("Y", "data:")]),
        ("<div style='display:none'><a href=/1>Hidden</a></div><a style='display:none' href=/2>Too</a>", []),
        ("<!--[if mso]><a href=/1>Outlook</a><![endif]-->", []),
        ("<A HREF=/1>A</A>", [("A", "/1")]),
    ],
)
def test_links(markup: str, links: list[tuple[str, str]]) -> None:
    assert [(link.words, link.url) for link in read(markup).links] == links


@pytest.mark.parametrize(
    "markup",
    [
        "<img src='https://a.example/o?u=1' width=1 height=1>",
        "<img src='//a.example/o' width='0' height='0'>",
        "<img src='https://a.example/o' style='width:1px!important;height:1px'>",
        "<img src='https://a.example/o' width=1 height=1 style='display:none' class=x alt=''>",
        "<img src='https://a.example/o' style='display:none'>",
        "<div style='display:none'><img src='https://a.example/o' alt=''></div>",
        "<img src='https://a.example/pixel.gif' width=1 height=1>",
    ],
)
def test_pixels_that_track(markup: str) -> None:
    assert (read(markup).remote_images, read(markup).tracking_pixels) == (1, 1)
    assert read(markup).tracking_hosts == ("a.example",)


def test_the_hosts_of_pixels_are_kept_once_and_few_of_them() -> None:
    dots = "".join(f"<img src=https://p{number // 2}.example/o width=1 height=1>" for number in range(90))
    assert read(dots).tracking_hosts == tuple(f"p{number}.example" for number in range(20))
    assert read("<img src=http://[x/o width=1 height=1><img src=https:///o width=1 height=1>").tracking_hosts == ()


@pytest.mark.parametrize(
    ("markup", "remote"),
    [
        ("<img src='data:image/gif;base64,R0lG' width=1 height=1>", 0),
        ("<img src='cid:dot@shop' width=1 height=1>", 0),
        ("<img src='https://a.example/img/spacer.gif' width=1 height=1>", 1),
        ("<img src='https://a.example/blank.gif' width=1 height=20>", 1),
        ("<img src='https://a.example/line.png' width=600 height=1>", 1),
        ("<img src='https://a.example/logo.png'>", 1),
        ("<img src='https://a.example/logo.png' width=1>", 1),
        ("<img src='https://a.example/dark.png' class=dark style='display:none'>", 1),
        ("<img src='https://a.example/dark.png' width=120 style='display:none'>", 1),
        ("<img src='https://a.example/dark.png' alt='The Shop' style='display:none'>", 1),
        ("<div class=mobile style='display:none'><img src='https://a.example/m.png'></div>", 1),
        ("<div class=mobile style='display:none'><p><img src='https://a.example/m.png'></p></div>", 1),
        ("<div style='display:none'><p class=m><img src='https://a.example/m.png'></p></div>", 1),
        ("<img src='https://a.example/wide.png' style='width:100%;height:1em'>", 1),
        ("<!--[if mso]><img src='https://a.example/o' width=1 height=1><![endif]-->", 0),
        ("<td background='https://a.example/b.png'>x</td><p style='background:url( \"http://a.example/c.png\")'>", 2),
        ("<img>", 0),
    ],
)
def test_pictures_that_do_not(markup: str, remote: int) -> None:
    assert (read(markup).remote_images, read(markup).tracking_pixels) == (remote, 0)


def test_many_links_are_counted() -> None:
    reading = read("<a href=https://a.example/>x</a>" * 10_000)
    assert (len(reading.links), reading.link_count, reading.whole) == (1000, 10_000, True)


def test_language() -> None:
    assert read("<html lang=sv>").language == "sv"
    assert read("<html><body lang=fi>").language == "fi"


def test_tags_are_cut_as_browsers_cut_them() -> None:
    assert list(tokens("a<B c=\"1>\" c='2' d=3 e>&lt;</b x>< /b></3><?x>")) == [
        "a", Tag("b", False, {"c": "1>", "d": "3", "e": ""}), "<", Tag("b", True, {}), "<", " /b>",
    ]  # fmt: skip
