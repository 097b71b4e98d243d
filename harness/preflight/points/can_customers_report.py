"""The point of customers being able to tell."""

from collections.abc import Iterator, Sequence
from math import ceil

from harness.model.preflight import Evidence, Fetched, Point, Proof, Walked
from harness.preflight.deciding import because, decided, told
from harness.reading.spans import span

NAMED = 3
ARRIVES = "Does a message that is sent there arrive, and who reads it on the day it goes out?"
NO_SCENARIO = "the campaign names no scenario that writes there: `message: ../tell-customer-service.yaml`"
SLOW = "timeout"  # the kind of dead end that may be this machine's
WALKED = ("seed", "outsider", "name", "condition", "redeemed")


def judge(evidence: Evidence) -> Point:
    """Customers can tell us that something is wrong.

    The first who meet a mistake know of it before the company does. They tell if it is near where they stand, on the pages of the journey
    and above all on those of errors, and if what they write arrives.
    """
    asks: list[str] = []
    proofs = [*_journey(evidence), *_errors(evidence), *_contact(evidence), *_message(evidence, asks)]
    if any(walk.silent for walk in evidence.walked if walk.purpose in WALKED) or not all(page.shows for page in _error_pages(evidence)):
        asks.insert(0, "Is somebody who can be asked near enough from each page and each error?")
    if not evidence.walked and not evidence.fetched:
        asks.insert(0, f"How far is it from each page of the journey to somebody who can be asked?{because(evidence, 'walks')}")
    ready = "From every page it is one click at most to one that shows a way to ask, every error shows one, and a message is answered."
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


def _message(evidence: Evidence, asks: list[str]) -> Iterator[Proof]:
    """Tell what came of the message that was written; what that walk did not measure is asked."""
    walk = next((walk for walk in evidence.walked if walk.purpose == "message"), None)
    if walk is None:
        named = evidence.campaign.get("message")
        why = because(evidence, "walks", "its walk was not made") if named else f" (not gathered: {NO_SCENARIO})"
        asks.append(f"{ARRIVES}{why}")
    elif walk.outcome == "held":
        asks.append(f"{ARRIVES} Nothing was sent: {walk.said}")
    elif walk.outcome == "reached":
        yield from _answers(walk, asks)
    elif walk.outcome == "dead-end" and walk.puzzle:
        asks.append(f"{ARRIVES} The walk that writes there met something that may keep robots out: {told(walk)}")
    elif walk.outcome == "dead-end" and walk.kind != SLOW:
        if walk.answer:
            yield Proof(text=f"The last page that the message came to said: `{walk.answer[0]}`", link=walk.link)
        yield Proof(text=f"Writing to customer service ended at `{walk.halted}`: {told(walk)}", link=walk.link, bad=True)
    else:
        asks.append(f"{ARRIVES} The walk that writes there was not measured: {told(walk)}")


def _answers(walk: Walked, asks: list[str]) -> Iterator[Proof]:
    """Tell how a message was answered: thanks on a page tell no more than that it was sent off."""
    said = f", and the page answered: `{walk.answer[0]}`" if walk.answer else ""
    yield Proof(text=f"A message was written to customer service{said}", link=walk.link)
    for mail in walk.mails:
        yield Proof(text=f"An answer came by mail within {span(max(1, ceil(mail.seconds)))}: `{mail.subject}`", link=walk.link)
    if not walk.mails:
        asks.append(f"{ARRIVES} The scenario `{walk.scenario}` waits for no answer; a `mail` step in it does.")
