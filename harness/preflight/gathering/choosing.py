"""Which visits a campaign needs, as whom and under what, and which of its spare codes each is given."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from harness.campaign import Campaign
from harness.model.preflight import Purpose
from harness.preflight.gathering.deriving import CODE, Walk, plain
from harness.scenario.top import SCENARIO_KEYS, read_keys

Row = Mapping[str, str]  # a customer of the list: words by column
TWO_NAMES = ("given-name", "family-name")
NAMES = (*TWO_NAMES, "name")
NAMELESS = "that nobody has told"
SEGMENT = "segment"
LOOKED_AT = 20_000  # customers, among whom seeds and names are looked for
TABLET, PHONE, SLOW = "iPad (gen 7)", "iPhone 15", "3g"
TABLETS = ("iPad", "Tab")  # in the names of devices
LONG = 60  # letters
MADE_UP: dict[str, dict[str, str]] = {
    "with umlauts": {"given-name": "Änne", "family-name": "Müller-Öström"},
    "with an apostrophe": {"given-name": "D'Arcy", "family-name": "O'Brien"},
    "of one word": {"given-name": "Suharti", "family-name": ""},
    "of 60 letters": {"given-name": "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissen"[:LONG]},
    NAMELESS: {"given-name": "", "family-name": ""},
}
NOWHERE = "/there-is-no-page-of-this-name-4711"
LEFT = "who has left"


def choose(campaign: Campaign, customers: Iterable[Row], code: Callable[[], str]) -> tuple[list[Walk], list[str]]:
    """Give the walks in the order in which they matter, and those that there cannot be for want of a code.

    `code` gives a spare one, or none where none is left. BadFile where a scenario cannot be read.
    """
    rows = list(itertools.islice(customers, LOOKED_AT))
    chosen: list[Walk] = []
    lacking: list[str] = []
    wanted = (_seeds(campaign, rows), _names(campaign, rows), _conditions(campaign), _redeemed(campaign), _message(campaign))
    for walk in itertools.chain(*wanted):
        if walk.scenario is None or walk.code or not asks_for_code(walk.scenario):
            chosen.append(walk)
        elif given := code():
            chosen.append(replace(walk, code=given))
        else:
            lacking.append(f"{walk.purpose} {walk.of}")
    return [*chosen, *_pages(campaign)], lacking


def asks_for_code(scenario: Path) -> bool:
    """Tell whether a scenario has a datum that is each customer's own code."""
    given = read_keys(scenario, SCENARIO_KEYS, "a scenario")[1]
    data = plain(given["data"]) if "data" in given else {}
    return isinstance(data, dict) and CODE in data


def _seeds(campaign: Campaign, rows: list[Row]) -> Iterator[Walk]:
    """Walk as a customer of each segment, and as one who has left."""
    first = {row.get(SEGMENT, ""): row for row in reversed(rows)}
    for segment in campaign.audience.segments:
        row = first.get(segment.name, {})
        if segment.gets:
            yield replace(_walk(campaign, "seed", segment.name, row), gets=segment.gets)
        elif row and (row.get(CODE) or not asks_for_code(campaign.journeys[0])):  # what they were given brings nobody anything
            yield _outsider(campaign, segment.name, row, row.get(CODE, ""))
    if not campaign.audience.segments:
        yield _walk(campaign, "seed", "everybody", rows[0] if rows else {})
    if campaign.codes.expired:
        yield _outsider(campaign, LEFT, {}, campaign.codes.expired[0])


def _outsider(campaign: Campaign, of: str, row: Row, code: str) -> Walk:
    return replace(_walk(campaign, "outsider", of, row), code=code, unused=False, should_reach=False)


def _names(campaign: Campaign, rows: list[Row]) -> Iterator[Walk]:
    """Walk with each kind of name: a customer's of the list where one has it, else one that is made up."""
    two_names = any(row.get("family-name") for row in rows)
    for kind, made_up in MADE_UP.items():
        row = next((row for row in rows if kind_of_name(row, two_names) == kind), None)
        facts = {part: row.get(part, "") for part in NAMES} if row else made_up
        yield _walk(campaign, "name", kind, facts | {"name": full_name(facts)})


def kind_of_name(row: Row, two_names: bool = True) -> str:
    """Tell in which way a name is one that templates are seldom tried with; empty for others. `two_names`: the list has family names."""
    name = full_name(row)
    if not name:
        return NAMELESS
    if max(len(row.get(part, "")) for part in NAMES) >= LONG:
        return "of 60 letters"
    if "'" in name or "’" in name:
        return "with an apostrophe"
    if not name.isascii():
        return "with umlauts"
    return "of one word" if two_names and len(name.split()) == 1 else ""


def full_name(row: Row) -> str:
    """Give a customer's name as the list has it."""
    return row.get("name", "") or " ".join(filter(None, (row.get("given-name", ""), row.get("family-name", ""))))


def _conditions(campaign: Campaign) -> Iterator[Walk]:
    """Walk on three sizes, in each language, cold and warm, over a slow line, and without scripts of others."""
    phones = [device for device in campaign.devices if not any(mark in device for mark in TABLETS)] or [PHONE]
    tablets = [device for device in campaign.devices if device not in phones] or [TABLET]
    plain = _walk(campaign, "condition", "a desktop window, cold", {})
    yield plain
    for device in (*tablets, *phones):
        yield replace(plain, of=device, device=device)
    for language in campaign.languages[1:]:
        yield replace(plain, of=f"language {language}", language=language)
    yield replace(plain, of="a desktop window, warm", warm=True, page=campaign.page)
    yield replace(plain, of=f"{phones[0]}, slow {SLOW.upper()}", device=phones[0], throttle=SLOW)
    yield replace(plain, of="a desktop window, without scripts of others", own_scripts=True)
    for further in campaign.journeys[1:]:
        yield replace(plain, of=f"{further.stem}, a desktop window", scenario=further)
        yield replace(plain, of=f"{further.stem}, {phones[0]}", scenario=further, device=phones[0])


def _redeemed(campaign: Campaign) -> Iterator[Walk]:
    if campaign.codes.used:
        walk = _walk(campaign, "redeemed", "who has redeemed already", {})
        yield replace(walk, code=campaign.codes.used[0], unused=False, should_reach=False)


def _message(campaign: Campaign) -> Iterator[Walk]:
    """Write to customer service once."""
    if campaign.message:
        yield replace(_walk(campaign, "message", "customer service", {}), scenario=campaign.message)


def _pages(campaign: Campaign) -> Iterator[Walk]:
    """Look at the pages around the journey, and at an address that is made up."""
    for what, page in {"page": campaign.page, "contact": campaign.contact, "status": campaign.status, "fall-back": NOWHERE}.items():
        if page:
            yield Walk(purpose="help", of=what, page=page)


def _walk(campaign: Campaign, purpose: Purpose, of: str, row: Row) -> Walk:
    language = row.get("language", "") or next(iter(campaign.languages), "")
    facts = {column: words for column, words in row.items() if column not in (CODE, SEGMENT, "language")}
    return Walk(purpose=purpose, of=of, scenario=campaign.journeys[0], facts=facts, language=language)
