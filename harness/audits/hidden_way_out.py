"""Look for where leaving is first named."""

from collections.abc import Iterator

from harness.audits import audit
from harness.model import Act, ControlView, Finding, Journey, PageView, Visit
from harness.reading.leaving import leaving_journeys
from harness.reading.looks import PRESSES, deeds, looks, matches, page_at, quoted

MANY = 20  # links before it
LAST = 0.8  # of all links of the page
FAR = 4  # presses up to what names leaving; the home page and signing in are none


@audit
def hidden_way_out(visit: Visit) -> Iterator[Finding]:
    """Leaving is named only where few would look.

    What cannot be seen is searched for, page by page, and some give up and go on paying. § 312k of the German civil code wants the button
    always there and easy to reach; consumer centres, which looked at 840 sites by hand, found it hidden on 65.
    """
    for journey in leaving_journeys(visit):
        presses = [deed for deed in deeds(journey, PRESSES) if page_at(visit, deed.act.view) and journey.steps[deed.step].part != "sign-in"]
        number = next((at for at, (_, act) in enumerate(presses) if _named(visit, visit.views[act.view], act.name)), -1)
        if number < 0 or (seen := _hidden(visit, journey, presses[number].act, number + 1)) == "":
            continue
        step, act = presses[number]
        yield Finding(
            audit="hidden-way-out",
            severity="minor",
            certainty="likely",
            seen=seen,
            journey=journey.name,
            step=step,
            view=act.view,
            words=quoted(act.name),
            url=visit.views[act.view].url,
            box=act.box,
        )


def _hidden(visit: Visit, journey: Journey, way_out: Act, presses: int) -> str:
    """Say where the first control that names leaving stands, if that is far away or far down; else empty."""
    before = range(looks(visit, journey)[0].view, way_out.view)
    page, name = visit.views[way_out.view], quoted(way_out.name)
    if any(_ways_out(visit, visit.views[view]) for view in before):
        return ""
    if presses >= FAR:
        return f"{presses - 1} presses lead to the first page that names leaving: `{name}`"
    if presses == 1 and _at_the_foot(visit, page):
        place = 1 + page.links.index(_ways_out(visit, page)[0])
        return f"on the page from which the customer set out leaving is link {place} of {len(page.links)}, below the first screen: `{name}`"
    return ""


def _at_the_foot(visit: Visit, page: PageView) -> bool:
    """Tell whether all that names leaving are links among the last of many, which cannot be seen without scrolling."""
    ways_out = _ways_out(visit, page)
    places = [number for number, link in enumerate(page.links, 1) if link in ways_out]
    screen = visit.viewport[1]
    low = all(each.box is not None and each.box.y >= screen > 0 for each in ways_out)
    return len(places) == len(ways_out) > 0 and low and min(places) > max(MANY, LAST * len(page.links))


def _ways_out(visit: Visit, page: PageView) -> list[ControlView]:
    return [each for each in (*page.links, *page.buttons) if _named(visit, page, each.name)]


def _named(visit: Visit, page: PageView, name: str) -> bool:
    return matches(visit, page, "leaving.wish", name)
