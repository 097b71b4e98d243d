"""`send`: the button that sends is found, and the pages that follow are gone through until it is over."""

import pytest

from harness.model import Visit
from harness.scoring import score

from .conftest import Walked, only, reached

DONE = {"/done?": "<h1>Thank you</h1>"}
SEND = "- go: /\n- send\n- expect: Thank you"


def pressed(visit: Visit) -> list[str]:
    return [act.name for step in only(visit).steps for act in step.acts if act.kind == "click"]


def asking(label: str, to: str, button: str = "Next", more: str = "") -> str:
    return f"<form action={to}><label>{label} <input required></label>{more}<button>{button}</button></form>"


def test_a_form_of_several_pages(walk: Walked) -> None:
    visit = walk(
        SEND, {"/": asking("First name", "/two"), "/two?": asking("Last name", "/three"), "/three?": asking("City", "/done", "Send"), **DONE}
    )
    assert (reached(visit).effort.fields, pressed(visit)) == (3, ["Next", "Next", "Send"])


def test_what_has_been_answered_already_is_left_as_it_is(walk: Walked) -> None:
    visit = walk("- go: /\n- fill: {Nickname: Otso}\n- fill: form\n- send\n- expect: Thank you", {"/": asking("Nickname", "/done"), **DONE})
    assert reached(visit).effort.fields == 1


@pytest.mark.parametrize(
    "other",
    [
        "<button type=button onclick=\"location='/wrong'\">Back</button>",
        "<a href=/wrong>Cancel</a>",
        "<button type=button onclick=\"location='/wrong'\">Cancel</button>",
        "<button type=button onclick=\"location='/wrong'\">Continue with Google</button>",
        "<button type=button onclick=\"location='/wrong'\">Delete my account</button>",
        "<button type=reset>Clear</button>",
    ],
)
def test_only_the_button_that_sends_is_pressed(walk: Walked, other: str) -> None:
    page = f"<form action=/done>{other}<label>First name <input required></label>{other}<button>Join us</button></form>"
    reached(walk(SEND, {"/": page, "/wrong": "<h1>Wrong</h1>", **DONE}))


def test_of_two_forms_the_one_that_was_begun_is_sent(walk: Walked) -> None:
    two = asking("Code", "/done", "Go") + f"<form action=/wrong>{'<label>Name <input></label>' * 3}<button>Go</button></form>"
    reached(walk("- go: /\n- fill: {Code: A1}\n- send\n- expect: Thank you", {"/": two, "/wrong?": "<h1>Wrong</h1>", **DONE}))


@pytest.mark.parametrize(
    "page",
    [
        "<form action=/wrong><label>Search <input type=search></label><button>Search</button></form>",
        "<form action=/wrong><label>E-mail for our newsletter <input type=email></label><button>Subscribe</button></form>",
        "<form action=/wrong><label>E-mail <input type=email></label><label>Password <input type=password></label><button>Log in</button></form>",
        "<form action=/wrong><label>Your comment <textarea></textarea></label><button>Send feedback</button></form>",
        "<form action=/wrong><button>Delete my account</button></form>",
    ],
)
def test_a_page_that_asks_for_something_else_is_left_alone(walk: Walked, page: str) -> None:
    visit = walk(SEND, {"/": asking("First name", "/done", "Register"), "/done?": f"<h1>Thank you</h1>{page}", "/wrong?": "Wrong"})
    assert (pressed(visit), reached(visit).effort.pages) == (["Register"], 2)


def test_a_page_without_questions_is_for_the_scenario_to_press_on(walk: Walked) -> None:
    review = {"/two?": "<form action=/done><p>Step 2 of 2</p><button>Place order</button></form>"}
    pages = {"/": asking("First name", "/two"), **review, **DONE}
    assert only(walk(SEND, pages)).halt
    reached(walk("- go: /\n- send\n- click: Place order\n- expect: Thank you", pages))


