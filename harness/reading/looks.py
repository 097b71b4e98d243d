"""How to read a visit: which looks belong to which journey, what was pressed on the way, and what a page says that others do not."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from harness.lexicon import Lexicon, folded_sentences, lexicon, normal, sentences
from harness.model import Act, Journey, MailView, PageView, Visit

PRESSES = ("click", "press", "open-dialog")
WORDS_KEPT = 300  # characters of a page's own words in a finding


class Look(NamedTuple):
    """One look at a page, with its index in the visit and the index of the journey's step that led to it."""

    step: int
    view: int
    page: PageView


class Deed(NamedTuple):
    """One act, with the index of its step in the journey."""

    step: int
    act: Act


def page_at(visit: Visit, view: int) -> PageView | None:
    """Give the look of that index, or None where the visit has none such."""
    return visit.views[view] if 0 <= view < len(visit.views) else None


def pictured(views: Sequence[PageView], view: int) -> int:
    """Give the look whose screenshot shows this one: its own, or the next of the same page, as of a form once it is filled in."""
    later = range(view, len(views)) if view >= 0 else ()
    return next((at for at in later if views[at].page == views[view].page and views[at].screenshot), view)


def deeds(journey: Journey, kinds: Iterable[str] = ()) -> Iterator[Deed]:
    """Give the acts of a journey in order, all or those of some kinds."""
    wanted = tuple(kinds)
    for number, step in enumerate(journey.steps):
        for act in step.acts:
            if not wanted or act.kind in wanted:
                yield Deed(number, act)


def looks(visit: Visit, journey: Journey) -> list[Look]:
    """Give the looks that a journey took, in order; the one it set out from if it took none of its own."""
    walked = [each for each in visit.journeys if each.walked and each.steps]
    at = next((number for number, each in enumerate(walked) if each is journey or each == journey), -1)
    if at < 0:
        return []
    first = 1 + max((_last(visit, each) for each in walked[:at]), default=-1)
    last = len(visit.views) - 1 if at == len(walked) - 1 else _last(visit, journey)
    if last < first:
        first = max(0, last if last >= 0 else first - 1)
        last = min(first, len(visit.views) - 1)
    return [Look(_step(journey, view), view, visit.views[view]) for view in range(first, last + 1)]


def _last(visit: Visit, journey: Journey) -> int:
    return min(len(visit.views) - 1, max((step.view for step in journey.steps if step.view >= 0), default=-1))


def _step(journey: Journey, view: int) -> int:
    return next((number for number, step in enumerate(journey.steps) if step.view >= view), len(journey.steps) - 1)


def address(page: PageView) -> str:
    """Give a look's address without its query, so that the same page asked twice is one."""
    try:
        parts = urlsplit(page.url)
    except ValueError:
        return page.url
    return f"{parts.netloc}{parts.path.rstrip('/')}#{parts.fragment}"


def tongues(visit: Visit, page: PageView | MailView) -> list[Lexicon]:
    """Give the languages to read a page or mail in: the site's and the one that it says it is in."""
    return list(dict.fromkeys((lexicon(visit.language), lexicon(page.language or visit.language))))


def says(visit: Visit, page: PageView | MailView, key: str, text: str) -> str:
    """Give the sentence of a text in which a phrase of the key stands, empty if none."""
    return next((found for tongue in tongues(visit, page) if (found := tongue.sentence(key, text))), "")


def matches(visit: Visit, page: PageView | MailView, key: str, text: str) -> bool:
    """Tell whether a phrase of the key stands in a text."""
    return any(tongue.find(key, text) for tongue in tongues(visit, page))


def saying(visit: Visit, page: PageView | MailView, key: str, parts: Iterable[str]) -> list[str]:
    """Give those of several sentences in which a phrase of the key stands; looks through all of them at once first, which is cheap."""
    parts = tuple(parts)
    if not matches(visit, page, key, "\n".join(parts)):
        return []
    return [part for part in parts if matches(visit, page, key, part)]


def told(page: PageView) -> list[str]:
    """Give the sentences that a look tells the customer: dialog, errors, text; each once."""
    return list(dict.fromkeys(part for text in (page.dialog, *page.errors, page.text) for part in sentences(text)))


def own_words(visit: Visit, view: int) -> list[str]:
    """Give the sentences of a look that stand at no other address of the visit: what is left without header and footer."""
    page = visit.views[view]
    here = address(page)
    elsewhere = [folded_sentences(each.text) for each in visit.views if address(each) != here]
    return [part for part in told(page) if not any(normal(part) in said for said in elsewhere)]


def new_words(visit: Visit, view: int) -> list[str]:
    """Give the sentences of a look that stood neither elsewhere nor on the first look at the same address: what answers the customer."""
    here = address(visit.views[view])
    first = next(number for number, each in enumerate(visit.views) if address(each) == here)
    before = set() if first == view else {normal(part) for part in told(visit.views[first])}
    return [part for part in own_words(visit, view) if normal(part) not in before]


def quoted(text: str) -> str:
    """Cut a page's own words to the length that a finding keeps."""
    return text if len(text) <= WORDS_KEPT else text[: WORDS_KEPT - 1] + "…"
