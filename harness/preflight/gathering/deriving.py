"""Scenario and site files made from a campaign's own, each for one customer and under one set of conditions."""

import contextlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from harness.files import for_us_alone
from harness.model.preflight import Purpose
from harness.personas import FACTS
from harness.scenario.devices import devices
from harness.scenario.shelves import INBOXES, SITES
from harness.scenario.top import SCENARIO_KEYS, SITE_KEYS, read_keys
from harness.scenario.tree import Listing, Node, Scalar
from harness.steps.mail import LEADING_ON
from harness.vault import whole_place

LOCALES = {"en": "en_GB", "fi": "fi_FI", "sv": "sv_SE", "de": "de_DE", "fr": "fr_FR", "es": "es_ES"}  # of customers who speak a language
RECEIVER = "mails-of-the-street"  # key of the inbox
SHOPPER = "shopper+{visit}@example.com"  # whom it takes mails for
MAILED = ("seed", "name", "message")  # walks on which the mails are read, too
CODE = "code"  # the datum of a scenario that is each customer's own
CROWDED, QUEUE = ("rush", "sold-out"), "60 s"  # where a step may have to wait for one's turn in a queue
WARM = "look around first"  # the journey that fills a browser's memory of the site
_LEFT_OUT = ("trials", "budget")  # may order twice; says nothing of a customer who has another code or another line
_FILE = re.compile(r"\{file:([^{}\n]+)\}")
_APART = re.compile(r"[\W_]+")


@dataclass(frozen=True, kw_only=True)
class Walk:
    """A visit that is to be made for a campaign: by whom, under what, and what should come of it."""

    purpose: Purpose
    of: str
    scenario: Path | None = None  # None: it only opens `page`
    page: str = "/"
    facts: Mapping[str, str] = field(default_factory=dict)  # of the customer, by token; what is empty nobody knows
    code: str = ""
    unused: bool = True  # the code has not been redeemed by anybody
    gets: str = ""  # words that tell that they have got it; empty: those that the scenario expects
    should_reach: bool = True
    language: str = ""
    device: str = ""
    throttle: str = ""
    own_scripts: bool = False  # none but the site's own
    warm: bool = False  # after having looked at the page once

    @property
    def conditions(self) -> str:
        """The conditions as part of a file's name; empty for a desktop window as fast as this machine."""
        return slug(" ".join(filter(None, (self.device, self.throttle, "own-scripts" if self.own_scripts else ""))))


@dataclass(frozen=True)
class Place:
    """Where a walk goes: a site's file, and the address that takes the place of the one in it."""

    site: Path
    address: str
    mail_port: int = 0  # where the company of the street sends its mails; 0: it is none, or sends them nowhere


@dataclass(frozen=True)
class Derived:
    """Where a derived visit's files are: the scenario's name and the site's key, which together name its folder."""

    scenario: str
    site: str


def slug(text: str) -> str:
    """Make words part of a file's name."""
    return _APART.sub("-", text.casefold()).strip("-")[:60]


def _joined(*parts: str) -> str:
    return "-".join(filter(None, parts))


def derive(walk: Walk, number: int, folder: Path, place: Place) -> Derived:
    """Write the files of one walk into a folder; BadFile where the scenario's or the site's own cannot be read."""
    site = place.site
    derived = Derived(_joined(f"{number:02d}", walk.purpose, slug(walk.of)), _joined(site.stem, walk.conditions))
    (folder / SITES).mkdir(parents=True, exist_ok=True)
    _write(folder / SITES / f"{derived.site}.yaml", _site(walk, place))
    _write(folder / f"{derived.scenario}.yaml", _scenario(walk, number) | {"sites": [derived.site]})
    _inbox(folder / INBOXES, place)
    return derived


def _inbox(folder: Path, place: Place) -> None:
    """Give the walks the inboxes that the site has; a company of the street writes to a receiver of the run's own."""
    if place.mail_port:
        folder.mkdir(exist_ok=True)
        inbox = {"inbox": "receiver", "address": SHOPPER, "host": "127.0.0.1", "port": place.mail_port}
        _write(folder / f"{RECEIVER}.yaml", inbox)
    elif (own := place.site.parent.parent / INBOXES).is_dir():
        with contextlib.suppress(OSError):  # there already, or a disk that knows no links: then mails are not waited for
            folder.symlink_to(own.absolute(), target_is_directory=True)


def _site(walk: Walk, place: Place) -> dict[str, Any]:
    given = {key: _from(place.site, plain(node)) for key, node in read_keys(place.site, SITE_KEYS, "a site")[1].items()}
    given |= {"url": place.address, "budget": None, "waive": None} | ({"inbox": RECEIVER} if place.mail_port else {})
    given |= {"device": walk.device} if walk.device in devices() else {}
    given |= {"throttle": walk.throttle} if walk.throttle else {}
    return given | ({"scripts": "own"} if walk.own_scripts else {})