def test_a_form_whose_parts_come_in_place(walk: Walked) -> None:
    page = """<div id=a></div><script>
      const parts = ['First name', 'Last name', 'City'];
      const show = (n) => a.innerHTML = n < 3 ? `<form onsubmit="setTimeout(() => show(${n + 1}), 200); return false">
        <label>${parts[n]} <input required></label><button>Next</button></form>` : '<h1>Thank you</h1>';
      show(0);
    </script>"""
    assert reached(walk(SEND, page)).effort.fields == 3


def test_a_form_that_stays_after_it_was_taken_is_not_sent_twice(walk: Walked) -> None:
    page = "<form onsubmit=\"o.innerText='Thank you';this.reset();return false\"><label>Your message <textarea required></textarea></label><button>Send</button></form><p id=o></p>"
    assert pressed(walk(SEND, page)) == ["Send"]


def test_a_form_that_goes_round_in_a_circle_ends(walk: Walked) -> None:
    first = asking("First name", "/two")
    visit = walk(SEND, {"/": first, "/?": first, "/two?": asking("Last name", "/")})
    assert (score(visit).outcome, score(visit).kind) == ("dead-end", "loop")


def test_a_form_without_end_ends(walk: Walked) -> None:
    page = """<div id=a></div><script>
      let n = 0;
      const show = () => a.innerHTML = `<form onsubmit="show(); return false"><p>Step ${++n}</p><label>Question ${n} <input required></label><button>Next</button></form>`;
      show();
    </script>"""
    visit = walk(SEND, page)
    assert score(visit).outcome == "stale-scenario"
    assert len(pressed(visit)) == 10


def test_nothing_happens_on_sending(walk: Walked) -> None:
    visit = walk("- go: /\n- send", "<form onsubmit='return false'><label>First name <input></label><button>Join</button></form>")
    assert (score(visit).outcome, score(visit).kind) == ("dead-end", "silent-no-op")


def test_an_answer_that_is_not_taken_is_written_another_way(walk: Walked) -> None:
    page = """<form onsubmit="e.innerText = /^\\d+$/.test(t.value) ? '' : 'Digits only'; if (!e.innerText) location='/done?'; return false">
      <label>First name <input></label><div><label>Phone <input type=tel id=t></label><p class=error id=e></p></div><button>Join</button></form>"""
    visit = walk(SEND, {"/": page, **DONE})
    assert (pressed(visit), reached(visit).effort.fields) == (["Join", "Join"], 3)


def test_a_form_that_takes_no_answer_ends_with_what_it_says(walk: Walked) -> None:
    page = """<form onsubmit="e.innerText = 'A user with that email address already exists'; return false">
      <div><label>E-mail <input type=email></label><p class=error id=e></p></div><button>Join</button></form>"""
    visit = walk(SEND, page)
    assert pressed(visit) == ["Join"]
    assert "already exists" in score(visit).reason + only(visit).halt.message  # type: ignore[union-attr]
    assert score(visit).outcome == "dead-end"


def test_what_was_not_understood_and_is_not_taken_accuses_nobody(walk: Walked) -> None:
    page = """<form onsubmit="e.innerText = 'This is not valid'; return false">
      <div><label>Flurbination <input required></label><p class=error id=e></p></div><button>Join</button></form>"""
    card = score(walk(SEND, page))
    assert card.outcome == "stale-scenario"
    assert "dead-end" not in {each.audit for each in card.findings}


def test_a_button_that_wakes_when_the_answers_were_checked(walk: Walked) -> None:
    page = "<form action=/done><label>First name <input onchange='setTimeout(() => b.disabled = false, 400)'></label><button id=b disabled>Join</button></form>"
    reached(walk(SEND, {"/": page, **DONE}))


def test_a_form_without_a_button(walk: Walked) -> None:
    visit = walk(SEND, "<form><label>First name <input></label></form><button>Menu</button>")
    assert [only(visit).halt and only(visit).halt.cause] == ["target-missing"]


