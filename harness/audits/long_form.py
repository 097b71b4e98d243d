"""Look for forms that ask more than others of their kind."""

from collections.abc import Iterator

from harness.audits import audit
from harness.model import FieldView, Finding, Journey, Visit
from harness.reading.costs.anchors import ANCHORS, Anchor, kind_of
from harness.reading.questions.forms import Form, forms, mark

LONG, VERY_LONG = 1.5, 2.5  # times the median of the kind
UNASKED = ("search", "marketing")


@audit
def long_form(visit: Visit) -> Iterator[Finding]:
    """More is asked than is usual for what the customer wants.

    Each question has to be read, thought about and answered, and each is a reason to give up. What is usual is the median of real forms
    of the same kind; a kind for which none is known is held against nothing.
    """
    medians = {anchor.kind: anchor for anchor in ANCHORS if anchor.metric == "fields"}
    dealt_with = forms(visit)
    for journey in visit.journeys:
        anchor = medians.get(kind_of(journey, visit.language))
        own = [form for form in dealt_with if form.place.journey is journey and _of_journey(journey, form)]
        if anchor and own:
            yield from _held_against(anchor, own)


def _of_journey(journey: Journey, form: Form) -> bool:
    """A sign-in that the site puts in is no part of what the customer came for."""
    return not 0 <= form.place.step < len(journey.steps) or not journey.steps[form.place.step].part


def _held_against(anchor: Anchor, own: list[Form]) -> Iterator[Finding]:
    asked = [{mark(field) for field in form.fields if _asks(field)} for form in own]
    count = len(set[str]().union(*asked))
    if count < LONG * anchor.median:
        return
    longest = own[max(range(len(own)), key=lambda number: len(asked[number]))]
    where = f"{len(own)} forms ask" if len(own) > 1 else "the form asks"
    seen = f"{where} {count} questions; the median of `{anchor.kind}` is {anchor.median:g} ({anchor.source})"
    yield longest.finding(seen, longest.fields, "moderate" if count >= VERY_LONG * anchor.median else "minor")


def _asks(field: FieldView) -> bool:
    """What stands filled in by the page itself, such as the code of the link that led there, is left as it is."""
    filled = field.control == "text" and field.holds in ("right", "other")
    return field.control != "tick" and field.token not in UNASKED and not filled
