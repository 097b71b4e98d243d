"""Look for empty forms given to a customer whom the company knows."""

from collections.abc import Iterator

from harness.audits import audit
from harness.model import Finding, Visit
from harness.reading.questions.asking import AGAIN, asked, empty_forms, whence


@audit
def empty_form(visit: Visit) -> Iterator[Finding]:
    """A customer whom the company knows gets an empty form.

    The mother of all blunders is to offer an identified customer an empty form: it shows that the company does not know them,
    and makes them type what it holds already. Asking again for what was given in the same process also fails WCAG 2.2, success
    criterion 3.3.7 (Redundant Entry).
    """
    for place, form in empty_forms(visit):
        fields = asked(place.page, form, "asked-again-empty")
        labels = ", ".join(f"`{field.label or field.token}`" for field in fields)
        known = len(asked(place.page, form, "prefilled", *AGAIN))
        sources = ", ".join(dict.fromkeys(whence(field, place.page) for field in fields))
        yield Finding(
            audit="empty-form",
            severity="serious",
            seen=f"{len(fields)} of {known} facts that the company knew stand empty in the form: {labels} ({sources})",
            journey=place.journey.name,
            step=place.step,
            view=place.view,
            words=labels,
            url=place.page.url,
            box=fields[0].box,
        )
