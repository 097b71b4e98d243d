"""Forms that change while they are filled in, and fields that no customer fills in."""

import pytest

from harness.scoring import score

from .conftest import Walked, only, reached

FORM = "- go: /\n- fill: form\n- click: Join\n- expect: Thank you"
THANKS = "onsubmit=\"document.body.innerHTML = [...this.elements].map((each) => each.name + '=' + each.value).join(' ') + ' Thank you'; return false\""


def form(inner: str, script: str = "") -> str:
    return f"<form id=f {THANKS}>{inner}<button>Join</button></form><script>{script}</script>"


def test_a_field_that_appears_after_another(walk: Walked) -> None:
    page = form(
        "<label>Country <select name=c onchange='more()' required><option></option><option>Finland</option><option>United Kingdom</option></select></label><p id=p></p>",
        "function more() { fetch('/regions').then(() => setTimeout(() => p.innerHTML = `<label>County <input name=county required></label><label>City <input name=city required></label>`)) }",
    )
    visit = walk(FORM, {"/": page, "/regions": "x"})
    assert reached(visit).effort.fields == 2
    assert "county= " not in visit.views[-1].text


def test_fields_that_appear_one_after_another(walk: Walked) -> None:
    page = form(
        "<p id=p></p>",
        """const names = ['First name', 'Last name', 'City', 'Postcode', 'Phone', 'Street address', 'Username', 'Company'];
        function more(n) { if (n < names.length) { p.insertAdjacentHTML('beforeend', `<label>${names[n]} <input required onchange='more(${n + 1})'></label>`) } }
        more(0)""",
    )
    assert reached(walk(FORM, page)).effort.fields == 8


def test_a_field_that_vanishes_is_let_go(walk: Walked) -> None:
    page = form("<label>First name <input oninput='b?.remove(); b = null'></label><div id=x><label>Last name <input></label></div>", "var b = x")
    assert reached(walk(FORM, page)).effort.fields == 1


@pytest.mark.parametrize("event", ["input", "change"])
def test_a_form_that_is_made_anew_after_each_answer(walk: Walked, event: str) -> None:
    page = form(
        "<div id=d></div>",
        f"""const state = {{'First name': '', 'Last name': '', 'City': '', 'Postcode': '', 'Company': ''}};
        function draw() {{
          d.innerHTML = Object.keys(state).map((key) => `<label>${{key}} <input name='${{key}}' value='${{state[key]}}' required></label>`).join('');
          d.querySelectorAll('input').forEach((each) => each.addEventListener('{event}', () => {{ state[each.name] = each.value; draw() }}));
        }}
        draw()""",
    )
    visit = walk(FORM, page)
    reached(visit)
    assert "=  " not in visit.views[-1].text


def test_fields_that_change_their_places(walk: Walked) -> None:
    page = form(
        "<label>First name <input name=a></label><label>Last name <input name=b></label><label>City <input name=c></label>",
        "f.addEventListener('input', () => f.prepend(f.children[2]))",
    )
    assert reached(walk(FORM, page)).effort.fields == 3


def test_an_answer_that_a_script_throws_away_is_given_once_more(walk: Walked) -> None:
    page = form("<label>First name <input id=i name=i required></label>", "let once = 1; i.onblur = () => { if (once-- > 0) i.value = '' }")
    visit = walk(FORM, page)
    reached(visit)
    assert "i= " not in visit.views[-1].text


def test_a_label_that_counts_what_is_typed(walk: Walked) -> None:
    page = form("<label>Your message <span id=n>0/50</span> <textarea required oninput=\"n.innerText = this.value.length + '/50'\"></textarea></label>")
    assert reached(walk(FORM, page)).effort.fields == 1


def test_one_more_field_without_end(walk: Walked) -> None:
    page = form(
        "<p id=p></p>",
        """let n = 0;
        function more() { p.insertAdjacentHTML('beforeend', `<label>Question ${++n} <input required onchange='more()'></label>`) }
        more()""",
    )
    visit = walk("- go: /\n- fill: form", page)
    assert only(visit).halt
    assert score(visit).outcome == "stale-scenario"
    assert only(visit).effort.fields < 100


def test_the_last_answer_sends_the_form(walk: Walked) -> None:
    page = "<form action=/done><label>Code <input required oninput='this.form.submit()'></label></form>"
    other = "<h1>Thank you</h1><form><label>First name <input></label></form>"
    visit = walk("- go: /\n- fill: form\n- expect: Thank you", {"/": page, "/done?": other})
    assert reached(visit).effort.fields == 1


TRAPS = {
    "off the page": "<div style='position:absolute;left:-9999px'>{}</div>",
    "far to the right": "<div style='position:absolute;left:9999px'>{}</div>",
    "of no size": "<div style='width:0;height:0;overflow:hidden'>{}</div>",
    "clipped": "<div style='position:absolute;clip:rect(0 0 0 0)'>{}</div>",
    "clipped by a path": "<div style='clip-path:inset(50%)'>{}</div>",
    "see-through": "<div style='opacity:0;position:absolute'>{}</div>",
    "slid away": "<div style='width:300px;overflow:hidden;position:relative;height:30px'><div style='position:absolute;left:400px;width:300px'>{}</div></div>",
    "kept from keyboards": "<div aria-hidden=true>{}</div>",
    "asking to be left empty": "<div>{}</div>",
}


@pytest.mark.parametrize("how", TRAPS)
def test_a_trap_for_robots_is_left_alone(walk: Walked, how: str) -> None:
    label = "Leave this field empty" if "empty" in how else "Your website"
    trap = TRAPS[how].format(f"<label>{label} <input name=website tabindex=-1></label>")
    visit = walk("- go: /\n- fill: form", f"<form>{trap}<label>First name <input></label><button>Send</button></form>")
    assert [act.name for act in reached(visit).steps[1].acts] == ["First name"]


def test_a_field_in_a_box_that_can_be_scrolled_is_no_trap(walk: Walked) -> None:
    box = "<div style='width:100px;overflow:auto;white-space:nowrap'><span style='padding-left:300px'></span>{}</div>"
    visit = walk("- go: /\n- fill: form", f"<form>{box.format('<label>First name <input></label>')}<button>Send</button></form>")
    assert reached(visit).effort.fields == 1


def test_a_required_field_that_nobody_can_tell_is_found(walk: Walked) -> None:
    fields = "<div><label>First name <input></label></div><hr><div style='padding:80px'><input required></div><hr><div><label>City <input></label></div>"
    visit = walk("- go: /\n- fill: form\n- click: Join\n- expect: Thank you", form(fields))
    reached(visit)
    assert "unlabelled-field" in {finding.audit for finding in score(visit).findings}


@pytest.mark.parametrize(
    "field",
    [
        "<i class='fa fa-envelope'>\ue0be</i><input required>",
        "<svg width=20 height=20><circle r=9 /></svg><input required>",
        "<input required style='background-image:url(/envelope.png)'>",
        "<input required placeholder=City>",
        "<label>City <input required></label>",
        "<b>City</b><br><input required>",
        "<input required type=date>",
        "<select required><option></option><option>Red</option></select>",
        "<input required value=1 type=number>",
    ],
)
def test_what_a_customer_can_tell_is_not(walk: Walked, field: str) -> None:
    fields = f"<div><label>First name <input></label></div><hr><div style='padding:80px'>{field}</div><hr><div><label>City <input></label></div>"
    visit = walk("- go: /\n- fill: form", form(fields))
    assert "unlabelled-field" not in {finding.audit for finding in score(visit).findings}
