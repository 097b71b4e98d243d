"""Look for errands that cannot be run without opening an account."""

from collections.abc import Iterator

from harness.audits import audit
from harness.lexicon import lexicon
from harness.model import Finding, Journey, PageView, Visit
from harness.reading.costs.anchors import kind_of
from harness.reading.looks import PRESSES, address, deeds, looks, matches, told
from harness.reading.questions.forms import Form, forms

EVERYWHERE = 3  # addresses: a heading that stands at each of so many is the site's frame's
OWN_GOAL = ("join", "sign-in", "newsletter", "leave", "status")  # kinds of journeys to which an account may belong


@audit
def forced_account(visit: Visit) -> Iterator[Finding]:
    """An account has to be opened for what could be done without one.

    One more password has to be thought of, kept and typed for a thing that is done once. In a survey by Baymard (2016) 35 % of those who
    had broken off an order named it as a reason; the German data protection authorities (DSK, March 2022) ask shops for a guest access.
    """
    found: set[str] = set()
    for form in forms(visit):
        journey = form.place.journey
        chosen = [field for field in form.fields if field.token == "new-password" and field.required]
        if chosen and journey.name not in found and _is_errand(visit, journey) and _has_to(visit, form):
            found.add(journey.name)
            seen = "the form wants a password for a new account before it goes on, and no way without one was seen"
            yield form.finding(seen, chosen, "moderate", "likely")


def _is_errand(visit: Visit, journey: Journey) -> bool:
    kind, goal = kind_of(journey, visit.language), f"{visit.scenario}\n{journey.name.replace('-', ' ')}"

    def says(key: str) -> bool:
        return any(lexicon(language).find(f"accounts.{key}", goal) for language in ("en", visit.language))

    errand = kind == "checkout" or (kind not in OWN_GOAL and says("errand"))
    return errand and visit.standing == "stranger" and not says("lasting")


def _has_to(visit: Visit, form: Form) -> bool:
    """Tell whether no page on the way offers another way, and the account was neither what is sold nor the customer's own wish."""
    place, page = form.place, form.place.page

    def says(key: str, *texts: str) -> bool:
        return matches(visit, page, key, "\n".join(texts))

    on_the_way = [look.page for look in looks(visit, place.journey) if look.view <= place.view]
    offered = [text for each in on_the_way for text in (*told(each), *(control.name for control in (*each.buttons, *each.links)))]
    answers = [f"{field.label} {field.ticked}" for each in on_the_way for field in each.fields if field.control != "text"]
    sold = (page.title, *_own_headings(visit, page), *(button.name for button in page.buttons if button.form == form.fields[0].form))
    if says("accounts.guest", *offered, *answers) or says("accounts.create", *answers) or says("accounts.lasting", *sold):
        return False
    pressed = [act.name for _, act in deeds(place.journey, PRESSES) if act.view < place.view]
    wished = next((number for number, name in enumerate(pressed) if says("accounts.create", name)), len(pressed))
    return wished == len(pressed) or says("accounts.errand", *pressed[:wished])


def _own_headings(visit: Visit, page: PageView) -> list[str]:
    """Give a page's headings without those of the site's frame, such as `Your subscription` over links in its footer."""
    many = len({address(each) for each in visit.views}) >= EVERYWHERE
    return [heading for heading in page.headings if not (many and all(heading in each.headings for each in visit.views))]
