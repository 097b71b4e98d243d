"""Walking without a pointer, at hand-made pages."""

import pytest

from harness.model import Effort, Snag, Visit
from harness.scoring import score

from .conftest import Shop, Walked, only, reached

DONE = {"/done": "<h1>Thank you</h1>"}
FORM = "<form onsubmit=\"location='/done';return false\">"
LINKS = "".join(f"<a href='#{number}'>Link {number}</a> " for number in range(6))


@pytest.fixture
def keys(walk: Walked) -> Walked:
    """Walk steps at hand-made pages by keyboard."""

    def by_keys(steps: str, pages: dict[str, str] | str, **more: object) -> Visit:
        return walk(steps, {**DONE, **(pages if isinstance(pages, dict) else {"/": pages})}, keyboard=True, **more)

    return by_keys


def effort(visit: Visit) -> Effort:
    return reached(visit).effort


def snags(visit: Visit) -> list[Snag]:
    return [each for step in only(visit).steps for each in step.snags]


PRESSED = "- go: /\n- click: Buy\n- expect: Thank you"
GOES = "location='/done'"


def test_tab_stops_are_counted_beside_clicks(keys: Walked) -> None:
    visit = keys(PRESSED, f"{LINKS}<a href=/done>Buy</a>")
    assert (effort(visit).tab_stops, effort(visit).clicks, effort(visit).focuses, effort(visit).switches) == (7, 1, 0, 0)
    assert visit.keyboard
    assert snags(visit) == []


def test_what_stands_before_the_focus_is_gone_back_to(keys: Walked) -> None:
    page = f"<a href=/done>Buy</a>{LINKS}<button onclick=\"out.innerText='Really?'\">Ask</button><p id=out></p>"
    visit = keys("- go: /\n- click: Ask\n- expect: Really?\n- click: Buy\n- expect: Thank you", page)
    assert [step.effort.tab_stops for step in reached(visit).steps if step.verb == "click"] == [8, 7]


def test_a_form_is_gone_through_by_tab(keys: Walked) -> None:
    page = (
        FORM + "<label>First name <input name=given-name required></label><label>E-mail <input type=email name=email required></label>"
        "<label>Country <select name=country><option value=''>Choose<option value=FI>Finland<option value=GB>United Kingdom</select></label>"
        "<label><input type=checkbox required> I accept the terms</label><button>Buy</button></form>"
    )
    spent = effort(visit := keys("- go: /\n- fill: form\n- click: Buy\n- expect: Thank you", page))
    assert (spent.tab_stops, spent.clicks, spent.fields, spent.choices, spent.focuses, spent.switches) == (5, 1, 2, 2, 0, 0)
    assert snags(visit) == []


REACHED = {
    "a link": "<a href=/done>Buy</a>",
    "a button": f'<button onclick="{GOES}">Buy</button>',
    "a submit input": f"{FORM}<input type=submit value=Buy></form>",
    "a button made of div that keeps its promise": f"<div role=button tabindex=0 onclick=\"{GOES}\" onkeydown=\"if(event.key==='Enter')this.click()\">Buy</div>",
    "one that listens to the space bar only": f"<div role=button tabindex=0 onclick=\"{GOES}\" onkeyup=\"if(event.key===' ')this.click()\">Buy</div>",
    "a card whose link takes the focus": f'<div onclick="{GOES}" style="cursor:pointer"><h2><a href=/done>Buy</a></h2></div>',
    "words inside a button": f'<button onclick="{GOES}"><span style="cursor:pointer">Buy</span></button>',
    "a handler inside a parent that takes the focus": f"<div tabindex=0 onkeydown=\"if(event.key==='Enter'){GOES}\"><div onclick=\"{GOES}\" style='cursor:pointer'>Buy</div></div>",
    "the same words once more, as a link": f'<div onclick="{GOES}">Buy</div><a href=/done>Buy</a>',
    "the same words twice more, as links to one place": f'<div onclick="{GOES}">Buy</div><a href=/done>Buy</a><footer><a href=/done>Buy</a></footer>',
    "in a frame": "<iframe srcdoc='<a href=/done target=_top>Buy</a>' style='width:400px;height:200px'></iframe>",
    "in a shadow root": f"<div id=h></div><script>h.attachShadow({{mode:'open'}}).innerHTML=`<button onclick=\"{GOES}\">Buy</button>`</script>",
    "a box in front of what holds the focus": "<textarea autofocus></textarea><a href=/done>Buy</a>",
    "in a dialog": "<a href=#>Other</a><dialog id=d><a href=/done>Buy</a></dialog><script>d.showModal()</script>",
    "a tab order of its own": f"<a href=/done tabindex=3>Buy</a>{LINKS}<a href=# tabindex=1>First</a>",
    "an editor that holds the focus until Escape": (
        "<textarea id=t autofocus></textarea><a href=/done>Buy</a><script>let on=true;t.onkeydown=(e)=>{if(e.key==='Escape')on=false;"
        "if(e.key==='Tab'&&on)e.preventDefault()}</script>"
    ),
    "a button that a moment later can be pressed": f'<button id=b disabled onclick="{GOES}">Buy</button><script>setTimeout(()=>b.disabled=false,400)</script>',
    "after a frame of nobody": "<iframe srcdoc='<p>ad' style='width:300px;height:100px'></iframe><a href=/done>Buy</a>",
    "after a date of several parts": "<input type=date><input type=datetime-local><a href=/done>Buy</a>",
    "under a header that stays": f"<header style='position:fixed;top:0;left:0;right:0;height:90px;background:#ccc'>Shop</header><div style='height:2000px'>{LINKS}</div><a href=/done>Buy</a>",
}


