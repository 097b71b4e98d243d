"""The point of customers being able to tell."""

from collections.abc import Iterator, Sequence

from harness.model.preflight import Evidence, Fetched, Point, Proof, Walked
from harness.preflight.deciding import because, decided

NAMED = 3
WALKED = ("seed", "outsider", "name", "condition", "redeemed")


def judge(evidence: Evidence) -> Point:
    """Customers can tell us that something is wrong.

    The first who meet a mistake know of it before the company does. They tell if it is near where they stand, on the pages of the journey
    and above all on those of errors, and if what they write arrives.
    """
    proofs = [*_journey(evidence), *_errors(evidence), *_contact(evidence)]
    asks = ["Does a message that is sent there arrive, and who reads it on the day it goes out?"]
    if any(walk.silent for walk in evidence.walked) or not all(page.shows for page in _error_pages(evidence)):
        asks.insert(0, "Is somebody who can be asked near enough from each page and each error?")
    if not evidence.walked and not evidence.fetched:
        asks.insert(0, f"How far is it from each page of the journey to somebody who can be asked?{because(evidence, 'walks')}")
    ready = "From every page it is one click at most to one that shows a way to ask, and every error shows one."
    return decided(10, "can-customers-report", proofs, asks, ready)


def _journey(evidence: Evidence) -> Iterator[Proof]:
    walks = [walk for walk in evidence.walked if walk.purpose in WALKED and walk.pages]
    if not walks:
        return
    worst = max(walks, key=lambda walk: (len(walk.far), len(walk.silent), walk.pages))
    yield Proof(text=_near(worst, walks), link=worst.link, bad=all(len(walk.far) == walk.pages for walk in walks))


def _near(worst: Walked, walks: Sequence[Walked]) -> str:
    """Say how far it is to somebody who can be asked on the walk on which it is farthest."""
    where = ", ".join(f"`{title}`" for title in dict.fromkeys([*worst.far, *worst.silent][:NAMED]))
    if all(len(walk.far) == walk.pages for walk in walks):
        return f"No page of the journey shows how to ask: {where}"
    if worst.far:
        return f"On {len(worst.far)} of {worst.pages} pages it is two clicks or more to a way to ask: {where}"
    if worst.silent:
        return f"On {len(worst.silent)} of {worst.pages} pages nobody is shown who can be asked, and a link may lead to somebody: {where}"
    return f"From each of the journey's {worst.pages} pages it is one click at most to one that shows a way to ask"


def _errors(evidence: Evidence) -> Iterator[Proof]:
    for page in _error_pages(evidence):
        may = "shows nobody who can be asked, and a link may lead to somebody" if page.asks else "shows no way to ask"
        how = "shows a way to ask" if page.shows else may
        yield Proof(text=f"The error at {page.url} (status {page.status}) {how}", link=page.link, bad=not page.asks)


def _error_pages(evidence: Evidence) -> list[Fetched]:
    """Give the errors that were seen, each once."""
    seen = [page for page in evidence.fetched if page.what in ("error", "fall-back") and page.status >= 400]
    return list({(page.url, page.status): page for page in seen}.values())


def _contact(evidence: Evidence) -> Iterator[Proof]:
    for page in evidence.fetched:
        if page.what != "contact":
            continue
        if not page.status or page.status >= 400:
            yield Proof(text=f"The contact page answered with status {page.status}: {page.url}", link=page.link, bad=True)
        else:
            how = "has a form for messages" if page.form else "names a way to ask" if page.asks else "names no way to ask"
            yield Proof(text=f"The contact page {how}: {page.url}", link=page.link, bad=not (page.form or page.asks))
