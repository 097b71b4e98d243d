"""The point of the audience."""

from harness.model.preflight import AudienceRead, CodesRead, Evidence, Point, Proof, Walked
from harness.preflight.deciding import GOT_THERE, MEASURED, because, decided, depends, not_gathered, told
from harness.telling import counted

SHOWN = 5  # places
WRONG = {
    "invalid": "Addresses that cannot be", "doubled": "Addresses that were there before",
    "suppressed": "Customers who have opted out or left, and are in the list", "formulas": "Lines with a cell that a spreadsheet would run",
    "unknown-segments": "Customers of a segment that the campaign does not know", "codeless": "Customers without a code",
    "doubled-codes": "Codes that another customer has, too", "unfit-codes": "Codes of customers that are not made by the rule",
    "used-codes": "Codes of customers that were used, or are expired", "ragged": "Lines with more or fewer cells than the first",
}  # fmt: skip
WRONG_CODES = {
    "doubled": "Codes that were there before", "unfit": "Codes that are not made by the rule",
    "used": "Codes that were used, or are expired",
}  # fmt: skip
READY = "The list has no address that cannot be, none twice, and nobody who has opted out; each segment gets what it should."


def judge(evidence: Evidence) -> Point:
    """Everybody on the list can be written to, may be, and gets what they should.

    A mail to an address that cannot be reaches nobody; two to the same one look like a mistake; one to somebody who has opted out is one
    too many. Who is in the wrong segment gets what was meant for others, or nothing.
    """
    proofs: list[Proof] = []
    asks: list[str] = []
    if evidence.audience:
        proofs += _list(evidence.audience)
        asks += _open(evidence.audience, evidence)
    else:
        why = not_gathered(evidence, "files") or "the campaign names no list of customers"
        asks.append(f"Is every address valid and there once, and is nobody among them who has opted out? (not gathered: {why})")
    if evidence.codes:
        proofs += _codes(evidence.codes)
    walks = [walk for walk in evidence.walked if walk.purpose in ("seed", "outsider")]
    proofs += (proof for walk in walks if (proof := _walk(walk)))
    asks += (_asked(walk) for walk in walks if not _walk(walk))
    segments = (evidence.campaign.get("audience") or {}).get("segments") or {}
    unseen = [name for name in segments if walks and name not in {walk.of for walk in walks}]
    asks += (f"Does a customer of segment `{name}` get what they should? Nobody walked as one." for name in unseen)
    if not walks:
        asks.append(f"Does a customer of each segment get what they should, and nobody else?{because(evidence, 'walks')}")
    return decided(1, "audience", proofs, asks, READY)


def _walk(walk: Walked) -> Proof | None:
    """Tell whether who walked got what they should; None where the walk does not tell."""
    got = walk.outcome == "reached" or (walk.outcome in GOT_THERE and walk.should_reach)
    if walk.should_reach:
        if walk.outcome not in MEASURED or walk.outcome == "pending":
            return None
        said = f"A{_who(walk)[1:]} {'got what they should' if got else f'did not get what they should: {told(walk)}'}"
        return Proof(text=said, link=walk.link, bad=not got)
    if got and depends(walk):
        return None
    if got:
        return Proof(text=f"A{_who(walk)[1:]} should get nothing, and got it all the same", link=walk.link, bad=True)
    refused = walk.outcome == "dead-end" or (walk.outcome == "stale-scenario" and walk.answer)
    answer = f": `{' '.join(walk.answer[:2])}`" if walk.answer else ""
    return Proof(text=f"A{_who(walk)[1:]} should get nothing, and did not{answer}", link=walk.link) if refused else None


def _asked(walk: Walked) -> str:
    if depends(walk):
        return f"Does somebody get it who should get nothing? Told is: `{' '.join(walk.answer[:2])}`"
    return f"Do they get what they should, {_who(walk)}? That walk was not measured: {told(walk)}."


def _who(walk: Walked) -> str:
    return f"a customer {walk.of}" if walk.of.startswith("who ") else f"a customer of segment `{walk.of}`"


def _list(read: AudienceRead) -> list[Proof]:
    proofs = [Proof(text=trouble, bad=True) for trouble in read.troubles]
    for kind, said in WRONG.items():
        proofs += _bad(read.counts.get(kind, 0), said, read.places.get(kind, []))
    if read.troubles and not read.customers:  # what could not be read holds nobody and lacks nobody
        return proofs
    unseen = not read.troubles  # a segment that nobody is of, in a list that was read to its end
    counts = {name: counted(number, "customer") for name, number in read.segments.items()}
    proofs += [Proof(text=f"Segment `{name}`: {said}", bad=unseen and not read.segments[name]) for name, said in counts.items()]
    return [Proof(text=f"Customers: {read.customers:,}", bad=not read.customers), *proofs]


def _open(read: AudienceRead, evidence: Evidence) -> list[str]:
    asks = []
    if number := read.counts.get("suppressed-but-for-case", 0):
        places = _places(number, read.places.get("suppressed-but-for-case", []))
        asks.append(f"Have they opted out, too, whose addresses differ by capital letters alone from one that has: {number:,}{places}?")
    if read.nameless and not evidence.mails:
        asks.append(f"How are those greeted who have no given name: {read.nameless:,} of {read.customers:,}?")
    return asks


def _codes(read: CodesRead) -> list[Proof]:
    proofs = [Proof(text=trouble, bad=True) for trouble in read.troubles]
    for kind, said in WRONG_CODES.items():
        proofs += _bad(read.counts.get(kind, 0), said, read.places.get(kind, []))
    if read.left is not None:
        proofs.append(Proof(text=f"Codes that are left for another preflight: {read.left:,}"))
    if read.troubles and not read.unused:
        return proofs
    return [Proof(text=f"Codes that nobody has used: {read.unused:,}", bad=not read.unused), *proofs]


def _bad(number: int, said: str, places: list[str]) -> list[Proof]:
    return [Proof(text=f"{said}: {number:,}{_places(number, places)}", bad=True)] if number else []


def _places(number: int, places: list[str]) -> str:
    more = ", …" if number > len(places[:SHOWN]) else ""
    return f" ({', '.join(places[:SHOWN])}{more})" if places else ""