def test_a_form_in_a_frame_is_sent_there(walk: Walked) -> None:
    frame = "<form onsubmit=\"document.body.innerHTML='Thank you';return false\"><label>First name <input></label><button>Join</button></form>"
    reached(walk(SEND, {"/": "<p>Join here</p><iframe src=/in width=400 height=300></iframe>", "/in": frame}))


def test_the_form_is_seen_as_it_stood_when_it_was_sent(walk: Walked) -> None:
    emptied = """<form><label>E-mail <input type=email></label><button>Log in</button></form>
      <form action=/again><p class=error>That name is taken</p><label>E-mail <input type=email></label><label>Name <input></label><button>Join</button></form>"""
    visit = walk("- go: /\n- send", {"/": emptied.replace("<p class=error>That name is taken</p>", ""), "/again?": emptied})
    assert [{field.holds for field in view.fields if field.form == 1} for view in visit.views] == [{"nothing"}, {"ours"}, {"nothing"}]
    assert "lost-input" in {each.audit for each in score(visit).findings}


def test_a_code_that_was_read_on_the_way_answers_its_question(walk: Walked) -> None:
    asks = "<form action=/done><label>Verification code <input autocomplete=one-time-code required></label><button>Submit</button></form>"
    pages = {"/": "<dl><dt>Your code<dd>ABC123</dl><a href=/code>On</a>", "/code": asks, **DONE}
    visit = walk("- go: /\n- read: {one-time-code: Your code}\n- click: On\n- send\n- expect: Thank you", pages)
    assert (reached(visit).effort.keystrokes, reached(visit).effort.authentication) == (6, ("one-time-code",))


@pytest.mark.parametrize(("name", "read"), [("customer-number", "Your number"), ("mine", "Asiakasnumero")])
@pytest.mark.parametrize(("label", "keys"), [("{} *", 6), ("{} s", 0)])
def test_what_was_read_answers_a_question_of_the_very_words(walk: Walked, name: str, read: str, label: str, keys: int) -> None:
    label = label.format("Customer number" if read == "Your number" else read)
    asks = f"<form action=/done><label>{label} <input></label><button>Submit</button></form>"
    pages = {"/": f"<dl><dt>{read}<dd>471108</dl><a href=/ask>On</a>", "/ask": asks, **DONE}
    visit = walk("- go: /\n- read: {NAME: READ}\n- click: On\n- send\n- expect: Thank you".replace("NAME", name).replace("READ", read), pages)
    assert reached(visit).effort.keystrokes == keys


def test_what_was_read_and_typed_goes_by_its_author_s_name(walk: Walked) -> None:
    asks = "<form action=/done><label>Gift code <input></label><button>Submit</button></form>"
    pages = {"/": "<dl><dt>Gift code<dd>471108</dl><a href=/ask>On</a>", "/ask": asks, **DONE}
    visit = walk("- go: /\n- read: {gift: Gift code}\n- click: On\n- fill: {Gift code: '{gift}'}\n- send\n- expect: Thank you", pages)
    assert [act.datum for step in reached(visit).steps for act in step.acts if act.kind == "type"] == ["gift"]


def test_a_question_that_scripts_take_away_while_the_page_loads_is_none(walk: Walked) -> None:
    late = """<form action=/done><label>First name <input required></label><label>Nickname <input id=p required></label><button>Join</button></form>
      <img id=i src=/wait><script>
        setTimeout(() => i.removeAttribute('src'), 300);
        addEventListener('load', () => {
          for (const end = performance.now() + 40; performance.now() < end;);
          setTimeout(() => setTimeout(() => p.disabled = true));
        });
      </script>"""
    effort = reached(walk(SEND, {"/": late, **DONE})).effort
    assert (effort.asked, effort.required, effort.fields) == (1, 1, 1)


