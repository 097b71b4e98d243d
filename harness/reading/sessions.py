"""Where a company has forgotten a customer who neither signed out nor waited."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import urlsplit

from harness.model import Act, PageView, Visit
from harness.reading.contact.reaching import of_the_company
from harness.reading.endings.outcomes import judge
from harness.reading.looks import PRESSES, deeds, matches, quoted, saying, told
from harness.reading.questions.asking import Place, places

SOON_S = 600  # seconds from one page to the next: who was away for longer may have been forgotten
BY_MAIL = ("open-mail", "follow-mail", "unsubscribe", "answer-mail")  # a link of a mail may open anywhere, and for the first time
PROVING = 20  # sentences of a page that may say why it asks
WHO = ("email", "username", "tel")


class Loss(NamedTuple):
    """A page on which the company no longer knows what it knew, and by what that shows: its words."""

    place: Place
    what: str
    words: str


class _Sight(NamedTuple):
    """What a page says of the customer: sentences, empty where it does not; and whether it offers to sign out."""

    place: Place
    expired: str
    empty: str
    filled: str
    signed_in: bool

    @property
    def view(self) -> int:
        return self.place.view


def losses(visit: Visit) -> Iterator[Loss]:
    """Give the first loss of each kind."""
    seen = [_sight(visit, place) for place in places(visit) if of_the_company(visit, place.page)]
    acts = [act for journey in visit.journeys for _, act in deeds(journey)]
    found: set[str] = set()
    for number, (before, now) in enumerate(pairwise(seen), 1):
        away = now.place.page.at_s - before.place.page.at_s > SOON_S
        if away or any(act.kind in BY_MAIL for act in acts if before.view <= act.view < now.view):
            continue
        for loss in _lost(visit, acts, seen[:number], now):
            if loss.what not in found:
                found.add(loss.what)
                yield loss


def _sight(visit: Visit, place: Place) -> _Sight:
    page = place.page
    text = [page.title, *page.headings, *told(page)]

    def says(key: str, unless: str) -> str:
        said = (each for each in saying(visit, page, f"sessions.{key}", text) if not each.rstrip().endswith("?"))
        other = ("answers.in-general", f"sessions.{unless}")
        return next((quoted(words) for words in said if not any(matches(visit, page, key, words) for key in other)), "")

    signed_in = bool(saying(visit, page, "sessions.out", [each.name for each in (*page.links, *page.buttons)]))
    return _Sight(place, says("expired", "other"), says("empty", "not"), says("filled", "not"), signed_in)


def _lost(visit: Visit, acts: list[Act], before: list[_Sight], now: _Sight) -> Iterator[Loss]:
    """Give what is lost on a page, apart from the customer's own doing: signing out, ending an account, choosing another password."""
    place, known = now.place, next((each for each in reversed(before) if each.signed_in), None)
    since = [act for act in acts if (known or before[0]).view <= act.view < now.view]
    mine = [act for _, act in deeds(place.journey) if act.view < now.view]
    last = [act for act in mine if act.kind in PRESSES][-1:]
    ended = _pressed(visit, place, since, "sessions.out") or _pressed(visit, place, last, "sessions.ends")
    undone = ended or any(act.token == "new-password" for act in mine)
    over = now.expired and not now.signed_in and (known or any(act.kind in ("type", "choose") for act in mine))
    if over and not undone and not _ended(visit, place, mine):
        yield Loss(place, "session", now.expired)
    elif known and not undone and not now.signed_in and _asks_who(place.page) and not _proves(visit, known.place, place, mine):
        yield Loss(place, "sign-in", quoted(place.page.title))
    filled = next((each for each in reversed(before) if each.filled), None)
    if filled and now.empty and not any(each.empty for each in before) and not _emptied(visit, place, filled, acts):
        yield Loss(place, "basket", now.empty)


def _asks_who(page: PageView) -> bool:
    """Tell whether a form asks who one is and for the password: who is only asked to prove it again is still known."""
    forms = {field.form for field in page.fields if field.token == "current-password"}
    return any(field.form in forms and field.token in WHO and field.holds != "right" for field in page.fields)


def _proves(visit: Visit, known: Place, place: Place, mine: list[Act]) -> bool:
    """Tell whether a sign-in may be another than the one that was given, or has a reason: a shop for another country, a card to change."""
    page = place.page
    elsewhere = urlsplit(page.url).netloc != urlsplit(known.page.url).netloc or page.language != known.page.language
    said = "\n".join((page.title, *page.headings, page.dialog, *told(page)[:PROVING]))
    labels = {field.label for field in page.fields}
    said = "\n".join(line for line in said.split("\n") if line not in labels)
    pressed = any(_pressed(visit, place, mine, key) for key in ("leaving.wish", "sessions.proves"))
    return elsewhere or pressed or matches(visit, page, "sessions.proves", said)


def _ended(visit: Visit, place: Place, mine: list[Act]) -> bool:
    """Tell whether the customer got what they wanted, which was to leave: then nobody need be signed in any more."""
    return judge(visit, place.journey).outcome == "reached" and _pressed(visit, place, mine, "leaving.wish")


def _emptied(visit: Visit, place: Place, filled: _Sight, acts: list[Act]) -> bool:
    """Tell whether the basket was emptied by hand, or by the order."""
    between = visit.views[filled.view : place.view + 1]
    done = ("answers.received", "sessions.bought")
    ordered = any(matches(visit, page, key, "\n".join((page.title, page.text, page.dialog))) for page in between for key in done)
    since = [act for act in acts if filled.view <= act.view < place.view]
    by_sign = any(act.kind in PRESSES and not re.search(r"\w", act.name) for act in since)  # `×`, `−`
    released = matches(visit, place.page, "sessions.released", place.page.text)
    by_hand = any(_pressed(visit, place, since, key) for key in ("sessions.emptied", "sessions.out", "leaving.wish"))
    return ordered or by_sign or released or by_hand


def _pressed(visit: Visit, place: Place, acts: list[Act], key: str) -> bool:
    return matches(visit, place.page, key, "\n".join(act.name for act in acts if act.kind in PRESSES))
