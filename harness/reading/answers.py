"""Which looks answer something that the customer has sent off."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from harness.model import Act, FieldView, Journey, PageView, Visit
from harness.reading.looks import PRESSES, deeds, matches, page_at

# Who tells one of these is a customer; a postcode alone asks what delivery would cost.
PERSONAL = {"email", "username", "tel", "tel-national", "name", "given-name", "family-name", "street-address"}
_SEARCHES = {"q", "s", "query", "search"}
_TURNS = (*PRESSES, "go", "back", "follow-mail", "unsubscribe")
_ANSWERS = ("type", "choose")
_MAIL = ("mail-missing", "inbox")  # halts after everything was sent


class Answer(NamedTuple):
    """A look that answers, and when the customer sent off what it answers. `last`: they sent nothing more in this journey."""

    journey: Journey
    view: int
    asked_on: int  # index of the look on which it was sent off
    since_s: float
    last: bool


class _Deed(NamedTuple):
    journey: Journey
    step: int
    act: Act


def answers(visit: Visit) -> Iterator[Answer]:
    """Give the looks that answer what the customer sent off after having told who they are, in order.

    Left out is what comes after a search, and a page on which the customer had to go on: what it says is still an offer.
    """
    done = [_Deed(journey, *deed) for journey in visit.journeys if journey.walked for deed in deeds(journey)]
    known = visit.standing != "stranger"
    sent = [number for number, deed in enumerate(done) if _sends(visit, done, number)]
    for number, deed in enumerate(done):
        known = known or (deed.act.kind == "type" and deed.act.token in PERSONAL)
        if number not in sent or not known:
            continue
        turn = next((at for at in range(number + 1, len(done)) if done[at].act.kind in _TURNS), len(done))
        end = done[turn].act.view if turn < len(done) else len(visit.views) - 1
        if turn in sent or any(each.act.kind in _ANSWERS for each in done[number + 1 : turn]):
            continue
        last = not any(done[at].journey is deed.journey for at in sent if at > number)
        yield from _looks(visit, deed, range(max(0, deed.act.view + 1), min(end, len(visit.views) - 1) + 1), last)


def _looks(visit: Visit, deed: _Deed, views: range, last: bool) -> Iterator[Answer]:
    halt = deed.journey.halt
    if not views or (last and halt and halt.cause not in _MAIL) or _asks_on(visit, views):
        return
    sent_on = page_at(visit, deed.act.view)
    since = max(deed.journey.steps[deed.step].at_s, sent_on.at_s if sent_on else 0)
    for view in views:
        yield Answer(deed.journey, view, deed.act.view, since, last)


def _asks_on(visit: Visit, views: range) -> bool:
    """Tell whether the last of these looks asks for what no look before them asked."""
    before = {(field.label, field.name) for page in visit.views[: views[0]] for field in page.fields}
    return any(field.required and field.asked and (field.label, field.name) not in before for field in visit.views[views[-1]].fields)


def _sends(visit: Visit, done: Sequence[_Deed], number: int) -> bool:
    """Tell whether an act sends something off: a press on a form's button, on one that says so, or after answering on the same page."""
    act = done[number].act
    page = page_at(visit, act.view)
    if act.kind not in PRESSES or page is None:
        return False
    typed = _typed(visit, done[:number], page)
    if typed:
        return not all(_searches(page, each) for each in typed)
    control = next((each for each in (*page.buttons, *page.links) if act.name and each.name == act.name), None)
    if control is None:
        return False
    return control.submits or control.form >= 0 or (control.role == "button" and matches(visit, page, "buttons.send", control.name))


def _typed(visit: Visit, done: Sequence[_Deed], page: PageView) -> list[Act]:
    """Give what was typed on this page since the last turn."""
    typed: list[Act] = []
    for deed in reversed(done):
        on = page_at(visit, deed.act.view)
        if deed.act.kind in _TURNS or on is None or on.page != page.page:
            break
        if deed.act.kind == "type":
            typed.append(deed.act)
    return typed


def _searches(page: PageView, act: Act) -> bool:
    field: FieldView | None = next((each for each in page.fields if act.name and each.label == act.name), None)
    return act.token in ("", "unknown") and field is not None and (field.type == "search" or field.name.lower() in _SEARCHES)


def typed_before(visit: Visit, view: int, tokens: Collection[str]) -> bool:
    """Tell whether the customer had typed one of these facts of their own before a look."""
    typed = (act for journey in visit.journeys for _, act in deeds(journey, ("type",)))
    return any(act.token in tokens and act.own and not act.datum and act.view < view for act in typed)