@pytest.mark.parametrize(("needed", "said"), [("", ["Otso", "My needs have changed."]), ("required", ["Otso"])])
def test_a_comment_is_left_where_the_form_says_what_else_it_needs(walk: Walked, needed: str, said: list[str]) -> None:
    page = f"<form action=/done><label>Nickname <input {needed} autocomplete=nickname></label><label>Comments <textarea></textarea></label><button>Send</button></form>"
    journey = reached(walk("- go: /\n- fill: {Nickname: Otso}\n- send\n- expect: Thank you", {"/": page, **DONE}))
    assert sum(act.characters for step in journey.steps for act in step.acts) == len("".join(said))


def test_a_label_of_several_parts_is_the_label_of_each(walk: Walked) -> None:
    page = """<form action=/done><div><label for=phone>Phone *</label><div><select id=phone_0><option>Finland +358<option>Sweden +46</select>
      <input id=phone_1></div></div><button>Send</button></form>"""
    visit = walk("- go: /\n- send\n- expect: Thank you", {"/": page, **DONE})
    assert [(field.label, field.token) for field in visit.views[0].fields] == [("Phone *", "tel-country-code"), ("Phone *", "tel-national")]


OPENS_BY_ITSELF = """<form action=/account><label>Verification code <input required oninput="setTimeout(() => this.form.submit())"></label>
  <button>Confirm</button></form>"""


@pytest.mark.parametrize("answering", ["send", "fill: form"])
def test_an_answer_that_sends_the_form_is_all_that_is_done(walk: Walked, answering: str) -> None:
    other = "<h1>Welcome</h1><form action=/wrong><label>Your feedback <input></label><button>Send</button></form>"
    visit = walk(f"- go: /\n- {answering}\n- expect: Welcome", {"/": OPENS_BY_ITSELF, "/account?": other, "/wrong?": "Wrong"})
    assert (pressed(visit), reached(visit).effort.fields) == ([], 1)


def test_a_form_that_only_changes_its_address_is_still_to_be_sent(walk: Walked) -> None:
    page = """<form action=/done><label>City <input required oninput="history.pushState({}, '', '/fi/form')"></label>
      <label>First name <input required></label><button>Join</button></form>"""
    visit = walk(SEND, {"/": page, "/fi/done?": DONE["/done?"], **DONE})
    assert (pressed(visit), reached(visit).effort.fields) == (["Join"], 2)


BOOK = "<p>Otso Karhu, 1 Example Street</p><form action=/done><button>Ship to this address</button></form><p>Or a new address?</p>"


def test_what_the_company_holds_is_taken_where_it_is_offered_beside_the_form(walk: Walked) -> None:
    visit = walk(SEND, {"/": BOOK + asking("City", "/wrong", "Continue"), **DONE})
    effort = reached(visit).effort
    assert (pressed(visit), effort.clicks, effort.fields, effort.asked) == (["Ship to this address"], 1, 0, 0)


def test_the_forms_own_button_is_no_such_offer(walk: Walked) -> None:
    visit = walk(SEND, {"/": asking("City", "/done", "Ship to this address"), **DONE})
    assert (pressed(visit), reached(visit).effort.fields) == (["Ship to this address"], 1)


def test_who_types_a_new_address_all_the_same_was_not_asked_again(walk: Walked) -> None:
    def at(to: str) -> str:
        return f"<form action={to}><label>First name <input></label><label>City <input></label><button>Continue</button></form>"

    steps = "- go: /\n- fill: form\n- click: Continue\n- fill: form\n- click: Continue\n- expect: Thank you"
    offered, bare = (walk(steps, {"/": at("/two"), "/two?": beside + at("/done"), **DONE}) for beside in (BOOK, ""))
    assert (reached(offered).effort.asked_again, reached(bare).effort.asked_again) == (0, 2)
    assert [{each.audit for each in score(visit).findings} & {"empty-form"} for visit in (offered, bare)] == [set(), {"empty-form"}]
