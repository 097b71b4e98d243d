"""Predicted seconds, added up by hand from the constants of the Keystroke-Level Model."""

import pytest

from harness.model import Act, ActKind, Effort, Journey, Seconds, Step, Visit
from harness.reading.costs.prediction import human_seconds, paying_seconds, predict, total

DESKTOP = Visit(scenario="s", file="f", site="x", viewport=(1280, 720))
PHONE = Visit(scenario="s", file="f", site="x", viewport=(390, 800))


def journey(effort: Effort, *acts: Act) -> Journey:
    return Journey(name="join", steps=[Step(verb="fill", effort=effort, acts=list(acts))])


def act(kind: ActKind, token: str = "", characters: int = 0, role: str = "") -> Act:
    return Act(kind=kind, token=token, characters=characters, role=role)


def test_a_phone_held_sideways_is_one_and_a_tablet_is_none() -> None:
    typed = Effort(keystrokes=100)
    sideways, tablet = (Visit(scenario="s", file="f", site="x", viewport=size, touch=True) for size in ((734, 343), (768, 1024)))
    assert human_seconds(typed, sideways) == human_seconds(typed, PHONE)
    assert human_seconds(typed, tablet) == human_seconds(typed, DESKTOP)


@pytest.mark.parametrize(
    ("effort", "desktop", "phone"),
    [
        (Effort(), 0, 0),
        (Effort(pages=2), 2.4, 2.4),
        (Effort(clicks=3), 3.9, 3.9),
        (Effort(focuses=1, choices=1), 2.6, 2.6),
        (Effort(keystrokes=100), 23, 33),
        (Effort(switches=5), 2, 0),
        (Effort(words=238), 60, 60),
        (Effort(waiting_ms=1500), 1.5, 1.5),
        (Effort(mail_steps=1), 5, 5),
    ],
)
def test_each_operator_costs_what_its_source_says(effort: Effort, desktop: float, phone: float) -> None:
    assert human_seconds(effort, DESKTOP) == pytest.approx(desktop)
    assert human_seconds(effort, PHONE) == pytest.approx(phone)


def test_without_a_pointer_a_press_is_a_key_and_so_is_every_stop_on_the_way() -> None:
    by_keys = Visit(scenario="s", file="f", site="x", viewport=(1280, 720), keyboard=True)
    assert human_seconds(Effort(clicks=2, choices=1, tab_stops=17), by_keys) == pytest.approx(20 * 0.23)


def test_the_range_spans_the_fastest_and_the_slowest_tenth() -> None:
    assert predict(journey(Effort(clicks=20)), DESKTOP) == Seconds(low=16.9, middle=26.0, high=42.9)


def test_codes_are_copied_slowly_and_lists_opened_before_they_are_picked_from() -> None:
    code = predict(journey(Effort(keystrokes=10), act("type", "one-time-code", 10)), DESKTOP)
    assert code.middle == 5.0
    listed = predict(journey(Effort(choices=1), act("choose", role="select")), DESKTOP)
    ticked = predict(journey(Effort(choices=1), act("choose", role="checkbox")), DESKTOP)
    assert (listed.middle, ticked.middle) == (2.6, 1.3)


def test_only_payment_details_are_what_joining_alone_needs() -> None:
    paying = journey(Effort(), act("type", "cc-number", 16), act("type", "cc-name", 10), act("type", "email", 20))
    assert paying_seconds(paying, DESKTOP) == pytest.approx(16 * 0.5 + 10 * 0.23 + 2 * 1.3)


def test_ranges_add_up_end_by_end() -> None:
    assert total([Seconds(low=1, middle=2, high=3), Seconds(low=0.5, middle=0.5, high=0.5)]) == Seconds(low=1.5, middle=2.5, high=3.5)
    assert total([]) == Seconds()
