"""Cookie banners built as consent tools build them: what refusing and accepting takes, and what only looks like a banner."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser

from harness.audits import audits
from harness.browser.probe import probe_consent
from harness.model import ConsentProbe, Visit

from ..plugin.company import Company, serve
from .conftest import Walked, only, reached

DONE = {"/done": "<h1>Thank you</h1>"}
GONE = "document.getElementById('b').remove()"
BAR = "position:fixed;left:0;right:0;bottom:0;background:#eee"
# What a site does with an answer: remembers it, so that the next page asks nothing.
KEEP = "<script>const keep = () => (document.cookie = 'answer=1;path=/'), asked = () => !/answer=/.test(document.cookie)</script>"
Probed = Callable[..., dict[str, ConsentProbe]]


@pytest.fixture
def elsewhere() -> Iterator[Company]:
    """Another company, on an origin of its own: the maker of a consent tool."""
    with ExitStack() as stack:
        yield stack.enter_context(serve({}))


@pytest.fixture
def probe(browser: Browser, company: Company) -> Probed:
    """Probe a page given as HTML; the probes by choice."""

    def probe_page(html: str, language: str = "en", **pages: str) -> dict[str, ConsentProbe]:
        company.pages = {"/": f"<!doctype html><html lang={language}><title>Shop</title>{html}", **pages}
        return {each.choice: each for each in probe_consent(browser.new_context, company.url, language)}

    return probe_page


def bar(text: str, *buttons: str, style: str = BAR, tag: str = "div") -> str:
    pressed = " ".join(f"<button onclick=\"{GONE}\">{name}</button>" for name in buttons)
    return f"<h1>Shop</h1><a href=/done>Go on</a><{tag} id=b style='{style}'><p>{text}</p>{pressed}</{tag}>"


def cost(probe: ConsentProbe) -> tuple[bool, int, int, list[str]]:
    return probe.done, probe.clicks, probe.screens, probe.pressed


def findings(probes: dict[str, ConsentProbe], language: str = "en") -> list[str]:
    visit = Visit(scenario="", file="", site="shop", language=language, consent_probes=list(probes.values()))
    return [finding.seen for finding in audits["consent-asymmetry"](visit)]


EQUAL = [
    ("es", "Utilizamos cookies propias y de terceros.", "Aceptar todo", "Rechazar todo"),
    ("fr", "Nous utilisons des cookies pour améliorer le site.", "Tout accepter", "Continuer sans accepter"),
    ("en", "We use cookies to improve our shop.", "Accept all", "Reject all"),
    ("en", "This site uses cookies.", "Allow all cookies", "Continue without accepting"),
    ("fi", "Käytämme evästeitä palvelun parantamiseksi.", "Hyväksy kaikki", "Vain välttämättömät"),
    ("sv", "Vi använder kakor för att förbättra webbplatsen.", "Godkänn alla", "Endast nödvändiga"),
]


@pytest.mark.parametrize(("language", "text", "yes", "no"), EQUAL)
def test_equal_buttons_cost_the_same(probe: Probed, language: str, text: str, yes: str, no: str) -> None:
    probes = probe(bar(text, yes, no), language)
    assert cost(probes["refuse"]) == (True, 1, 1, [no])
    assert cost(probes["accept"]) == (True, 1, 1, [yes])
    assert probes["refuse"].words == probes["accept"].words == len(f"{text} {yes} {no}".split())
    assert findings(probes, language) == []


def test_refusing_by_a_link_of_equal_reach_beside_settings(probe: Probed) -> None:
    link = f"<a href='#' onclick=\"{GONE}\">Continue without accepting</a>"
    probes = probe(bar("We use cookies.", "Accept all", "Settings").replace("<p>", f"{link}<p>"))
    assert cost(probes["refuse"]) == (True, 1, 1, ["Continue without accepting"])
    assert findings(probes) == []


SWITCHES = "".join(f"<label><input type=checkbox {more}> {name}</label>" for name, more in {
    "Strictly necessary": "checked disabled", "Statistics": "checked", "Marketing": "", "Legitimate interest": "checked",
}.items())  # fmt: skip
TWO_SCREENS = f"""
<h1>Shop</h1><a href=/done>Go on</a>
<div id=b><div role=dialog aria-modal=true id=first style='{BAR}'><p>We value your privacy. We and our 743 partners use cookies.</p>
<button onclick="{GONE}">Accept all</button><button onclick="setTimeout(second, 300); first.remove()">Manage options</button></div></div>
<script>function second() {{ b.innerHTML = `<div role=dialog aria-modal=true style='position:fixed;inset:40px;background:#fff'>
<h2>Privacy preference centre</h2><p>Choose which cookies we may set.</p>{SWITCHES}
<button onclick="setTimeout(() => {{ {GONE} }}, 400)">Save and close</button><button onclick="{GONE}">Accept all</button></div>` }}</script>
"""


def test_switches_on_a_second_screen_are_clicks_of_refusing(probe: Probed) -> None:
    probes = probe(TWO_SCREENS)
    assert cost(probes["refuse"]) == (True, 4, 2, ["Manage options", "Save and close"])
    assert cost(probes["accept"]) == (True, 1, 1, ["Accept all"])
    [seen] = findings(probes)
    assert seen.startswith("refusing takes 4 clicks on 2 screens of ")
    assert "; accepting takes 1 click on 1 screen of " in seen


def test_a_preference_centre_over_the_first_screen(probe: Probed) -> None:
    page = TWO_SCREENS.replace("; first.remove()", "").replace("b.innerHTML =", "b.innerHTML +=")
    assert cost(probe(page)["refuse"]) == (True, 4, 2, ["Manage options", "Save and close"])


SHADOW = """
<h1>Shop</h1><div id=root></div><script>
customElements.define('x-button', class extends HTMLElement { connectedCallback() {
  this.attachShadow({ mode: 'open' }).innerHTML = '<button><slot></slot></button>' } });
