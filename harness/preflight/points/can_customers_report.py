"""The point of customers being able to tell."""

from collections.abc import Iterator

from harness.model.preflight import Evidence, Point, Proof
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
    if not evidence.walked and not evidence.fetched:
        asks.insert(0, f"How far is it from each page of the journey to somebody who can be asked?{because(evidence, 'walks')}")
    ready = "From every page it is one click at most to one that shows a way to ask, and every error shows one."
    return decided(10, "can-customers-report", proofs, asks, ready)


def _journey(evidence: Evidence) -> Iterator[Proof]:
    walks = [walk for walk in evidence.walked if walk.purpose in WALKED and walk.pages]
    if not walks:
        return
    far = list(dict.fromkeys(title for walk in walks for title in walk.far))
    worst = max(walks, key=lambda walk: (len(walk.far), walk.pages))
    if not far:
        yield Proof(text=f"From each of the journey's {worst.pages} pages it is one click at most to one that shows a way to ask")
        return
    none = all(len(walk.far) == walk.pages for walk in walks)
    where = ", ".join(f"`{title}`" for title in far[:NAMED])
    some = f"On {len(worst.far)} of {worst.pages} pages it is two clicks or more to a way to ask"
    yield Proof(text=f"{'No page of the journey shows how to ask' if none else some}: {where}", link=worst.link, bad=none)


def _errors(evidence: Evidence) -> Iterator[Proof]:
    pages = {(page.url, page.status): page for page in evidence.fetched if page.what in ("error", "fall-back") and page.status >= 400}
    for page in pages.values():
        how = "shows a way to ask" if page.asks else "shows no way to ask"
        yield Proof(text=f"The error at {page.url} (status {page.status}) {how}", link=page.link, bad=not page.asks)


def _contact(evidence: Evidence) -> Iterator[Proof]:
    for page in evidence.fetched:
        if page.what != "contact":
            continue
        if not page.status or page.status >= 400:
            yield Proof(text=f"The contact page answered with status {page.status}: {page.url}", link=page.link, bad=True)
        else:
            how = "has a form for messages" if page.form else "names a way to ask" if page.asks else "names no way to ask"
            yield Proof(text=f"The contact page {how}: {page.url}", link=page.link, bad=not (page.form or page.asks))
