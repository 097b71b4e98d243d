"""Look for pages from which it is far to somebody who can be asked."""

from collections.abc import Iterator

from harness.audits import audit
from harness.model import Finding, Visit
from harness.reading.contact.reaching import SEEN_ON, clicks_to_way, of_the_company, offers_way_to_ask, place_of
from harness.reading.endings.outcomes import judge
from harness.reading.looks import Look, looks, quoted

FAR = 2  # clicks to a page that shows a way: one is the way back to the start
NAMED = 3  # pages


@audit
def help_far(visit: Visit) -> Iterator[Finding]:
    """A page of the journey is far from any way to ask.

    Questions come up where something has to be decided, and who has to leave that place to ask may not come back. WCAG 2.2 (3.2.6, level A)
    asks that help which several pages offer stand in the same place on each. Counted are clicks by the links seen, from each page to
    the nearest that names an address, a number, a form or a link to ask: one is taken for near.
    """
    seen = {journey.name: _seen(visit, number) for number, journey in enumerate(visit.journeys)}
    pages = [look.page for each in seen.values() for look in each]
    if not any(offers_way_to_ask(visit, page) for page in pages):
        return
    near = clicks_to_way(visit, pages)
    for name, found in seen.items():
        there = {place_of(look.page.url): look for look in found}
        far = {place: look for place, look in there.items() if near.get(place, FAR) >= FAR}
        if not far:
            continue
        first = next(iter(far.values()))
        named = ", ".join(f"`{quoted(look.page.title or look.page.url)}`" for look in list(far.values())[:NAMED])
        clicks = [near[place] for place in far if place in near]
        how = f"the next is {max(clicks)} clicks away" if len(clicks) == len(far) else "no link leads to one"
        yield Finding(
            audit="help-far",
            severity="minor",
            certainty="likely",
            seen=f"on {len(far)} of {len(there)} pages there is no way to ask, and {how}: {named}{' …' if len(far) > NAMED else ''}",
            journey=name,
            step=first.step,
            view=first.view,
            url=first.page.url,
        )


def _seen(visit: Visit, number: int) -> list[Look]:
    journey = visit.journeys[number]
    if not journey.walked or judge(visit, journey).outcome not in SEEN_ON:
        return []
    return [look for look in looks(visit, journey) if of_the_company(visit, look.page)]
