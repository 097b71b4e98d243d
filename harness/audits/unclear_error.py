"""Look for errors that do not say what is wrong."""

from collections.abc import Iterator

from harness.audits import audit
from harness.lexicon import normal
from harness.model import FieldView, Finding, PageView, Visit
from harness.reading.looks import PRESSES, deeds, matches, quoted, tongues
from harness.reading.questions.asking import places


@audit
def unclear_error(visit: Visit) -> Iterator[Finding]:
    """An error does not say what is wrong.

    A message that names no field, on a form where no field is marked, leaves the customer guessing which of the answers was not
    taken. WCAG 2.2, success criterion 3.3.1 (Error Identification), asks that the field be named.
    """
    pressed = {id(journey): min((act.view for _, act in deeds(journey, PRESSES)), default=len(visit.views)) for journey in visit.journeys}
    seen: set[str] = set()
    for place in places(visit):
        page = place.page
        if place.view <= pressed[id(place.journey)] or page.status >= 500 or not page.fields or any(field.error for field in page.fields):
            continue
        vague = [text for text in page.errors if matches(visit, page, "answers.unclear", text)]
        if not vague or vague[0] in seen or any(_names(visit, page, field, text) for text in page.errors for field in page.fields):
            continue
        seen.add(vague[0])
        yield Finding(
            audit="unclear-error",
            severity="moderate",
            seen=f"the error names none of the form's {len(page.fields)} fields, and none is marked",
            journey=place.journey.name,
            step=place.step,
            view=place.view,
            words=quoted(vague[0]),
            url=page.url,
        )


def _names(visit: Visit, page: PageView, field: FieldView, text: str) -> bool:
    """Tell whether a message names a field, by a word of its label or by what it asks for."""
    said = normal(text)
    words = [word for word in normal(field.label).replace("*", " ").split() if len(word) >= 4]
    if any(word in said for word in words) or (field.label and normal(field.label) in said):
        return True
    keys = (f"fields.{field.token}" for tongue in tongues(visit, page)[:1] if f"fields.{field.token}" in tongue.phrases)
    return any(matches(visit, page, key, said) for key in keys)
