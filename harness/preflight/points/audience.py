"""The point of the audience."""

from harness.model.preflight import AudienceRead, CodesRead, Evidence, Point, Proof
from harness.preflight.deciding import decided, not_gathered

SHOWN = 5  # places


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
    return decided(1, "audience", proofs, asks, "The list has no address that cannot be, none twice, and nobody who has opted out.")


def _list(read: AudienceRead) -> list[Proof]:
    proofs = [Proof(text=trouble, bad=True) for trouble in read.troubles]
    kinds = {
        "invalid": "addresses cannot be", "doubled": "addresses are there more than once",
        "suppressed": "customers have opted out or left, and are in the list", "formulas": "cells would be run by a spreadsheet",
        "unknown-segments": "customers are in a segment that the campaign does not know",
        "doubled-codes": "codes are given to more than one customer", "unfit-codes": "codes of customers do not fit the rule",
        "used-codes": "codes of customers are among those used or expired", "ragged": "lines have more or fewer cells than the first",
    }  # fmt: skip
    for kind, said in kinds.items():
        proofs += _bad(read.counts.get(kind, 0), said, read.places.get(kind, []))
    proofs += [Proof(text=f"Segment `{name}`: {number:,} customers", bad=not number) for name, number in read.segments.items()]
    return [Proof(text=f"{read.customers:,} customers were read", bad=not read.customers), *proofs]


def _open(read: AudienceRead, evidence: Evidence) -> list[str]:
    asks = []
    if number := read.counts.get("suppressed-but-for-case", 0):
        asks.append(f"Are {number:,} customers those who have opted out, whose addresses are the same but for capital letters?")
    if read.nameless:
        asks.append(f"How are the {read.nameless:,} customers greeted who have no given name?")
    return asks


def _codes(read: CodesRead) -> list[Proof]:
    proofs = [Proof(text=trouble, bad=True) for trouble in read.troubles]
    kinds = {"doubled": "codes are there more than once", "unfit": "codes do not fit the rule", "used": "codes were used, or are expired"}
    for kind, said in kinds.items():
        proofs += _bad(read.counts.get(kind, 0), said, read.places.get(kind, []))
    return [Proof(text=f"{read.unused:,} unused codes were read"), *proofs]


def _bad(number: int, said: str, places: list[str]) -> list[Proof]:
    where = f" ({', '.join(places[:SHOWN])}{', …' if number > min(len(places), SHOWN) else ''})" if places else ""
    return [Proof(text=f"{number:,} {said}{where}", bad=True)] if number else []