@pytest.mark.parametrize("page", REACHED.values(), ids=REACHED)
def test_what_keys_can_work_is_worked_by_keys(keys: Walked, page: str) -> None:
    visit = keys(PRESSED, page)
    assert effort(visit).clicks == 1
    assert effort(visit).tab_stops <= 20
    assert snags(visit) == []


BLOCKED = {
    "no-focus": f'<div onclick="{GOES}">Buy</div>',
    "no-key": f'<div tabindex=0 role=button onclick="{GOES}">Buy</div>',
    "trapped": (
        "<form onsubmit='return false'><input id=a><input id=b></form><a href=/done>Buy</a>"
        "<script>a.onkeydown=b.onkeydown=(e)=>{if(e.key==='Tab'){e.preventDefault();(e.target===a?b:a).focus()}};a.focus()</script>"
    ),
}


@pytest.mark.parametrize(("kind", "page"), BLOCKED.items(), ids=BLOCKED)
def test_what_keys_cannot_work_is_pressed_by_mouse_and_told(keys: Walked, kind: str, page: str) -> None:
    visit = keys(PRESSED, page)
    [snag] = snags(visit)
    assert (snag.kind, snag.name, snag.works) == (kind, "Buy", True)
    assert snag.box
    assert visit.views[snag.view].url.endswith("/")
    assert effort(visit).clicks == 1


def test_what_takes_a_script_a_while_is_not_pressed_twice(keys: Walked) -> None:
    page = "<button onclick=\"setTimeout(()=>{out.append('x');if(out.innerText==='x')out.append(' bought')},2500)\">Buy</button><p id=out></p>"
    visit = keys("- go: /\n- click: Buy\n- expect: x bought", page)
    assert snags(visit) == []
    assert effort(visit).waiting_ms == pytest.approx(2500, abs=700)


def test_arrow_keys_choose_among_radio_buttons(keys: Walked) -> None:
    page = (
        "<form onsubmit=\"location='/done#'+this.d.value;return false\"><fieldset><legend>Delivery</legend><label><input type=radio name=d value=a checked> Post</label>"
        "<label><input type=radio name=d value=b> Courier</label><label><input type=radio name=d value=c> Collect</label></fieldset><button>Buy</button></form>"
    )
    visit = keys("- go: /\n- choose: Collect\n- click: Buy\n- expect: Thank you", page)
    assert (effort(visit).tab_stops, effort(visit).choices) == (4, 1)
    assert snags(visit) == []
    assert visit.views[-1].url.endswith("/done#c")


ROVING = (
    "<div role=tablist><button role=tab tabindex=0 aria-selected=true>One</button><button role=tab tabindex=-1>Two</button><button role=tab tabindex=-1>Buy</button></div>"
    "<script>const t=[...document.querySelectorAll('[role=tab]')];t.forEach((each,at)=>{each.onkeydown=(e)=>{const to=t[at+(e.key==='ArrowRight'?1:e.key==='ArrowLeft'?-1:0)];"
    "if(to&&to!==each)to.focus()};each.onclick=()=>location='/done'})</script>"
)


