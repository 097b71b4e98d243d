"""Pictures of pages that show the customer's secrets: two secrets, one picture."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from harness.browser.pictures import take
from harness.browser.secrets import Secrets
from harness.browser.window import Window

FIRST, SECOND = "4000056655665556", "5555341244441115"
STYLE = "<!doctype html><style>* { font: 20px monospace }</style>"
SHADOW = "<div id=host></div><script>host.attachShadow({mode: 'open'}).innerHTML = '<p>Card %s</p>'</script>"


def pictured(page: Page, folder: Path, markup: str, secret: str) -> bytes:
    page.set_content(STYLE + markup.replace("%s", secret))
    window = Window(page, lambda: 10.0)
    name = take(folder, 0, window, window.look(5), Secrets({"cc-number": secret}))
    return (folder / name).read_bytes() if name else b""


@pytest.mark.parametrize(
    "markup", ["<p>Your card %s was charged</p>", "<input value=%s>", "<textarea>%s</textarea>", SHADOW, "<p>%s</p><p>%s</p>"]
)
def test_secrets_are_covered(page: Page, tmp_path: Path, markup: str) -> None:
    shown = pictured(page, tmp_path, markup, FIRST)
    assert shown
    assert shown == pictured(page, tmp_path, markup, SECOND)


def test_what_is_no_secret_is_shown(page: Page, tmp_path: Path) -> None:
    markup = "<p>Order %s</p><p>1234</p>"
    page.set_content(STYLE + markup.replace("%s", "12345678"))
    window = Window(page, lambda: 10.0)
    name = take(tmp_path, 0, window, window.look(5), Secrets({"cc-number": FIRST}))
    assert page.evaluate("CSS.highlights.size") == 0
    assert name


def test_secret_in_pieces_gets_no_picture(page: Page, tmp_path: Path) -> None:
    assert pictured(page, tmp_path, "<p><b>4000</b>056655665556</p>", FIRST) == b""


def test_covering_is_no_change_of_the_page(page: Page, tmp_path: Path) -> None:
    page.set_content(f"{STYLE}<p>{FIRST}</p><input value={FIRST}>")
    window = Window(page, lambda: 10.0)
    raw = window.look(5)
    assert take(tmp_path, 0, window, raw, Secrets({"cc-number": FIRST}))
    assert window.ask("text", "nothing of the kind").mutations == 0
    assert window.look(5).fingerprint == raw.fingerprint


def test_no_frame_is_told_what_stands_in_another(page: Page, tmp_path: Path) -> None:
    listens = "<p>Advertisement</p><script>heard = []; const all = String.prototype.indexOf; String.prototype.indexOf = function (word) { heard.push(word); return all.call(this, word) }</script>"
    shown = pictured(page, tmp_path, f'<p>Card %s</p><iframe srcdoc="{listens}" width=300 height=100></iframe>', FIRST)
    assert shown
    assert FIRST not in page.frames[1].evaluate("heard")
    both = f"<p>%s</p><iframe srcdoc='{STYLE}<p>%s</p>' width=300 height=100></iframe>"
    assert pictured(page, tmp_path, both, FIRST) == pictured(page, tmp_path, both, SECOND) != b""


FACTS = ({"tel": "+447700900461", "bday": "1971-12-29", "sex": "female"}, {"tel": "+447700900999", "bday": "1980-01-11", "sex": "male"})
PRIVATE = """<p>Call %(tel)s</p><input type=tel value="%(tel)s"><input type=date value="%(bday)s">
<select style="width: 200px"><option selected>%(sex)s</option></select><input type=number value=%(tel)s>"""


def test_private_facts_are_covered_in_fields_of_every_kind(page: Page, tmp_path: Path) -> None:
    def picture(facts: dict[str, str]) -> bytes:
        page.set_content(STYLE + PRIVATE % facts)
        window = Window(page, lambda: 10.0)
        name = take(tmp_path, 0, window, window.look(5), Secrets(facts, facts), ["tel", "bday", "sex", "tel"])
        return (tmp_path / name).read_bytes()

    assert picture(FACTS[0]) == picture(FACTS[1])


def test_what_is_private_to_nobody_is_shown(page: Page, tmp_path: Path) -> None:
    def picture(facts: dict[str, str]) -> bytes:
        page.set_content(STYLE + PRIVATE % facts)
        window = Window(page, lambda: 10.0)
        return (tmp_path / take(tmp_path, 0, window, window.look(5), Secrets(facts), ["tel", "bday", "sex", "tel"])).read_bytes()

    assert picture(FACTS[0]) != picture(FACTS[1])
