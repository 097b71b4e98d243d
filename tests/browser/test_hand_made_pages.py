"""Pages of shapes that real sites have, each the smallest that shows it."""

from pathlib import Path

import msgspec
import pytest

from harness.scoring import score
from harness.visit_file import read_visit, write_visit

from ..plugin.company import Company
from .conftest import Walked, only, reached

DONE = {"/done": "<h1>Thank you</h1>"}
DIALOGS = "<div style='position:fixed;inset:0;background:#fff'>"


def test_a_form_of_one_field_can_be_read_again_from_its_file(walk: Walked, tmp_path: Path) -> None:
    visit = walk("- go: /\n- fill: form", "<form><label>First name <input required></label><button>Send</button></form>")
    write_visit(visit, tmp_path / "visit.json")
    assert read_visit(tmp_path / "visit.json") == visit
    assert (only(visit).effort.asked, only(visit).effort.required) == (1, 1)


@pytest.mark.parametrize(
    "page",
    [
        "<form><label>Password <input type=password onclick='this.select()'></label><button>Go</button></form>",
        "<form action=/done><label>Password <input type=password name=p></label><button>Go</button></form>",
        "<form onsubmit='console.error(`login failed for ${p.value}`);return false'><label>Password <input type=password id=p></label><button>Go</button></form>",
        "<form onsubmit='out.innerText=p.value;return false'><label>Password <input type=password id=p></label><button>Go</button><p id=out></form>",
    ],
)
def test_a_password_that_a_page_repeats_is_not_kept(walk: Walked, company: Company, page: str) -> None:
    visit = walk("- go: /\n- fill: {Password: '{password}'}\n- click: Go", {"/": page, **DONE})
    assert "Kulta-" not in msgspec.json.encode(visit).decode()


@pytest.mark.parametrize(
    "link", ["<a href='mailto:us@shop.example'>Write us</a>", "<button onclick=\"location='bankid:///x'\">Write us</button>"]
)
def test_what_opens_another_program_does_not_stop_the_page(walk: Walked, link: str) -> None:
    visit = walk("- go: /\n- click: Write us\n- click: Go on\n- expect: Thank you", {"/": f"{link} <a href=/done>Go on</a>", **DONE})
    reached(visit)


def test_a_target_under_a_sticky_header_is_scrolled_out_from_under_it(walk: Walked) -> None:
    header = "<header style='position:fixed;top:0;left:0;right:0;height:120px;background:#ccc'>Shop</header>"
    page = f"{header}<div style='height:1500px'></div><a id=x href=/done>Leave</a><div style='height:3000px'></div><script>scrollTo(0,1500)</script>"
    reached(walk("- go: /\n- click: Leave\n- expect: Thank you", {"/": page, **DONE}))


def test_a_folded_panel_is_unfolded_first(walk: Walked) -> None:
    page = (
        "<button aria-expanded=false onclick=\"c.style.maxHeight='none'\">Membership</button><div id=c style='max-height:0;overflow:hidden'>"
        "<a href=/done>Cancel it</a></div><button>Other</button>"
    )
    assert reached(walk("- go: /\n- click: Cancel it\n- expect: Thank you", {"/": page, **DONE})).effort.clicks == 2


def test_a_trap_for_robots_is_left_alone(walk: Walked) -> None:
    trap = "<div style='height:0;overflow:hidden'><label>Website <input name=website></label></div>"
    visit = walk("- go: /\n- fill: form", f"<form>{trap}<label>First name <input></label><button>Send</button></form>")
    assert [act.name for act in only(visit).steps[1].acts] == ["First name"]


def test_a_menu_that_opens_on_pointing_is_no_accusation(walk: Walked) -> None:
    page = "<style>ul ul{display:none} li:hover ul{display:block}</style><ul><li>Account<ul><li><a href=/done>Cancel it</a></ul></ul>"
    card = score(walk("- go: /\n- click: Cancel it", {"/": page, **DONE}, limit=6))
    assert card.outcome == "stale-scenario"
    assert not card.findings


def test_of_two_alike_the_one_in_sight_is_pressed(walk: Walked) -> None:
    page = f"<a href=/under>Join</a>{DIALOGS}<a href=/done>Join</a></div>"
    reached(walk("- go: /\n- click: Join\n- expect: Thank you", {"/": page, "/under": "<p>Wrong</p>", **DONE}))


BANNER = "<div style='position:fixed;bottom:0'>We use cookies. <button onclick='this.parentNode.remove()'>Decline</button><button>Accept all</button></div>"


def test_a_banner_is_answered_on_the_banner(walk: Walked) -> None:
    page = f"<p>You are invited.</p><button onclick='out.innerText=`You have declined`'>Decline</button><p id=out></p>{BANNER}"
    visit = walk("- go: /\n- expect: You are invited", page)
    assert "declined" not in visit.views[-1].text
    assert reached(visit).consent.clicks == 1


def test_a_banner_that_comes_late_is_answered(walk: Walked) -> None:
    wall = "<div style='position:fixed;inset:0;background:#fff'>We use cookies. <button onclick='this.parentNode.remove()'>Reject all</button><button>Accept all</button></div>"
    page = f"<a href=/done>Go on</a><script>setTimeout(()=>document.body.insertAdjacentHTML('beforeend', `{wall}`), 300)</script>"
    visit = walk("- go: /\n- wait: We use cookies\n- click: Go on\n- expect: Thank you", {"/": page, **DONE})
    assert reached(visit).consent.clicks == 1


