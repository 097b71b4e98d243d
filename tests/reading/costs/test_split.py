"""What seconds went into, on visits made by hand: in doubt they were needed."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.model import Act, Effort, Journey, PageView, Split, Step, Visit
from harness.reading.costs.prediction import predict
from harness.reading.costs.split import split, total
from tests.audits.build import DONE, HOME, Move, button, click, field, fill, go, page, visit, way
from tests.audits.haphazard import by_chance
from tests.audits.test_any_visit import VISITS

OFFER = page("Before you go: 2 months at half price", "/offer", buttons=[button("Continue to cancel")])
SURE = page("Are you sure?", "/sure", buttons=[button("Yes, cancel")])
END = page("Your subscription\nIt ends on 3 May.", "/end", buttons=[button("End it")])
REASON = field("Main reason", "comment", required=True)
SURVEY = page("Why are you leaving us?", "/survey", fields=[REASON])
PAGE_AND_PRESS = 1.2 + 1.3


def only(seen: Visit) -> Split:
    """Split the last journey, and see that the parts add up."""
    journey = seen.journeys[-1]
    parts = split(journey, seen)
    assert min(msgspec.structs.astuple(parts)) >= 0
    assert sum(msgspec.structs.astuple(parts)) - parts.consent == pytest.approx(predict(journey, seen).middle)
    return parts


def leaving(*screens: PageView | Move, last: PageView = DONE) -> Visit:
    """Press `Leave`, and then `Continue` on each screen."""
    moves, shown = [go(HOME)], "Leave"
    for each in (*screens, last):
        if isinstance(each, Move):
            moves.append(each)
        else:
            moves.append(click(shown, each))
            shown = "Continue"
    return visit(way("leave", *moves))


@pytest.mark.parametrize(
    ("seen", "retention"),
    [
        (leaving(OFFER, SURE), PAGE_AND_PRESS),
        (leaving(OFFER, END), PAGE_AND_PRESS),
        (leaving(SURE, OFFER), PAGE_AND_PRESS),
        (leaving(OFFER, SURVEY, SURE), 2 * PAGE_AND_PRESS),
        (leaving(OFFER, SURE, SURE, END), PAGE_AND_PRESS),  # the same screen came back
    ],
)
def test_screens_between_the_wish_and_the_end_are_retention_but_for_one(seen: Visit, retention: float) -> None:
    assert only(seen).retention == pytest.approx(retention, abs=0.06)


@pytest.mark.parametrize(
    "seen",
    [
        leaving(),
        leaving(SURE),
        leaving(END),
        leaving(OFFER),  # the end was pressed on it
        leaving(last=page("Your membership has ended. We are sorry to see you go.", "/left")),
        leaving(page("Log in to go on.", "/login", fields=[field("Password", "current-password", required=True)]), SURE),
        leaving(page("Tell us why, if you like.", "/why", fields=[field("Why? (optional)", "comment")]), END),
        visit(way("buy", go(HOME), click("Leave", OFFER), click("Continue", SURE), click("Continue", DONE))),
    ],
)
def test_a_confirmation_a_farewell_and_a_courtesy_are_needed(seen: Visit) -> None:
    assert only(seen).retention == 0


def test_a_reason_that_has_to_be_given_is_retention_also_where_the_end_is_pressed_beside_it() -> None:
    seen = leaving(SURVEY, fill(REASON, effort=Effort(words=2)))
    assert only(seen).retention == pytest.approx(1.3 + 10 * 0.23 + 2 * 0.4 + 2 * 60 / 238, abs=0.1)
    assert only(leaving(page(SURVEY.text, "/why", fields=[msgspec.structs.replace(REASON, required=False)]), fill(REASON))).retention == 0


def test_a_dialog_that_keeps_the_customer_is_read() -> None:
    plea = page("Your account", "/account", opened_by="dialog", dialog="Don't go. " * 50)
    asked = click("Leave", plea, Effort(dialogs=1, words=100))
    seen = visit(way("leave", go(HOME), asked, click("Continue", SURE), click("Yes, cancel", DONE)))
    assert only(seen).retention == pytest.approx(1.3 + 100 * 60 / 238, abs=0.06)


def test_what_was_told_already_is_asked_again() -> None:
    told, new = field("E-mail", "email", known=True), field("Phone", "tel")
    form = page("Your order", "/order", fields=[told, new])
    seen = visit(way("order", go(HOME), click("Order", form), fill(told, new, effort=Effort(words=1)), click("Send", DONE)))
    one_field = 1.3 + 10 * 0.23 + 2 * 0.4
    assert only(seen).again == pytest.approx(one_field + 60 / 238, abs=0.06)
    filled_in = page("Your order", "/order", fields=[msgspec.structs.replace(told, holds="right"), new])
    assert only(visit(way("order", go(HOME), click("Order", filled_in), fill(new), click("Send", DONE)))).again == 0


def test_signing_in_asks_who_one_is_and_nothing_again() -> None:
    asked = [field("E-mail", "email", known=True), field("Password", "current-password", known=True, secret=True)]
    assert only(visit(way("leave", go(page("Log in", "/login", fields=asked)), fill(*asked), click("Log in", DONE)))).again == 0


def aside(screen: PageView) -> Visit:
    """Leave past a page that the site's file calls a detour, on which the end is pressed."""
    told = field("E-mail", "email", known=True)
    shown = msgspec.structs.replace(screen, fields=[told, *screen.fields])
    return visit(way("leave", go(shown), fill(told, part="detour"), click("Leave", DONE, part="detour")))