@pytest.mark.parametrize("page", [ROVING, ROVING.replace("role=tablist", "class=bar").replace("role=tab ", "").replace("[role=tab]", ".bar button")])
def test_arrow_keys_lead_through_a_group_of_which_one_takes_the_focus(keys: Walked, page: str) -> None:
    visit = keys(PRESSED, page)
    assert (effort(visit).tab_stops, snags(visit)) == (3, [])


def test_a_tick_box_that_a_design_hides_is_ticked(keys: Walked) -> None:
    hidden = "position:absolute;opacity:0;width:1px;height:1px"
    page = f"{FORM}<label><input type=checkbox required style='{hidden}'><span>I accept the terms</span></label><button>Buy</button></form>"
    visit = keys("- go: /\n- fill: form\n- click: Buy\n- expect: Thank you", page)
    assert (effort(visit).choices, effort(visit).tab_stops, snags(visit)) == (1, 2, [])


def test_one_that_is_not_there_for_keys_is_told(keys: Walked) -> None:
    page = FORM + "<label><input type=checkbox required tabindex=-1><span>I accept the terms</span></label><button>Buy</button></form>"
    visit = keys("- go: /\n- fill: form\n- click: Buy\n- expect: Thank you", page)
    assert [(each.kind, each.name, each.works) for each in snags(visit)] == [("no-focus", "I accept the terms", True)]


