"""Look for facts asked again that the company had been told."""

from collections.abc import Iterator

from harness.audits import audit
from harness.model import Finding, Visit
from harness.reading.questions.asking import AGAIN, asked, empty_forms, guarded, places, whence


@audit
def repeated_question(visit: Visit) -> Iterator[Finding]:
    """The customer is asked again for what the company has been told.

    Being asked twice costs the typing and the trust: one department does not know what the other was told. WCAG 2.2, success
    criterion 3.3.7 (Redundant Entry), asks for the same within one process. Forms that stand empty as a whole are reported as such
    and not here a second time; the password of a sign-in is no such question, nor is who comes by a mail's link and has to sign in.
    """
    told = {field.token for place, form in empty_forms(visit) for field in asked(place.page, form, "asked-again-empty")}
    for place in places(visit):
        for form in sorted({field.form for field in place.page.fields}):
            for field in asked(place.page, form, *AGAIN):
                if field.token in told or (field.known_from == "mail" and guarded(visit, place.page, form)):
                    continue
                told.add(field.token)
                state = "stands empty" if field.holds == "nothing" else "holds something else"
                source = whence(field, place.page)
                yield Finding(
                    audit="repeated-question",
                    severity="moderate",
                    seen=f"`{field.label or field.token}` ({field.token}), {source}, is asked again and {state}",
                    journey=place.journey.name,
                    step=place.step,
                    view=place.view,
                    words=field.label,
                    url=place.page.url,
                    box=field.box,
                )
