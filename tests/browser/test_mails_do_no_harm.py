"""A mail that is meant to hurt, shown in a real browser that would run and fetch everything it is given."""

import pytest
from playwright.sync_api import Browser

from harness.mails.picture import picture_html

HEAD = b"From: Shop <a@shop.example>\nTo: kim@example.com\nSubject: Hi\nContent-Type: text/html; charset=utf-8\n\n"
HOSTILE = [
    "<script>window.ran = 1</script><img src=x onerror='window.ran = 1'><svg onload='window.ran = 1'>",
    "<img src='http://127.0.0.1:9/o.gif'><link rel=stylesheet href='http://127.0.0.1:9/s.css'><iframe src='http://127.0.0.1:9/'></iframe>",
    "<style>@import 'http://127.0.0.1:9/s.css'; p { background: url(http://127.0.0.1:9/p) }</style><p style='background:\\75rl(http://127.0.0.1:9/q)'>x",
    "<style>@font-face { font-family: f; src: u\\72l('http://127.0.0.1:9/f') } * { font-family: f; background: image-set('http://127.0.0.1:9/i' 1x) }</style>x",
    "<meta http-equiv=refresh content='0; url=http://127.0.0.1:9/'><base href='http://127.0.0.1:9/'><img src=y>",
    "</template></div></main></body><script>window.ran = 1</script><noscript><p title='</noscript><img src=x onerror=window.ran=1>'>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=window.ran=1&gt;'>",
    "<select><template><style></select><img src=x onerror=window.ran=1></style></template></select>",
    "<img src='data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9Indpbmrvdy5yYW49MSIvPg=='><object data='data:text/html,<script>window.ran=1</script>'></object>",
]


@pytest.mark.parametrize("markup", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_runs_and_nothing_is_fetched(browser: Browser, markup: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_content(picture_html(HEAD + markup.encode()))
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("window.ran") is None
    assert [url for url in asked if not url.startswith("data:")] == []
    page.close()


def test_a_mail_paints_only_in_its_own_box(browser: Browser) -> None:
    cover = "<style>:host, dl, dt, main { display: none !important } dl { color: white }</style>"
    cover += "<div style='position:fixed; inset:-1000px; background:red; z-index:9999; height:99999px'>From: your bank</div>"
    page = browser.new_page(viewport={"width": 720, "height": 600})
    page.set_content(picture_html(HEAD + cover.encode() + b"<p>Hello"))
    sender = page.get_by_text("Shop <a@shop.example>")
    at = sender.bounding_box()
    assert at is not None
    on_top = page.evaluate("([x, y]) => document.elementFromPoint(x, y).tagName", [at["x"] + 5, at["y"] + 5])
    assert on_top == "DD"
    assert page.evaluate("document.documentElement.scrollHeight") < 13_000
    page.close()


def test_a_mail_is_shown_as_it_looks(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(picture_html(HEAD + b"<style>.b{background:#00f}</style><a class=b style='padding:8px'>Confirm</a>"))
    button = page.get_by_text("Confirm")
    assert button.evaluate("element => getComputedStyle(element).backgroundColor") == "rgb(0, 0, 255)"
    page.close()
