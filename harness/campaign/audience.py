"""The customers of a campaign, read one after another: what is wrong with their list, and each as facts."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator

from harness.campaign.addresses import can_be, same
from harness.campaign.plan import Audience, Campaign
from harness.campaign.rule import Rule
from harness.campaign.seen import Seen
from harness.campaign.table import Listed, Unreadable, read_column, read_list
from harness.model.preflight import AudienceRead, CodesRead
from harness.personas import persona

MOST_PLACES, MOST_SEGMENTS = 50, 50
LONGEST_SEGMENT = 60  # characters
_RUN = re.compile(r"[=@\t\r]|[+-](?![\d\s().,/-]*\Z)")  # how a cell begins that a spreadsheet would run; numbers and phones do not


class _Tally:
    """What is wrong, counted by its kind, with the first places of each."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.places: dict[str, list[str]] = {}

    def note(self, kind: str, line: int) -> None:
        self.counts[kind] += 1
        if self.counts[kind] <= MOST_PLACES:
            self.places.setdefault(kind, []).append(f"line {line}")


def read_audience(campaign: Campaign) -> AudienceRead | None:
    """Read the list of customers from end to end, in memory that grows by some bytes a customer; None where the campaign has none."""
    audience = campaign.audience
    if not audience.customers:
        return AudienceRead(customers=audience.count) if audience.persona else None
    troubles: list[str] = []
    reading = _Reading(campaign, _suppressed(audience, troubles))
    try:
        reading.take(read_list(audience.customers, audience.encoding))
    except Unreadable as error:
        troubles.append(f"{audience.customers.name}: {error}")
    return reading.read(troubles)


def _suppressed(audience: Audience, troubles: list[str]) -> Seen:
    """Give who has opted out, as their addresses are and with small letters."""
    gone = Seen()
    if audience.suppressed:
        try:
            for _, address in read_column(audience.suppressed, audience.encoding, "email"):
                gone.add(same(address))
                gone.add(f"small {address.lower()}")
        except Unreadable as error:
            troubles.append(f"{audience.suppressed.name}: {error}")
    return gone


class _Reading:
    """A list while it is read."""

    def __init__(self, campaign: Campaign, suppressed: Seen) -> None:
        self._tally = _Tally()
        self._suppressed = suppressed
        self._addresses, self._codes = Seen(), Seen()
        self._shared = campaign.codes.uses > 1  # two customers may have the same code
        self._rule = Rule(campaign.codes.rule) if campaign.codes.rule else None
        self._used = {*campaign.codes.used, *campaign.codes.expired}
        self._segments = {each.name: 0 for each in campaign.audience.segments}
        self._any_segment = not self._segments
        self._customers = self._nameless = 0

    def take(self, listed: Listed) -> None:
        email, segment, code = (listed.at(name) for name in ("email", "segment", "code"))
        names = [place for name in ("given-name", "name") if (place := listed.at(name)) >= 0]
        width, note = len(listed.columns), self._tally.note
        for line, cells in listed.rows:
            self._customers += 1
            if len(cells) != width:
                note("ragged", line)
                cells += [""] * (width - len(cells))
            self._address(cells[email].strip(" "), line)
            if any(_RUN.match(cell) for place, cell in enumerate(cells) if cell and place != email):
                note("formulas", line)
            if not any(cells[place].strip() for place in names):
                self._nameless += 1
            if segment >= 0 or not self._any_segment:
                self._segment(cells[segment].strip() if segment >= 0 else "", line)
            if code >= 0:
                self._code(cells[code].strip(), line)

    def _address(self, address: str, line: int) -> None:
        if not can_be(address):
            self._tally.note("formulas" if _RUN.match(address) else "invalid", line)
            return
        known = same(address)
        if not self._addresses.add(known):
            self._tally.note("doubled", line)
        if known in self._suppressed:
            self._tally.note("suppressed", line)
        elif len(self._suppressed) and f"small {address.lower()}" in self._suppressed:
            self._tally.note("suppressed-but-for-case", line)

    def _segment(self, name: str, line: int) -> None:
        name = name[:LONGEST_SEGMENT]
        if name in self._segments or (self._any_segment and len(self._segments) < MOST_SEGMENTS):
            self._segments[name] = self._segments.get(name, 0) + 1
        elif not self._any_segment:
            self._tally.note("unknown-segments", line)

    def _code(self, code: str, line: int) -> None:
        if not code:
            self._tally.note("codeless", line)
            return
        for kind, wrong in _wrong(code, self._codes, self._rule, self._used):
            if wrong and not (kind == "doubled" and self._shared):
                self._tally.note(f"{kind}-codes", line)

    def read(self, troubles: list[str]) -> AudienceRead:
        """Give what was seen so far."""
        return AudienceRead(
            customers=self._customers, segments=self._segments, nameless=self._nameless, counts=dict(self._tally.counts),
            places=self._tally.places, troubles=troubles,
        )  # fmt: skip


def _wrong(code: str, seen: Seen, rule: Rule | None, used: set[str]) -> Iterator[tuple[str, bool]]:
    yield "doubled", not seen.add(code)
    yield "unfit", rule is not None and not rule.fits(code)
    yield "used", code in used


def read_codes(campaign: Campaign) -> CodesRead | None:
    """Read the codes that nobody has used; None where the campaign names none."""
    codes = campaign.codes
    if not codes.file:
        return CodesRead(unused=len(codes.unused)) if codes.unused else None
    tally, seen, number, troubles = _Tally(), Seen(), 0, []
    rule, used = Rule(codes.rule) if codes.rule else None, {*codes.used, *codes.expired}
    try:
        for line, code in read_column(codes.file, "", "code"):
            number += 1
            for kind, wrong in _wrong(code, seen, rule, used):
                if wrong:
                    tally.note(kind, line)
    except Unreadable as error:
        troubles.append(f"{codes.file.name}: {error}")
    return CodesRead(unused=number, counts=dict(tally.counts), places=tally.places, troubles=troubles)


def customers(campaign: Campaign) -> Iterator[dict[str, str]]:
    """Give the customers one after another, each as facts by the name of their column, `segment` and `code` among them.

    Who has no address that can be, who was given before, and who has opted out, is left out. Unreadable where the list cannot be read on.
    """
    return _listed(campaign) if campaign.audience.customers else _strangers(campaign.audience)


def unused(campaign: Campaign) -> Iterator[str]:
    """Give the codes that nobody has used. Unreadable where their list cannot be read on."""
    if campaign.codes.file:
        return (code for _, code in read_column(campaign.codes.file, "", "code"))
    return iter(campaign.codes.unused)


def _listed(campaign: Campaign) -> Iterator[dict[str, str]]:
    audience = campaign.audience
    if audience.customers is None:
        return
    listed, gone, given = read_list(audience.customers, audience.encoding), _suppressed(audience, []), Seen()
    for _, cells in listed.rows:
        facts = {name: text for name, cell in zip(listed.columns, cells, strict=False) if (text := cell.strip())}
        address = facts.get("email", "")
        if can_be(address) and same(address) not in gone and given.add(same(address)):
            yield facts


def _strangers(audience: Audience) -> Iterator[dict[str, str]]:
    plan = audience.persona
    for number in itertools.count() if plan else ():
        if number >= audience.count or plan is None:
            return
        yield dict(persona(plan.locale, f"{plan.seed} customer {number}", plan.facts).facts)