root.attachShadow({ mode: 'open' }).innerHTML = `<div role=dialog aria-modal=true style='position:fixed;inset:0;background:#fff'>
  <h2>TITLE</h2><p>TEXT</p>
  <x-button id=no>NO</x-button><x-button id=yes>YES</x-button><a href=/impressum>Impressum</a></div>`;
for (const each of root.shadowRoot.querySelectorAll('x-button')) each.onclick = () => root.remove();
</script>
"""
SHADOWED = [
    ("de", "Datenschutzeinstellungen", "Wir verwenden Cookies und andere Technologien.", "Ablehnen", "Alle akzeptieren"),
    ("sv", "Din integritet", "Vi använder cookies.", "Avvisa alla", "Godkänn alla"),
]


@pytest.mark.parametrize(("language", "title", "text", "no", "yes"), SHADOWED)
def test_buttons_in_shadow_roots_of_their_own(probe: Probed, language: str, title: str, text: str, no: str, yes: str) -> None:
    probes = probe(SHADOW.replace("TITLE", title).replace("TEXT", text).replace("NO", no).replace("YES", yes), language)
    assert cost(probes["refuse"]) == (True, 1, 1, [no])
    assert cost(probes["accept"]) == (True, 1, 1, [yes])


IN_FRAME = """<!doctype html><h2>We care about your privacy</h2><p>We store cookies on your device.</p>
<button onclick="parent.postMessage('done', '*')">Reject all</button><button onclick="parent.postMessage('done', '*')">Accept</button>"""


@pytest.mark.parametrize("same_origin", [True, False])
def test_a_banner_in_a_frame(probe: Probed, elsewhere: Company, same_origin: bool) -> None:
    elsewhere.pages = {"/frame": IN_FRAME}
    source = "/frame" if same_origin else f"{elsewhere.url.replace('127.0.0.1', 'localhost')}/frame"
    page = f"<h1>Shop</h1><div id=b style='position:fixed;inset:60px'><iframe src='{source}' width=600 height=300></iframe></div>"
    probes = probe(f"{page}<script>onmessage = () => {GONE}</script>", **{"/frame": IN_FRAME})
    assert cost(probes["refuse"]) == (True, 1, 1, ["Reject all"])
    assert cost(probes["accept"]) == (True, 1, 1, ["Accept"])


def test_a_banner_that_comes_late_and_fades_away(probe: Probed) -> None:
    fade = "b.style.transition='opacity .4s';b.style.opacity=0;setTimeout(()=>b.remove(),400)"
    late = bar("We use cookies.", "Accept all", "Reject all").replace(GONE, fade)
    then = "<script>setTimeout(() => document.body.append(t.content.cloneNode(true)), 1200)</script>"
    probes = probe(f"<template id=t>{late}</template>{then}")
    assert cost(probes["refuse"]) == (True, 1, 1, ["Reject all"])


def test_a_banner_in_the_flow_of_the_page(probe: Probed) -> None:
    page = bar("We use cookies.", "Accept", "Decline", style="").replace("id=b", "id=b class=cookie-notice")
    assert cost(probe(page)["refuse"]) == (True, 1, 1, ["Decline"])


def test_a_cross_alone_says_no(probe: Probed) -> None:
    probes = probe(bar("We use cookies.", "Accept", "×"))
    assert cost(probes["refuse"]) == (True, 1, 1, ["×"])
    assert findings(probes) == []


@pytest.mark.parametrize(
    ("refusing", "lopsided"),
    [
        ("font-size:11px;color:#bbb;background:none;border:0", True),
        ("font-size:18px;padding:12px 40px;color:#222;background:#eee;border:1px solid #222", False),  # filled and outlined
        ("font-size:16px;color:#333;background:none;border:0;text-decoration:underline", False),  # a link, easy to read
    ],
)
def test_how_the_two_ways_show(probe: Probed, refusing: str, lopsided: bool) -> None:
    look = f"<style>button{{font-size:18px;padding:12px 40px;color:#fff;background:#000;border:0}} button+button{{padding:0;{refusing}}}</style>"
    probes = probe(look + bar("We use cookies to improve our shop.", "Accept all", "Reject all"))
    visit = Visit(scenario="", file="", site="shop", consent_probes=list(probes.values()))
    assert [finding.words for finding in audits["lopsided-choice"](visit)] == (["Reject all"] if lopsided else [])


def test_no_refusing_at_all(probe: Probed) -> None:
    probes = probe(bar("We use cookies for advertising. <a href=/privacy>Privacy policy</a>", "Accept"))
    assert cost(probes["refuse"]) == (False, 0, 1, [])
    [seen] = findings(probes)
    assert seen.startswith("no way to refuse was found; accepting takes 1 click")


def test_consent_or_money(probe: Probed) -> None:
    probes = probe(bar("Read on with cookies for advertising, or pay.", "Accept and continue", "Subscribe for 3.99 a month"))
    assert not probes["refuse"].done
    [seen] = findings(probes)
    assert seen.startswith("refusing is offered only for money, by `Subscribe for 3.99 a month`; accepting")


def test_settings_on_another_page(probe: Probed) -> None:
    probes = probe(bar("We use cookies. <a href=/cookies>Cookie settings</a>", "Accept all"))
    [seen] = findings(probes)
    assert seen.startswith("refusing is offered only on another page, by `Cookie settings`")


INNOCENT = {
    "notice": bar("We use only necessary cookies.", "OK"),
    "notice with the word accept": bar("This shop uses only strictly necessary cookies.", "Accept"),
    "by going on": bar("We use cookies. <a href=/privacy>Read more</a>", "Got it"),
    "a button nobody understands": bar("We use cookies.", "Accept all", "Flurb the snood"),
}


@pytest.mark.parametrize("name", INNOCENT)
def test_what_asks_nothing_or_was_not_understood_accuses_nobody(probe: Probed, name: str) -> None:
    assert findings(probe(INNOCENT[name])) == []


NO_BANNERS = {
    "newsletter": bar("Get 10% off. We respect your privacy.<input type=email aria-label=E-mail>", "Accept", "No thanks"),
    "age gate": bar("Are you over 18? By entering you accept our cookies.", "I agree", "Leave"),
    "recipe": "<header style='position:sticky;top:0'>Cookies <button>Save</button> <button>Print</button></header>"
    + "<h1>Chocolate chip cookies of the Shop</h1>"
    + "<p>Allow the cookies to cool. Accept no less.</p>" * 30,
    "nothing": "<h1>Shop</h1>",
}


@pytest.mark.parametrize("name", NO_BANNERS)
def test_what_only_looks_like_a_banner_is_left_alone(probe: Probed, walk: Walked, name: str) -> None:
    assert probe(NO_BANNERS[name]) == {}
    assert reached(walk("- go: /\n- expect: Shop", NO_BANNERS[name])).consent.clicks == 0


def test_it_is_seen_whether_the_answer_is_kept(probe: Probed) -> None:
    asks = f"{KEEP}<div id=b hidden style='{BAR}'>We use cookies. <button onclick=\"keep();{GONE}\">Accept all</button>"
    nags = f"{asks}<button onclick=\"{GONE}\">Reject all</button></div><script>b.hidden = !asked()</script>"
    probes = probe(nags)
    assert (probes["refuse"].again, probes["accept"].again) == (True, False)


# --- in a visit


def test_a_late_banner_and_its_going_away_are_no_effort_of_the_journey(walk: Walked) -> None:
    late = bar("We use cookies.", "Accept all", "Reject all").replace(GONE, "setTimeout(() => b.remove(), 700)")
    then = "document.body.append(t.content.cloneNode(true)); setTimeout(() => p.innerText = 'Here you are', 1500)"
    page = f"<p id=p></p><template id=t>{late}</template><script>setTimeout(() => {{ {then} }}, 600)</script>"
    journey = reached(walk("- go: /\n- expect: Here you are\n- click: Go on\n- expect: Thank you", {"/": page, **DONE}))
    assert (journey.effort.clicks, journey.effort.dialogs, journey.effort.pages) == (1, 0, 2)
    assert (journey.consent.clicks, journey.consent.dialogs, journey.consent.words) == (1, 1, 7)
    assert journey.consent.waiting_ms == pytest.approx(700, abs=300)


def test_a_banner_on_every_page_is_booked_each_time(walk: Walked) -> None:
    page = bar("We use cookies.", "Accept all", "Reject all")
    visit = walk("- go: /\n- click: Go on\n- click: Go on\n- expect: Shop", {"/": page, "/done": page})
    assert reached(visit).consent.clicks == 3


def test_a_banner_that_does_nothing_stops_nobody(walk: Walked) -> None:
    page = bar("We use cookies.", "Accept all", "Reject all").replace(GONE, "")
    journey = reached(walk("- go: /\n- click: Go on\n- expect: Thank you", {"/": page, **DONE}))
    assert (journey.effort.clicks, journey.consent.clicks) == (1, 1)


@pytest.mark.parametrize(("wish", "clicks"), [("refuse", 4), ("accept", 1), ("ignore", 0)])
def test_the_site_says_what_to_do(walk: Walked, wish: str, clicks: int) -> None:
    page: dict[str, Any] = {"/": TWO_SCREENS, **DONE}
    visit = walk("- go: /\n- expect: Shop", page, site=f"consent: {wish}")
    assert only(visit).consent.clicks == clicks
