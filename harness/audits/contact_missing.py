"""Look for visits on which nobody could have been asked."""

from collections.abc import Iterator

from harness.audits import audit
from harness.model import Finding, Visit
from harness.reading.contact.reaching import SEEN_ON, of_the_company
from harness.reading.endings.outcomes import judge
from harness.reading.endings.silence import silent_pages
from harness.reading.questions.asking import places


@audit
def contact_missing(visit: Visit) -> Iterator[Finding]:
    """No page says how to ask the company something.

    Whoever is stuck has nobody to turn to, and gives up or looks for the company elsewhere. Looked for is an address, a telephone number, a
    form or a chat, and any link to contact, help or to the company itself, in six languages. The e-Commerce Directive (2000/31/EC,
    Article 5) asks companies for details by which they can be contacted rapidly. What pictures say and other frames hold is not seen.
    """
    judged = [journey for journey in visit.journeys if judge(visit, journey).outcome in SEEN_ON]
    seen = [place for place in places(visit) if any(place.journey is each for each in judged) and of_the_company(visit, place.page)]
    count = silent_pages(visit, (place.page for place in seen))
    if not count:
        return
    last = seen[-1]
    yield Finding(
        audit="contact-missing",
        severity="moderate",
        certainty="likely",
        seen=f"{count} pages were seen; none names an address, a telephone number, a form or a link to ask",
        journey=last.journey.name,
        step=last.step,
        view=last.view,
        url=last.page.url,
    )
