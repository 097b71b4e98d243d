"""Chromium's own classifier of fields: read where it is there, and kept from asking its maker's host."""

import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from harness.browser import launch
from harness.browser.evidence import forms_of
from harness.browser.window import Window
from harness.fields import understand
from harness.lexicon import lexicon
from harness.scenario.plan import DESKTOP

FULL = shutil.which("chromium") or shutil.which("google-chrome")
# Playwright switches the first two on itself; of two such switches Chromium hears only the last.
SHOWN = "--enable-features=CDPScreenshotNewSurface,SkipListAccountsWithoutGaiaCookies,AutofillShowTypePredictions"
ITALIAN = """<!doctype html><html lang="it"><title>Cassa</title><form>
<label>Nome <input name="a1"></label><label>Cognome <input name="a2"></label><label>Indirizzo <input name="a3"></label>
<label>Città <input name="a4"></label><label>CAP <input name="a5"></label><label>E-mail <input name="a6"></label></form>"""


@pytest.mark.skipif(not FULL, reason="only the full browser has the classifier")
def test_what_chromium_makes_of_a_field_counts_where_nothing_else_says(playwright: Playwright, tmp_path: Path) -> None:
    log = tmp_path / "net.json"
    browser = playwright.chromium.launch(executable_path=FULL, args=[*launch.arguments(), SHOWN, f"--log-net-log={log}"])
    page = browser.new_page()
    page.route("**/*", lambda route: route.fulfill(body=ITALIAN, content_type="text/html; charset=utf-8"))
    page.goto("https://shop.example/")
    page.wait_for_function("document.querySelectorAll('[autofill-prediction]').length === 6")
    look = Window(page, lambda: 20.0, DESKTOP).look(10)
    browser.close()
    meanings = understand(look.fields, lexicon("en"), forms=forms_of(look), language=look.language)
    said = {field.label: (meaning.token, meaning.source) for field, meaning in zip(look.fields, meanings, strict=True)}
    assert said["Cognome"] == ("family-name", "browser")
    assert said["CAP"] == ("postal-code", "browser")
    assert said["E-mail"] == ("email", "label")
    assert asked_its_maker(json.loads(log.read_text(encoding="utf-8"))) == (True, False)


def asked_its_maker(log: dict[str, object]) -> tuple[bool, bool]:
    """Tell whether Chromium wanted to look the form up, and whether anything of that was sent."""
    events, names = log["events"], log["constants"]["logEventTypes"]  # type: ignore[index]
    about = {event["source"]["id"] for event in events if launch.LOOK_UPS in json.dumps(event.get("params", ""))}  # type: ignore[attr-defined]
    types = {event["type"] for event in events if event["source"]["id"] in about}  # type: ignore[attr-defined]
    return bool(about), names["HTTP_TRANSACTION_SEND_REQUEST"] in types