def test_what_comes_two_seconds_after_a_press_is_waited_for(walk: Walked) -> None:
    page = "<button onclick=\"setTimeout(()=>o.innerText='Your order is placed',2500)\">Order</button><p id=o></p>"
    visit = walk("- go: /\n- click: Order\n- expect: Your order is placed", page)
    assert reached(visit).effort.waiting_ms == pytest.approx(2500, abs=700)


def test_a_page_that_says_to_wait_is_waited_for(walk: Walked) -> None:
    page = "<p>Please wait, your payment is being processed.</p><meta http-equiv=refresh content='3;url=/done'>"
    reached(walk("- go: /\n- expect: Thank you", {"/": page, **DONE}))


@pytest.mark.parametrize("event", ["onchange", "onkeyup", "onblur", "oninput"])
def test_a_button_that_wakes_when_an_answer_is_there(walk: Walked, event: str) -> None:
    page = f"<form action=/done><label>Nickname <input {event}='b.disabled=!this.value'></label><button id=b disabled>Send</button></form>"
    reached(walk("- go: /\n- fill: {Nickname: Otso}\n- click: Send\n- expect: Thank you", {"/": page, "/done?": DONE["/done"]}))


FOOTER = "<footer><form><h2>Contact us</h2><label>First name <input></label><label>Email <input type=email></label><button>Send it</button></form></footer>"


def test_a_form_in_the_footer_asks_nothing_of_who_does_not_use_it(walk: Walked) -> None:
    join = "<form action=/done><label>First name <input name=a></label><label>Email <input type=email name=b></label><button>Join</button></form>"
    pages = {"/": join, "/done?a=Julie&b=x": ""}
    visit = walk(
        "- go: /\n- fill: {First name: Otso, Email: o@example.com}\n- click: Join\n- expect: Thank you",
        {**pages, "/done?a=Otso&b=o%40example.com": f"<h1>Thank you</h1>{FOOTER}"},
    )
    reached(visit)
    assert {finding.audit for finding in score(visit).findings} & {"empty-form", "repeated-question"} == set()


def test_a_recipient_is_somebody_else(walk: Walked) -> None:
    join = "<form action=/done><label>First name <input name=a></label><label>Last name <input name=b></label><button>Join</button></form>"
    gift = "<form><fieldset><legend>Recipient</legend><label>First name <input required></label><label>Last name <input required></label></fieldset><button>Go</button></form>"
    steps = "- go: /\n- fill: {First name: Otso, Last name: Karhu}\n- click: Join\n- fill: form"
    visit = walk(steps, {"/": join, "/done?a=Otso&b=Karhu": gift})
    assert only(visit).effort.asked_again == 0
    assert {finding.audit for finding in score(visit).findings} & {"empty-form", "repeated-question"} == set()


def test_keystrokes_end_where_the_field_does(walk: Walked) -> None:
    visit = walk("- go: /\n- fill: {Code: '12345678'}", "<form><label>Code <input maxlength=4></label><button>Go</button></form>")
    assert only(visit).effort.keystrokes == 4


def test_words_beyond_what_is_kept_of_a_page_are_found(walk: Walked) -> None:
    reached(walk("- go: /\n- expect: At the very end", "<p>" + "word " * 6000 + "</p><p>At the very end</p>"))


def test_what_was_read_can_be_pressed_next(walk: Walked) -> None:
    page = "<dl><dt>Order number</dt><dd>100001</dd></dl><a href=/done>100001</a>"
    visit = walk('- go: /\n- read: {number: Order number}\n- click: "{number}"\n- expect: Thank you', {"/": page, **DONE})
    assert reached(visit).steps[1].kept == {"number": "100001"}


def test_lists_that_have_learnt_to_write_themselves(walk: Walked) -> None:
    """As Prototype's did before its version 1.7: what they write is a text within the text."""
    teach = "<script>Array.prototype.toJSON = function () { return '[' + this.length + ']' }; Array.prototype.toJSON.ours = 1</script>"
    page = f"{teach}<form onsubmit=\"document.body.innerText = 'Thank you ' + [].toJSON.ours; return false\">"
    fields = "<label>City <input></label><label>Country <select><option>Choose<option>United Kingdom</select></label><button>Send</button></form>"
    reached(walk("- go: /\n- fill: form\n- click: Send\n- expect: Thank you 1", page + fields))


def test_places_for_a_notice_are_seen_and_those_of_other_things_are_not(walk: Walked) -> None:
    own = "<form><p role=alert></p><input></form><div class='sr-only' aria-live=polite></div><div id=cart-count role=status>2 items</div>"
    carousel = "<div aria-live=polite aria-roledescription=carousel>Anna liked it</div><p role=status hidden>Added</p>"
    page = f"<h1>Books</h1><div role=status style='display:none'></div><p aria-live=polite>We are closed on Friday.</p>{own}{carousel}"
    assert walk("- go: /\n- expect: Books", page).views[-1].notices == ["", "We are closed on Friday."]