def _scenario(walk: Walk, number: int) -> dict[str, Any]:
    if walk.scenario is None:
        return {"scenario": f"Look at {walk.of}", "sites": [], "journeys": {"look": [{"go": walk.page}]}}
    keys = read_keys(walk.scenario, SCENARIO_KEYS, "a scenario")[1]
    given = {key: _from(walk.scenario, plain(node)) for key, node in keys.items() if key not in _LEFT_OUT}
    given["persona"] = _persona(walk, given.get("persona") or {}, number)
    data = {name: walk.facts.get(name, value) for name, value in (given.get("data") or {}).items()}
    if CODE in data and walk.code:
        data[CODE] = {"value": walk.code, **({"unused": "true"} if walk.unused else {})}
    if data:
        given["data"] = data
    if walk.gets:
        given["journeys"] = _expecting(given["journeys"], walk.gets)
    if walk.purpose not in MAILED:
        given["journeys"] = _without_last_mails(given["journeys"])
    if walk.purpose in CROWDED:
        given["limit"] = QUEUE
    if walk.warm:
        given["journeys"] = {WARM: {"kind": "other", "steps": [{"go": walk.page}]}, **given["journeys"]}
    return given


def _persona(walk: Walk, own: dict[str, Any], number: int) -> dict[str, Any]:
    """Give the scenario's persona with the customer's facts; a seed of its own makes the others nobody else's."""
    facts = {token: value for token, value in walk.facts.items() if token in FACTS}
    own |= {token: f"{{env:{variable}}}" for token, variable, _ in _private(own)}
    if "name" not in facts and {"given-name", "family-name"} & facts.keys():
        own = {key: value for key, value in own.items() if key != "name"}
    language = walk.language.replace("_", "-").split("-")[0].lower()
    speaks = str(own.get("locale", "")).startswith(f"{language}_")
    locale = {"locale": LOCALES[language]} if language in LOCALES and not speaks else {}
    fresh = {} if "standing" in own else {"seed": f"preflight {number}"}  # a company knows its members by theirs
    return {**own, **fresh, **locale, **facts}


def _expecting(journeys: dict[str, Any], gets: str) -> dict[str, Any]:
    """Put other words in place of those that the last journey expects in the end, or expect them after its last step."""
    name, steps = _last(journeys)
    at = next((at for at in reversed(range(len(steps))) if isinstance(steps[at], dict) and "expect" in steps[at]), len(steps))
    return _with_last(journeys, name, [*steps[:at], {"expect": gets}, *steps[at + 1 :]])


def _without_last_mails(journeys: dict[str, Any]) -> dict[str, Any]:
    """Leave out the mails that are only waited for in the end: what they say is seen on other walks."""
    name, steps = _last(journeys)
    kept = list(steps)
    while len(kept) > 1 and isinstance(kept[-1], dict) and "mail" in kept[-1] and not _leads_on(kept[-1]["mail"]):
        kept.pop()
    return _with_last(journeys, name, kept)


def _leads_on(mail: Any) -> bool:
    return isinstance(mail, dict) and any(mail.get(key) for key in LEADING_ON)


def _last(journeys: dict[str, Any]) -> tuple[str, list[Any]]:
    *_, name = journeys
    return name, journeys[name]["steps"] if isinstance(journeys[name], dict) else journeys[name]


def _with_last(journeys: dict[str, Any], name: str, steps: list[Any]) -> dict[str, Any]:
    return journeys | {name: journeys[name] | {"steps": steps} if isinstance(journeys[name], dict) else steps}


def plain(node: Node) -> Any:
    """Give what stands in a file as plain words, lists and tables; nothing for nothing."""
    if isinstance(node, Scalar):
        return None if node.empty else node.text
    if isinstance(node, Listing):
        return [plain(item) for item in node.items]
    return {key.text: plain(value) for key, value in node.pairs}


def variables(scenario: Path) -> dict[str, str]:
    """Give the environment that derived files of a scenario are walked in: what its persona calls private stands there, and not in them."""
    persona = read_keys(scenario, SCENARIO_KEYS, "a scenario")[1].get("persona")
    return {variable: value for _, variable, value in _private(plain(persona) or {})} if persona else {}


def _private(persona: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Give each private fact that a persona is given, with the variable that holds it."""
    named = persona.get("private") or ()
    for token, value in persona.items():
        if token in FACTS and (named == "all" or token in named) and value and not whole_place(value):
            yield token, f"MYSTERY_SHOP_{token.upper().replace('-', '_')}", value


def _from(path: Path, part: Any) -> Any:
    """Name the files that hold secrets so that they are found from elsewhere, too."""
    if isinstance(part, str):
        return _FILE.sub(lambda found: f"{{file:{(path.parent / Path(found[1]).expanduser()).absolute()}}}", part)
    if isinstance(part, list):
        return [_from(path, each) for each in part]
    return {key: _from(path, value) for key, value in part.items()} if isinstance(part, dict) else part


def _write(path: Path, given: Mapping[str, Any]) -> None:
    said = {key: value for key, value in given.items() if value is not None}
    with open(path, "w", encoding="utf-8", opener=for_us_alone) as file:
        yaml.safe_dump(said, file, allow_unicode=True, sort_keys=False, width=200)
