"""Look for links that ought to call somebody and cannot."""

from collections.abc import Iterator

from harness.audits import audit
from harness.model import Finding, Visit
from harness.reading.contact.telephones import fault, names_number
from harness.reading.looks import quoted
from harness.reading.questions.asking import places


@audit
def dead_phone_number(visit: Visit) -> Iterator[Finding]:
    """A link to call is no telephone number.

    Whoever presses it gets an empty dialler or reaches nobody, mostly on a phone and mostly in a hurry. Read is the link itself: RFC 3966
    says what a `tel:` holds, ITU-T E.164 that a number has 15 figures at most. Whether somebody answers is not tried. Numbers in
    letters, short codes, extensions and the ranges kept for fiction count as numbers. Minor where the link's own words name a number.
    """
    seen: set[str] = set()
    for place in places(visit):
        for control in (*place.page.links, *place.page.buttons):
            wrong = fault(control.href) if control.href not in seen else None
            seen.add(control.href)
            if wrong is None:
                continue
            yield Finding(
                audit="dead-phone-number",
                severity="minor" if names_number(control.name) else "moderate",
                certainty=wrong.certainty,
                seen=f"`{quoted(control.name or 'a link without words')}` calls `{quoted(control.href)}`, which {wrong.why}",
                journey=place.journey.name,
                step=place.step,
                view=place.view,
                words=quoted(control.name),
                url=place.page.url,
                box=control.box,
            )
