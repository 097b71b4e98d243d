"""Human seconds predicted by the Keystroke-Level Model (Card, Moran and Newell 1980), from what the shopper counted."""

from collections.abc import Iterable

from harness.model import Act, Effort, Journey, Seconds, Step, Visit
from harness.reading.costs.anchors import is_phone
from harness.reading.looks import deeds

# Seconds, each with where it is from.
MENTAL = 1.20  # getting one's bearings, once a page; Kieras 2001, CogTool
POINT = 1.10  # pointing; Card et al. 1980 (0.8–1.5)
PRESS = 0.20  # pressing and letting go; Kieras 2001
HOME = 0.40  # a hand between mouse and keyboard; Card et al. 1980
KEY = {"desktop": 0.23, "phone": 0.33}  # 52 and 36.2 words a minute; Palin 2019, 37,370 people
CODE_KEY = 0.50  # a character of a code copied from elsewhere; Card et al. 1980 (0.50–0.75)
READ = 60 / 238  # a word; Brysbaert 2019, 190 studies
MAIL = 2 * (MENTAL + POINT + PRESS)  # to the mailbox and back: two changes of place by the same constants
FASTEST, SLOWEST = 0.65, 1.65  # p10 and p90 of people against the middle

CODES = ("one-time-code", "identity-number", "cc-number", "cc-csc")
LISTS = ("combobox", "listbox", "select", "menu")
NO_HANDS = ("go", "download")  # acts that no press is counted for


def predict(journey: Journey, visit: Visit) -> Seconds:
    """Predict a journey's human seconds as a range. Trust ratios between journeys before the seconds themselves."""
    return _range(human_seconds(journey.effort, visit) + _extras((act for _, act in deeds(journey)), visit))


def human_seconds(effort: Effort, visit: Visit) -> float:
    """Give the middle of the prediction for counted effort alone, waiting for the site included, in seconds."""
    return (
        effort.pages * MENTAL
        + effort.waiting_ms / 1000
        + effort.words * READ
        + _hand_seconds(effort, visit)
        + effort.mail_steps * MAIL
    )  # fmt: skip


def acting_seconds(step: Step, visit: Visit) -> float:
    """Give the seconds of the prediction for what a step's hands did: pointing, pressing, typing."""
    return _hand_seconds(step.effort, visit) + _extras(step.acts, visit)


def own_seconds(step: Step, visit: Visit) -> float:
    """Give the seconds of the prediction for what a step takes the customer: reading and hands, and none of the company's time."""
    looking = step.effort.pages * MENTAL + step.effort.words * READ + step.effort.mail_steps * MAIL
    return looking + acting_seconds(step, visit)


def act_seconds(act: Act, visit: Visit) -> float:
    """Give the seconds that a single act of the hands takes by itself: a share to go by, because a step's counts are not kept by act."""
    presses = 0 if act.kind in NO_HANDS else 1
    homing = 2 * HOME if act.kind == "type" and not (visit.keyboard or is_phone(visit)) else 0
    return presses * _press(visit) + act.characters * _key(visit) + homing + _extras([act], visit)


def _hand_seconds(effort: Effort, visit: Visit) -> float:
    presses = effort.clicks + effort.focuses + effort.choices
    moving = effort.tab_stops * KEY["desktop"]
    homing = 0 if is_phone(visit) else effort.switches * HOME  # on a phone the hand is where the keyboard is
    return presses * _press(visit) + moving + effort.keystrokes * _key(visit) + homing


def _extras(acts: Iterable[Act], visit: Visit) -> float:
    """Charge what single acts cost beyond the counts: codes are copied slowly, a list is opened before it is picked from."""
    slower, seconds = CODE_KEY - _key(visit), 0.0
    for act in acts:
        if act.kind == "type" and act.token in CODES:
            seconds += act.characters * slower
        elif act.kind == "choose" and act.role in LISTS:
            seconds += _press(visit)
    return seconds


def _key(visit: Visit) -> float:
    return KEY["phone" if is_phone(visit) else "desktop"]


def _press(visit: Visit) -> float:
    """Give the seconds that a press takes: without a pointer the key alone, because the way there is counted in stops."""
    return KEY["desktop"] if visit.keyboard else POINT + PRESS


def paying_seconds(journey: Journey, visit: Visit) -> float:
    """Give the share of a journey's predicted seconds that goes into typing payment details, which only joining needs."""
    key = _key(visit)
    typed = [act for _, act in deeds(journey, ("type",)) if act.token.startswith("cc-")]
    return sum(act.characters * (CODE_KEY if act.token in CODES else key) + _press(visit) for act in typed)


def _range(middle: float) -> Seconds:
    return Seconds(low=round(middle * FASTEST, 1), middle=round(middle, 1), high=round(middle * SLOWEST, 1))


def total(parts: list[Seconds]) -> Seconds:
    """Add ranges up, end by end."""
    low, middle, high = (round(sum(getattr(each, end) for each in parts), 1) for end in ("low", "middle", "high"))
    return Seconds(low=low, middle=middle, high=high)