BUY = "<button onclick=\"location='/done'\">Buy</button>"
INNOCENT = {
    "a field that is drawn anew while one leaves another": (
        "fill: form",
        "<label>First name <input id=a></label><div id=r></div><script>const draw=()=>{r.innerHTML='<label>City <input></label>'};draw();a.oninput=a.onblur=draw</script>",
    ),
    "a calendar for mice at a field that takes a date": (
        "fill: form", "<label>Date of birth <input id=d></label><div id=c hidden>calendar</div><script>d.onclick=()=>c.hidden=false</script>",
    ),
    "a list whose arrow keys show only in its looks": (
        "choose: Turku",
        "<div role=listbox tabindex=0 aria-label=City id=b><div role=option>Oulu</div><div role=option>Turku</div></div><script>let at=-1;b.onkeydown=(e)=>{"
        "if(e.key==='ArrowDown'){at=(at+1)%2;[...b.children].forEach((x,i)=>x.classList.toggle('on',i===at))}}</script>",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("step", "page"), INNOCENT.values(), ids=INNOCENT)
def test_what_only_looks_as_if_keys_could_not_work_it_accuses_nobody(keys: Walked, step: str, page: str) -> None:
    assert snags(keys(f"- go: /\n- {step}\n- click: Buy\n- expect: Thank you", page + BUY)) == []


def test_a_skip_link_is_taken(keys: Walked) -> None:
    visit = keys(PRESSED, f"<a href='#main'>Skip to content</a><nav>{LINKS}</nav><main id=main><a href=/done>Buy</a></main>")
    assert effort(visit).tab_stops == 3


def test_a_cookie_banner_costs_tab_stops_apart(keys: Walked) -> None:
    banner = (
        "<div id=c role=dialog style='position:fixed;bottom:0;left:0;right:0;background:#fff'><p>We use cookies to improve your experience.</p>"
        "<button onclick=c.remove()>Accept all</button><button onclick=c.remove()>Reject all</button></div>"
    )
    journey = reached(keys(PRESSED, f"{LINKS}<a href=/done>Buy</a>{banner}"))
    assert (journey.consent.clicks, journey.consent.tab_stops) == (1, 9)


def test_a_list_that_a_script_opens_is_opened_by_keys(keys: Walked) -> None:
    page = (
        FORM + "<span id=l>Size</span><div role=combobox tabindex=0 aria-labelledby=l aria-controls=o aria-expanded=false aria-required=true id=b>Choose</div>"
        "<ul role=listbox id=o hidden><li role=option id=o1>Small</li><li role=option id=o2>Large</li></ul><button>Buy</button></form><script>let at=-1;const opts=[o1,o2];"
        "const open=()=>{o.hidden=false;b.setAttribute('aria-expanded','true')},take=(x)=>{b.innerText=x.innerText;o.hidden=true;b.setAttribute('aria-expanded','false')};"
        "b.onclick=open;opts.forEach(x=>x.onclick=()=>take(x));b.onkeydown=(e)=>{if(e.key==='Enter'){o.hidden?open():take(opts[at])}if(e.key==='ArrowDown'){at=Math.min(1,at+1);"
        "b.setAttribute('aria-activedescendant',opts[at].id)}}</script>"
    )
    visit = keys("- go: /\n- fill: {Size: Large}\n- click: Buy\n- expect: Thank you", page)
    assert (effort(visit).choices, snags(visit)) == (1, [])
    assert effort(visit).tab_stops == 4  # to the list, two arrow keys, to the button


UNNAMED = {
    "words that only eyes see": ("<button onclick=\"location='/done'\"><span aria-hidden=true>Buy</span></button>", "button-name"),
    "a link whose words are hidden": ("<a href=/done><span aria-hidden=true>Buy</span></a>", "link-name"),
}


@pytest.mark.parametrize(("page", "rule"), UNNAMED.values(), ids=UNNAMED)
def test_a_control_without_a_name_is_told(keys: Walked, page: str, rule: str) -> None:
    visit = keys(PRESSED, page)
    assert reached(visit)
    assert [(each.kind, each.rule, each.name) for each in snags(visit)] == [("unnamed", rule, "Buy")]


def test_a_field_whose_words_stand_only_beside_it_is_told_once(keys: Walked) -> None:
    page = FORM + "<p>First name <input name=given-name required></p><button>Buy</button></form>"
    visit = keys("- go: /\n- fill: form\n- fill: {First name: Aino}\n- click: Buy\n- expect: Thank you", page)
    assert [(each.kind, each.rule) for each in snags(visit)] == [("unnamed", "label")]


MEDDLING = [
    "Object.defineProperty(window,'axe',{value:{run(){return Promise.resolve({violations:'x'})}},writable:false})",
    "window.define=Object.assign(()=>{throw 1},{amd:true});window.module={exports:{}}",
    "Promise.race=()=>{throw 1}",
    "setInterval(()=>{try{window[Symbol.for('mystery-shop')].axe={run:()=>new Promise(()=>{})}}catch{}},1)",
    "Object.defineProperty(HTMLElement.prototype,'tabIndex',{get(){throw 1}})",
]


@pytest.mark.parametrize("script", MEDDLING)
def test_a_page_that_meddles_stops_nothing(keys: Walked, script: str) -> None:
    assert reached(keys(PRESSED, f"<a href=/done>Buy</a><script>{script}</script>"))


def test_a_page_keeps_its_own_axe(keys: Walked) -> None:
    page = "<button onclick=\"out.innerText=window.axe\">Buy</button><p id=out></p><script>window.axe='sharp'</script>"
    assert reached(keys("- go: /\n- click: Buy\n- expect: sharp", page))


def test_a_page_of_many_stops_is_given_up_on(keys: Walked) -> None:
    page = "".join(f"<a href=#>{number}</a> " for number in range(400)) + "<a href=/done>Buy</a>"
    visit = keys(PRESSED, page, limit=30)
    assert (effort(visit).tab_stops, snags(visit)) == (300, [])


def test_visits_by_mouse_count_no_stops(walk: Walked) -> None:
    visit = walk(PRESSED, {"/": f"{LINKS}<a href=/done>Buy</a>", **DONE})
    assert effort(visit).tab_stops == 0
    assert not visit.keyboard


OURS = ("blocked-for-keyboard", "unnamed-control")
HIRE = "- go: /{page}\n- click: Rowing boat\n- fill: {{Nickname: Otso}}\n- click: Hire it\n- expect: 'Hired: Rowing boat, for Otso'"


def test_the_street_has_a_corner_for_mice_only_and_its_good_twin(shop: Shop) -> None:
    told = {}
    for page in ("mouse-only", "by-keys"):
        by_mouse, by_keys = (shop(HIRE.format(page=page), keyboard=keyboard) for keyboard in (False, True))
        spent = [reached(each).effort for each in (by_mouse, by_keys)]
        assert [(each.clicks, each.fields, each.keystrokes) for each in spent] == [(2, 1, 4), (2, 1, 4)]
        assert not [each for each in (*score(by_mouse).findings, *score(by_keys).findings) if each.audit not in OURS]
        told[page] = [(each.audit, each.words) for each in score(by_keys).findings]
    assert told["by-keys"] == []
    assert told["mouse-only"] == [
        ("blocked-for-keyboard", "Rowing boat"), ("blocked-for-keyboard", "Hire it"), ("unnamed-control", "Hire it"),
    ]  # fmt: skip