def test_a_detour_is_retention_where_its_words_are_and_what_it_asks_again_is_asked_again() -> None:
    survey = only(aside(SURVEY))
    assert survey.retention == pytest.approx(PAGE_AND_PRESS, abs=0.06)
    assert survey.again == pytest.approx(1.3 + 10 * 0.23 + 2 * 0.4, abs=0.06)
    which = only(aside(page("Which order is it?", "/which")))
    assert (which.retention, which.again) == (0, survey.again)


def test_waiting_and_the_banner_are_the_sites() -> None:
    step = Step(verb="go", effort=Effort(pages=1, waiting_ms=2500), consent=Effort(clicks=2, words=238))
    seen = Visit(scenario="s", file="f", site="x", viewport=(1280, 720), journeys=[Journey(name="join", steps=[step])])
    assert only(seen) == Split(needed=1.2, waiting=2.5, consent=62.6)


def test_splits_add_up_part_by_part() -> None:
    assert total([Split(needed=0.1, again=1), Split(needed=0.2, consent=3)]) == Split(needed=0.3, again=1, consent=3)
    assert total([]) == Split()


def test_the_parts_of_every_audits_visits_add_up() -> None:
    for seen in VISITS:
        for journey in seen.journeys:
            only(msgspec.structs.replace(seen, journeys=[*[each for each in seen.journeys if each is not journey], journey]))


COUNTED = st.builds(
    Effort,
    clicks=st.integers(0, 9), focuses=st.integers(0, 9), keystrokes=st.integers(0, 300), choices=st.integers(0, 5), pages=st.integers(0, 4),
    words=st.integers(0, 400), switches=st.integers(0, 9), tab_stops=st.integers(0, 60), waiting_ms=st.floats(0, 60_000),
)  # fmt: skip
DONE_TO = st.builds(
    Act, kind=st.sampled_from(["click", "type", "choose", "press", "go"]), view=st.integers(-1, 5), characters=st.integers(0, 99),
    name=st.sampled_from(["Main reason", "E-mail", "Leave", "Continue", "x " * 200]),
    token=st.sampled_from(["", "email", "comment", "one-time-code"]),
)  # fmt: skip
STEPS = st.builds(
    Step, verb=st.just("click"), part=st.sampled_from(["", "detour", "sign-in"]), view=st.integers(-1, 4), effort=COUNTED, consent=COUNTED,
    acts=st.lists(DONE_TO, max_size=4),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(steps=st.lists(STEPS, max_size=6), keyboard=st.booleans(), kind=st.sampled_from(["leave", "join"]))
def test_no_part_is_below_nothing_and_all_add_up_whatever_was_counted(steps: list[Step], keyboard: bool, kind: str) -> None:
    again = page("Your details", "/you", fields=[field("E-mail", "email", known=True)])
    journey = Journey(name="any", kind=kind, steps=steps)
    only(Visit(scenario="s", file="f", site="x", keyboard=keyboard, journeys=[journey], views=[HOME, OFFER, SURVEY, again, DONE]))


@pytest.mark.parametrize("seed", range(60))
def test_visits_that_make_no_sense_are_split_too(seed: int) -> None:
    seen = by_chance(seed)
    for journey in seen.journeys:
        assert min(msgspec.structs.astuple(split(journey, seen))) >= 0


def test_what_the_look_was_at_decides_not_the_step() -> None:
    """A step that fills in and goes through two pages is cut where the pages are."""
    acts = [Act(kind="type", name="Main reason", token="comment", characters=40, view=2), Act(kind="click", name="Go on", view=2)]
    ending = Act(kind="click", name="End it", view=3)
    spent = Effort(clicks=2, focuses=1, keystrokes=40, pages=2, switches=2)
    sent = Step(verb="send", words="send: form", acts=[*acts, ending], effort=spent, view=4)
    pressed = Step(verb="click", acts=[Act(kind="click", name="Leave", view=1)], effort=Effort(clicks=1, pages=1), view=2)
    views = [HOME, HOME, SURVEY, END, DONE]
    seen = Visit(
        scenario="s", file="f", site="x", views=[msgspec.structs.replace(each, page=at) for at, each in enumerate(views)],
        journeys=[Journey(name="leave", steps=[Step(verb="go", effort=Effort(pages=1), view=1), pressed, sent])],
    )  # fmt: skip
    assert only(seen).retention == pytest.approx(1.2 + 1.3 + 40 * 0.23 + 2 * 0.4 + 1.3, abs=0.06)
    assert only(seen).needed == pytest.approx(2 * 1.2 + 2 * 1.3 + 1.2, abs=0.1)



def test_the_question_whether_one_is_sure_is_needed_in_a_detour_too() -> None:
    assert only(visit(way("leave", go(HOME), click("Leave", SURE), click("Yes, cancel", DONE, part="detour")))).retention == 0
