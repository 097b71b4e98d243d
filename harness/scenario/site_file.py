"""A site file, checked."""

import re
import typing
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

from harness.personas import FACTS
from harness.scenario.allowances import site_budgets, waivers
from harness.scenario.courtesy import courtesy
from harness.scenario.devices import devices
from harness.scenario.mistakes import Mistakes, meant, shown
from harness.scenario.plan import Acquaintance, Consent, Detour, Scripts, Site, Throttle
from harness.scenario.planning import Planner
from harness.scenario.shelves import INBOXES, KEY, on_shelf, which
from harness.scenario.top import SITE_KEYS, read_keys
from harness.scenario.tree import Listing, Node, Scalar, Table
from harness.scenario.values import keyed, one_of, seconds, several, table, truth, words

LANGUAGE = re.compile(r"[a-z]{2,3}([-_][A-Za-z]{2,4})?")
HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?")
STREET = re.compile(r"street:[a-z0-9][a-z0-9-]*")
CONSENTS = typing.get_args(Consent)
THROTTLES = typing.get_args(Throttle)
SCRIPTS = typing.get_args(Scripts)


def load_site(path: Path | str) -> Site:
    """Read and check a site file; BadFile carries all its mistakes."""
    path = Path(path)
    mistakes, given = read_keys(path, SITE_KEYS, "a site")
    if not KEY.fullmatch(path.stem):
        mistakes.add_at(1, 1, "scenarios cannot name a site of this file name", "use letters, digits and `-`")
    planner = Planner(mistakes, FACTS)
    more = _acquaintance(given, mistakes) | _conditions(given, mistakes)
    if "owned" in given:
        more["owned"] = truth(given["owned"], "`owned`", mistakes)
    if "commit" in given:
        more["commit"] = truth(given["commit"], "`commit`", mistakes)
    if "words" in given:
        more["words"] = table(given["words"], "`words`", mistakes)
        planner.check_names(given["words"])
    if "sign-in" in given:
        more["sign_in"] = Planner(mistakes, FACTS, secrets=True).plan(given["sign-in"])
        _no_circle(given["sign-in"], mistakes)
    if "detours" in given:
        more["detours"] = _detours(given["detours"], planner)
    if "consent" in given:
        more["consent"] = cast(Consent, one_of(given["consent"], CONSENTS, "`consent`", mistakes))
    if "limit" in given:
        more["limit"] = seconds(given["limit"], "`limit`", mistakes)
    name = words(given["site"], "`site`", mistakes) if "site" in given else ""
    url = _url(given["url"], mistakes) if "url" in given else ""
    if "inbox" in given:
        more["inbox"] = _inbox(given["inbox"], path, url, mistakes)
    if "budget" in given:
        more["budgets"] = site_budgets(given["budget"], f"sites/{path.name}", mistakes)
    more["waivers"] = waivers(given.get("waive"), mistakes)
    more["courtesy"] = courtesy(given, mistakes)
    mistakes.stop_if_any()
    return Site(path.stem, path, name, url, **more)


def _acquaintance(given: dict[str, Node], mistakes: Mistakes) -> dict[str, Any]:
    """Read what the company knows of its customers, and on which hosts."""
    more: dict[str, Any] = {}
    if "hosts" in given:
        items = given["hosts"].items if isinstance(given["hosts"], Listing) else [given["hosts"]]
        more["hosts"] = tuple(_host(item, mistakes) for item in items)
    if "known" in given:
        Planner(mistakes, FACTS, secrets=True).check_names(given["known"])
        more["known"] = _known(given["known"], mistakes)
    if "account" in given:
        more["account"] = several(given["account"], sorted(FACTS), "`account`", mistakes)
    return more


def _conditions(given: dict[str, Node], mistakes: Mistakes) -> dict[str, Any]:
    """Read in which language, on what and over what line the site is visited."""
    more: dict[str, Any] = {}
    if "language" in given:
        more["language"] = words(given["language"], "`language`", mistakes)
        if more["language"] and not LANGUAGE.fullmatch(more["language"]):
            mistakes.add(given["language"], f"{shown(more['language'])} is no language code", "write `en`, `fi` or `fi-FI`")
    if "device" in given:
        more["device"] = words(given["device"], "`device`", mistakes)
        if more["device"] and more["device"] not in devices():
            hint = meant(more["device"], devices(), "write a name that Playwright knows, such as `iPhone 15` or `Pixel 7`")
            mistakes.add(given["device"], f"there is no device {shown(more['device'])}", hint)
    if "throttle" in given:
        more["throttle"] = cast(Throttle, one_of(given["throttle"], THROTTLES, "`throttle`", mistakes))
    if "scripts" in given:
        more["scripts"] = cast(Scripts, one_of(given["scripts"], SCRIPTS, "`scripts`", mistakes))
    return more


def _host(node: Node, mistakes: Mistakes) -> str:
    text = words(node, "a host", mistakes)
    if text and not HOST.fullmatch(text):
        mistakes.add(node, f"{shown(text)} is no host", "write it without `https://` and path: `tickets.example`")
    return text


def _known(node: Node, mistakes: Mistakes) -> Acquaintance:
    if not isinstance(node, Table):
        return Acquaintance(words(node, "`known`", mistakes))
    parts = keyed(node, ("link", "cookies", "facts"), "`known`", mistakes)
    return Acquaintance(
        words(parts["link"], "`link`", mistakes) if "link" in parts else "",
        table(parts["cookies"], "`cookies`", mistakes) if "cookies" in parts else {},
        several(parts["facts"], sorted(FACTS), "`facts`", mistakes) if "facts" in parts else (),
    )


def _detours(node: Node, planner: Planner) -> tuple[Detour, ...]:
    if not isinstance(node, Table) or not node.pairs:
        planner.mistakes.add(node, "`detours` has to name pages by words on them", "write the words, and below them a list of steps")
        return ()
    given = keyed(node, None, "`detours`", planner.mistakes)
    return tuple(Detour(when, planner.plan(steps)) for when, steps in given.items())


def _url(node: Node, mistakes: Mistakes) -> str:
    text = words(node, "`url`", mistakes)
    try:
        parts_of = urlsplit(text)
        fine = parts_of.scheme in ("http", "https") and bool(parts_of.hostname) and not re.search(r"\s", text) and (parts_of.port or 1) > 0
    except ValueError:
        fine = False
    if text and not fine and not STREET.fullmatch(text):
        mistakes.add(
            node, f"{shown(text)} is no address of a site", "write `https://gym.example`, or `street:pulse-gym` for one of the street"
        )
    return text


def _inbox(node: Node, path: Path, url: str, mistakes: Mistakes) -> str:
    key, known = words(node, "`inbox`", mistakes), on_shelf(INBOXES, path)
    if key and STREET.fullmatch(url):
        mistakes.add(node, "companies of the street have an inbox of their own", "leave `inbox` out")
    elif key and key not in known:
        mistakes.add(node, f"there is no inbox {shown(key)}", which(INBOXES, key, known))
    return key


def _no_circle(node: Node, mistakes: Mistakes) -> None:
    for item in node.items if isinstance(node, Listing) else []:
        verb = item.pairs[0][0] if isinstance(item, Table) and item.pairs else item
        if isinstance(verb, Scalar) and verb.text == "sign-in":
            mistakes.add(verb, "`sign-in` cannot be a step of itself")
