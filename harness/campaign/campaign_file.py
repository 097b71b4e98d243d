"""A campaign's file, checked."""

import datetime
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from harness.campaign import parts
from harness.campaign.hosts import foreign
from harness.campaign.plan import Campaign
from harness.errors import BadFile
from harness.scenario import load_site
from harness.scenario.devices import devices
from harness.scenario.mistakes import Mistakes, shown
from harness.scenario.shelves import SITES, on_shelf, which
from harness.scenario.site_file import LANGUAGE
from harness.scenario.top import read_keys
from harness.scenario.tree import Listing, Node
from harness.scenario.values import several, words

KEYS = (
    "campaign", "why", "site", "page", "goes-out", "ends", "audience", "codes", "gift", "mail", "journeys", "contact", "message",
    "status", "languages", "devices", "load", "count", "loopholes", "else",
)  # fmt: skip
NEEDED = {
    "campaign": "say what goes out: `campaign: A free book for every customer`",
    "site": "name the company's file in `sites/`: `site: publisher`",
    "page": "say which page it leads to: `page: /gift`",
    "goes-out": "say when it goes out: `goes-out: 2026-12-01 09:00`",
    "journeys": "name the scenarios that its customers walk: `journeys: [../claim-a-book.yaml]`",
}
PAGES = ("page", "contact", "status", "count")


def load_campaign(path: Path | str) -> Campaign:
    """Read and check a campaign's file; BadFile carries all its mistakes. Mistakes inside the files it names are not its own.

    Lists of customers and codes, and the mail, may be missing: they are told of when they are read.
    """
    path = Path(path)
    mistakes, given = read_keys(path, KEYS, "a campaign", NEEDED)
    more = {name: read(given[key], mistakes) for key, (name, read) in _READERS.items() if key in given}
    for key in ("audience", "codes"):
        if key in given:
            more[key] = getattr(parts, key)(given[key], path, mistakes)
    if "mail" in given:
        more["mail"], more["arriving"] = parts.mail(given["mail"], path, mistakes)
    if "load" in given:
        more["load"] = parts.load(given["load"], path, mistakes)
    if "gift" in given:
        more["gift"], more["stock"] = parts.gift(given["gift"], mistakes)
    if "journeys" in given:
        more["journeys"] = _journeys(given["journeys"], path, mistakes)
    if "message" in given:
        more["message"] = _scenario(given["message"], path, "`message`", mistakes)
    if "site" in given:
        _check_site(more["site"], given, path, mistakes)
    _check_days(more, given, mistakes)
    mistakes.stop_if_any()
    return Campaign(path, **more, places={key: (node.line, node.column) for key, node in given.items()})


def _check_site(key: str, given: Mapping[str, Node], path: Path, mistakes: Mistakes) -> None:
    """Note a site that is not there, and pages that stand at somebody else's."""
    known = on_shelf(SITES, path)
    if key and key not in known:
        mistakes.add(given["site"], f"there is no site {shown(key)}", which(SITES, key, known))
    if key not in known:
        return
    try:
        site = load_site(known[key])
    except BadFile:  # which is told of as that file's
        return
    for page in PAGES:
        text = getattr(given.get(page), "text", "")
        if foreign(text, site):
            hint = f"if it is theirs, name its host in sites/{site.path.name}: `hosts: [...]`"
            mistakes.add(given[page], f"{shown(text)} is on no host of site {shown(key)}", hint)


def _check_days(more: Mapping[str, Any], given: Mapping[str, Node], mistakes: Mistakes) -> None:
    begins, ends = more.get("goes_out"), more.get("ends")
    if begins and ends and ends.replace(tzinfo=None) <= begins.replace(tzinfo=None):
        mistakes.add(given["ends"], "it ends before it goes out", f"it goes out on line {given['goes-out'].line}")


def _journeys(node: Node, path: Path, mistakes: Mistakes) -> tuple[Path, ...]:
    items = node.items if isinstance(node, Listing) else [node]
    if not items:
        mistakes.add(node, "no journeys are named", NEEDED["journeys"])
    found = (_scenario(item, path, "a journey", mistakes) for item in items)
    return tuple(dict.fromkeys(filter(None, found)))


def _scenario(node: Node, path: Path, what: str, mistakes: Mistakes) -> Path | None:
    way = parts.beside(node, path, what, mistakes)
    if way and not way.is_file():
        mistakes.add(node, f"there is no scenario file {shown(getattr(node, 'text', ''))}", f"paths begin at {path.parent}")
        return None
    return way


def _words(what: str) -> Callable[[Node, Mistakes], str]:
    return lambda node, mistakes: words(node, f"`{what}`", mistakes)


def _page(what: str) -> Callable[[Node, Mistakes], str]:
    return lambda node, mistakes: parts.page(node, f"`{what}`", mistakes)


def _moment(what: str, time: datetime.time) -> Callable[[Node, Mistakes], datetime.datetime | None]:
    return lambda node, mistakes: parts.moment(node, f"`{what}`", time, mistakes)


def _languages(node: Node, mistakes: Mistakes) -> tuple[str, ...]:
    found: list[str] = []
    for item in node.items if isinstance(node, Listing) else [node]:
        found.append(code := words(item, "a language", mistakes))
        if code and not LANGUAGE.fullmatch(code):
            mistakes.add(item, f"{shown(code)} is no language code", "write `en`, `fi` or `fi-FI`")
    return tuple(dict.fromkeys(found))


_READERS: dict[str, tuple[str, Callable[[Node, Mistakes], Any]]] = {
    "campaign": ("title", _words("campaign")),
    "why": ("why", _words("why")),
    "site": ("site", _words("site")),
    "goes-out": ("goes_out", _moment("goes-out", datetime.time())),
    "ends": ("ends", _moment("ends", datetime.time(23, 59))),
    **{key: (key, _page(key)) for key in PAGES},
    "languages": ("languages", _languages),
    "devices": ("devices", lambda node, mistakes: several(node, devices(), "`devices`", mistakes)),
    "loopholes": ("loopholes", parts.loopholes),
    "else": ("asks", parts.asks),
}
