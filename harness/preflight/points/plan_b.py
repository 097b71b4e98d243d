"""The point of a second plan."""

from collections.abc import Iterator

from harness.lexicon import languages, lexicon
from harness.model.preflight import Evidence, Fetched, Point, Proof
from harness.preflight.deciding import because, decided

NOTICE = "Who can put a notice on the page, at any hour, and how long does it take?"
SAID_BY = {
    "page": "The campaign's page", "contact": "The contact page", "status": "The status page",
    "fall-back": "The page at a made-up address",
}  # fmt: skip
BARE = 25  # words: no more is a server's own line, with no page of the company's around it


def judge(evidence: Evidence) -> Point:
    """There is a plan B.

    When it goes wrong, minutes count: a notice on the page, a page of the company's own where the server gives up, and another channel
    named there. Errors are looked at as customers meet them, a made-up address is asked for, and a place for a notice is looked for: what a
    page announces when it changes. Who puts it up only people know.
    """
    proofs = [*_notices(evidence), *_errors(evidence), *_status(evidence)]
    asks = list(_no_place(evidence))
    pages = [page for page in evidence.fetched if page.what in ("error", "fall-back")]
    if not pages:
        asks.append(f"What does a customer see when the server gives up?{because(evidence, 'walks')}")
    elif not any(page.status >= 500 for page in pages):
        asks.append("What does a customer see when the server itself gives up? No walk met such an error; a made-up address was asked for.")
    return decided(12, "plan-b", proofs, asks, "Where it goes wrong, customers meet a page of the company's own that names another way.")


def _notices(evidence: Evidence) -> Iterator[Proof]:
    for page in evidence.fetched:
        said = next(filter(None, page.notices), "")
        if page.what in SAID_BY and page.notices:
            holds = f"shows a notice: `{said}`" if said else "has a place for a notice, which is empty"
            yield Proof(text=f"{SAID_BY[page.what]} {holds}", link=page.link)


def _no_place(evidence: Evidence) -> Iterator[str]:
    """Ask who can put a notice on the campaign's page, unless a place for one was seen there."""
    pages = [page for page in evidence.fetched if page.what == "page" and 0 < page.status < 400]
    if not pages:
        yield f"{NOTICE}{because(evidence, 'walks')}"
    elif not any(page.notices for page in pages):
        yield f"{NOTICE} No place for one was seen on it."


def _errors(evidence: Evidence) -> Iterator[Proof]:
    pages = {(page.url, page.status): page for page in evidence.fetched if page.what in ("error", "fall-back") and page.status >= 400}
    for page in pages.values():
        yield Proof(text=_seen(page), link=page.link, bad=_bare(page) or not (page.asks or _other_way(page)))


def _seen(page: Fetched) -> str:
    where = "A made-up address" if page.what == "fall-back" else page.url
    if _bare(page):
        return f"{where} answered with status {page.status} and nothing but `{page.said}`"
    way = _other_way(page)
    asks = "shows a way to ask" if page.shows else "may lead to somebody by a link" if page.asks else "names no other way"
    return f"{where} answered with status {page.status} and a page that {f'names another way: `{way}`' if way else asks}"


def _bare(page: Fetched) -> bool:
    """Tell the line of a server from a page of the company's own."""
    return not page.styled and not page.asks and len(page.text.split()) <= BARE


def _other_way(page: Fetched) -> str:
    return next((found for code in languages() if (found := lexicon(code).sentence("ways-on.other", page.text))), "")


def _status(evidence: Evidence) -> Iterator[Proof]:
    for page in evidence.fetched:
        if page.what == "status":
            fine = 0 < page.status < 400
            how = f"answers: `{page.said}`" if fine else f"answered with status {page.status}"
            yield Proof(text=f"The status page {how} ({page.url})", link=page.link, bad=not fine)
