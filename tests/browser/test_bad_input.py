"""Forms that nobody would build on purpose: each has an outcome, and none hangs."""

import time

import msgspec

from harness.model import Halt, Visit
from harness.scoring import score

from .conftest import Walked, only, reached

FORM = "- go: /\n- fill: form\n- click: Join\n- expect: Thank you"
THANKS = "onsubmit=\"document.body.innerHTML = 'Thank you ' + [...document.querySelectorAll('input, select')].filter((each) => each.value).length; return false\""


def form(inner: str) -> str:
    return f"<form {THANKS}>{inner}<button>Join</button></form>"


def labels(visit: Visit) -> list[str]:
    return [field.label for field in visit.views[0].fields]


def test_two_thousand_fields(walk: Walked) -> None:
    """Only what the customer knows an answer to is filled in; the rest may stay empty."""
    visit = walk(FORM, form("".join(f"<label>{'Question' if n % 100 else 'City'} {n} <input name=f{n}></label>" for n in range(2000))))
    assert (reached(visit).effort.fields, reached(visit).effort.asked) == (20, 2000)


def test_a_form_that_takes_too_long_is_given_up(walk: Walked) -> None:
    slow = "<script>addEventListener('input', () => { const end = performance.now() + 300; while (performance.now() < end); })</script>"
    started = time.monotonic()
    visit = walk("- go: /\n- fill: form", form("<label>City <input></label>" * 200) + slow, limit=1)
    assert time.monotonic() - started < 40
    card = score(visit)
    assert (card.outcome, card.kind) == ("stale-scenario", "")
    assert "was not filled in after 8 s" in (only(visit).halt or Halt(cause="harness", step=0)).message


def test_more_fields_than_are_kept(walk: Walked) -> None:
    visit = walk("- go: /\n- expect: The end", "<input>" * 7000 + "<p>The end</p>")
    assert len(reached(visit).steps) == 2
    assert len(visit.views[0].fields) == 2000


def test_labels_that_name_each_other(walk: Walked) -> None:
    fields = "<input id=a aria-labelledby='b a' required><input id=b aria-labelledby='a b' aria-describedby=b required>"
    visit = walk(FORM, form(f"<div id=c aria-labelledby=c>{fields}</div>"))
    assert reached(visit).effort.fields == 2


def test_text_from_right_to_left_and_names_of_no_width(walk: Walked) -> None:
    page = form(
        "<div dir=rtl><label>\u202eالاسم الأول\u202c <input autocomplete=given-name></label></div>"
        "<div><label>\u200b\u200d\ufeff</label><input name='\u200b' aria-label='\u200b'></div><div><label>\u200bFirst\u200b name <input></label></div>"
    )
    visit = walk("- go: /\n- fill: {First name: Otso}\n- fill: form\n- click: Join\n- expect: Thank you 2", page)
    reached(visit)
    assert labels(visit)[1] == ""


def test_a_text_that_can_be_edited(walk: Walked) -> None:
    kinds = ("true", "", "plaintext-only")
    fields = "".join(f"<p><span id=l{n}>First name {n}</span></p><div contenteditable='{kind}' aria-labelledby=l{n} style='width:99px;height:20px'></div>" for n, kind in enumerate(kinds))
    visit = walk("- go: /\n- fill: form\n- click: Join\n- expect: All 3", f"{fields}<button onclick=\"o.innerText = 'All ' + [...document.querySelectorAll('[contenteditable]')].filter((each) => each.innerText.trim()).length\">Join</button><p id=o></p>")
    assert reached(visit).effort.fields == 3


def test_lists_of_five_thousand_options(walk: Walked) -> None:
    options = "".join(f"<option value={n}>Town {n}</option>" for n in range(4999)) + "<option value=fi>Finland</option>"
    page = form(f"<label>Country <select required><option value=''></option>{options}</select></label>" + f"<label>Town <select>{options}</select></label>" * 7)
    visit = walk("- go: /\n- fill: {Country: Finland}\n- fill: form\n- click: Join\n- expect: Thank you", page)
    assert reached(visit).effort.choices == 1
    assert 5001 in {field.options for page in visit.views for field in page.fields}


def test_labels_of_a_hundred_kilobytes(walk: Walked) -> None:
    long = "First name " + "and so on " * 10_000
    page = form(f"<label>{long}<input></label><fieldset><legend>{long}</legend>" + "<input>" * 300 + "</fieldset>" + f"<input placeholder='{long}' aria-label='{long}' title='{long}'>")
    visit = walk(FORM, page)
    reached(visit)
    assert max(map(len, labels(visit))) <= 300


def test_a_form_in_shadow_roots_one_inside_another(walk: Walked) -> None:
    script = """let at = document.body;
      for (let n = 0; n < 30; n++) { const root = at.appendChild(document.createElement('div')).attachShadow({mode: 'open'}); root.innerHTML = '<section></section>'; at = root.firstChild }
      at.innerHTML = `<form><label>First name <input required></label><button>Join</button></form>`;
      at.querySelector('form').onsubmit = () => { document.body.append('Thank you'); return false }"""
    assert reached(walk("- go: /\n- send\n- expect: Thank you", f"<body><script>{script}</script>")).effort.fields == 1


def test_shadow_roots_without_number(walk: Walked) -> None:
    script = """let at = document.body;
      for (let n = 0; n < 400; n++) { const root = at.appendChild(document.createElement('div')).attachShadow({mode: 'open'}); root.innerHTML = '<section></section>'; at = root.firstChild }"""
    reached(walk("- go: /\n- expect: The end", f"<body><p>The end</p><script>{script}</script>"))


def test_a_form_in_a_frame_of_the_site_s_own(walk: Walked) -> None:
    frame = "<form onsubmit=\"parent.document.body.innerHTML = 'Thank you'; return false\"><label>First name <input required></label><button>Join</button></form>"
    visit = walk("- go: /\n- send\n- expect: Thank you", {"/": "<iframe src=/in width=500 height=200></iframe>", "/in": frame})
    assert reached(visit).effort.fields == 1
    assert visit.views[0].fields[0].origin == ""


def test_frames_without_number(walk: Walked) -> None:
    frames = "<iframe srcdoc='<label>First name <input></label>' width=200 height=60></iframe>" * 80
    visit = walk("- go: /\n- expect: The end", f"<p>The end</p>{frames}")
    reached(visit)
    assert len(visit.views[0].fields) == 12


def test_a_frame_that_goes_away_while_it_is_filled_in(walk: Walked) -> None:
    frame = "<label>First name <input oninput='frameElement.remove()'></label><label>Last name <input></label>"
    page = "<iframe src=/in width=500 height=200></iframe><p>The end</p>"
    visit = walk("- go: /\n- fill: form\n- expect: The end", {"/": page, "/in": frame})
    assert only(visit).halt is None, only(visit).halt


def test_names_of_a_hundred_thousand_characters_are_cut(walk: Walked) -> None:
    wild = """<script>
      const long = "x".repeat(1e5), field = document.querySelector("input");
      for (const name of ["name", "pattern", "autocomplete", "min", "title", "aria-description"]) field.setAttribute(name, long);
      document.documentElement.lang = long;
      for (let times = 0; times < 100; times++) {
        const link = document.body.appendChild(document.createElement("a"));
        [link.href, link.innerText] = [`data:,${long}`, "Read on"];
        link.setAttribute("aria-label", long);
      }</script>"""
    visit = walk("- go: /\n- expect: Read on", form("<label>City <input></label>") + wild)
    reached(visit)
    assert len(msgspec.json.encode(visit)) < 500_000
