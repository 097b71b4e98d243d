"""Whether a page shows how to ask the company something, and how far it is from one to the next that does."""

import functools
import re
from collections.abc import Iterable, Sequence
from urllib.parse import unquote, urlsplit

from harness.lexicon import normal, sentences
from harness.model import TEXT_AT_MOST, ControlView, MailLink, PageView, Visit
from harness.personas.company import registered
from harness.reading.banners import SIGNS_OF_CLOSING
from harness.reading.contact.replies import SIX_FIGURES, every_tongue, leads_to_somebody, names_somebody
from harness.reading.looks import address

SEEN_ON = ("reached", "held", "pending", "dead-end")  # outcomes of journeys whose pages are the company's and were meant
_MAY_LEAD = ("replies.contact", "reaching.page")
CONTROLS_KEPT = 5000  # of a page, at most
_SCHEMES = ("mailto", "tel", "sms", "callto", "whatsapp", "skype", "tg", "xmpp")
# A name in a network, a box at the post office, a number that is spelt in letters.
_WRITTEN = re.compile(
    r"(?<![\w.])@\w{3,}|\b0?[89]00[ -]?[A-Z]{4,}\b|\b(?:P\.? ?O\.? ?Box|Postfach|Box|PL|B\.?P\.?|Apartado(?: de Correos)?) \d{1,6}\b"
)
_TALKS = re.compile(r"\b(?:facebook|instagram|linkedin|twitter|x|tiktok|wa|m|t|discord|reddit|youtube|bsky)\.(?:com|me|gg|app)$", re.I)


def offers_way_to_ask(visit: Visit, page: PageView) -> bool:
    """Tell whether a page has a control that leads to somebody who can be asked, by its words in any language."""
    controls = (*page.links, *page.buttons)
    own = {visit.mailbox.casefold()}
    return any(_calls(each, own) or _talks(each) for each in controls) or _meant(page, ("replies.contact",))


def may_show_way_to_ask(visit: Visit, page: PageView) -> bool:
    """Tell whether a page offers a way to ask, or may, generously.

    It leads to the company itself, names an address or a number, has room for a message, folds links away, or says more than was kept.
    """
    return shows_way_to_ask(visit, page) or _meant(page, ("reaching.page",))


def shows_way_to_ask(visit: Visit, page: PageView) -> bool:
    """Tell whether a page itself offers a way to ask, or may: it leads to somebody, names an address or a number, or folds links away."""
    if offers_way_to_ask(visit, page) or _keeps_back(page):
        return True
    writes = any(field.token == "comment" or field.type == "textarea" for field in page.fields)
    return writes or _says_where("\n".join(filter(None, (page.text, page.dialog))), {visit.mailbox.casefold()})


def _says_where(text: str, own: set[str]) -> bool:
    """Tell whether a text names an address of any kind, or a number; figures beside words of customer service count as one."""
    if _WRITTEN.search(text):
        return True
    return names_somebody(text, own) or any(SIX_FIGURES.search(part) and _finds(part, _MAY_LEAD) for part in sentences(text))


def _calls(control: ControlView, own: set[str]) -> bool:
    return control.href.partition(":")[0].lower() in _SCHEMES and leads_to_somebody(MailLink(words=control.name, url=control.href), own)


def _finds(words: str, keys: Iterable[str]) -> bool:
    return any(tongue.find(key, words) for key in keys for tongue in every_tongue())


def _meant(page: PageView, keys: Iterable[str]) -> bool:
    return _finds("\n".join(_words(each.name, each.href) for each in (*page.links, *page.buttons)), keys)


@functools.lru_cache(maxsize=4096)
def _words(name: str, href: str) -> str:
    """Give the words of a control and those in its address."""
    return f"{name}\n" + re.sub(r"[/_.-]+", " ", unquote(_parts(href)[1])[:200]) if href else name


def _talks(control: ControlView) -> bool:
    return bool(control.href) and bool(_TALKS.search(_parts(control.href)[0]))


def _keeps_back(page: PageView) -> bool:
    if len(page.text) >= TEXT_AT_MOST or len(page.links) + len(page.buttons) >= CONTROLS_KEPT:
        return True
    here = address(page)
    staying = [each for each in (*page.links, *page.buttons) if not each.href or address(PageView(page=0, url=each.href)) == here]
    names = "\n".join(each.name for each in staying)
    signs = (each.name.strip() for each in staying if not re.search(r"\w", each.name))
    return any(name not in SIGNS_OF_CLOSING for name in signs) or _finds(names, ("reaching.folded",))


def _parts(href: str) -> tuple[str, str]:
    """Give the host and path of a link; both empty where it is no address."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return "", ""
    return parts.netloc.lower(), parts.path


def leads_on(visit: Visit, page: PageView) -> bool:
    """Tell whether there is something to press that other pages have not, besides the way back to them."""
    here = address(page)
    elsewhere = {normal(each.name) for other in visit.views if address(other) != here for each in (*other.links, *other.buttons)}
    own = (each.name for each in (*page.links, *page.buttons) if not each.disabled and normal(each.name) not in elsewhere)
    return any(not any(tongue.find("ways-on.back", name) for tongue in every_tongue()) for name in own)


def of_the_company(visit: Visit, page: PageView) -> bool:
    """Tell whether a page is one that the company shows: no error, and no payment service's or other company's."""
    home = _parts(visit.address or next((each.url for each in visit.views), ""))[0]
    return page.status < 400 and bool(page.text.strip()) and registered(_parts(page.url)[0]) == registered(home)


def clicks_to_way(visit: Visit, pages: Sequence[PageView]) -> dict[str, int]:
    """Give the clicks from each of these pages, by `place_of`, to the nearest that may show a way to ask; by no link seen: left out.

    A button that is no link and sends nothing may lead anywhere: a page that has one counts as next to such a page.
    """
    near: dict[str, int] = {}
    linked: dict[str, set[str]] = {}
    for page in pages:
        here = place_of(page.url)
        linked.setdefault(here, set()).update(place_of(each.href) for each in (*page.links, *page.buttons) if each.href)
        if may_show_way_to_ask(visit, page):
            near[here] = 0
        elif any(not each.href and not each.submits for each in page.buttons):
            near[here] = min(near.get(here, 1), 1)
    for clicks in range(len(linked)):
        ring = {here for here, clicked in near.items() if clicked == clicks}
        for here, links in linked.items():
            if near.get(here, clicks + 2) > clicks + 1 and not ring.isdisjoint(links):
                near[here] = clicks + 1
    return near


def place_of(url: str) -> str:
    """Give the host and path of an address: what follows them is the same page."""
    host, path = _parts(url)
    return f"{host}{path.rstrip('/')}"
