"""The point of the service under all the conditions that customers bring."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from harness.model.preflight import Evidence, Point, Proof, Walked
from harness.preflight.deciding import GOT_THERE, MEASURED, because, decided, told

LOOKS = ("broken-asset", "unstyled-page")  # audits: every picture and style is there
NOTED = ("slow-page", "script-error", "wrong-language")  # told, and judged by who reads it: what is slow may be this machine
OTHERS = ("seed", "name")  # walks that show the same pages
NAMED = 3


def judge(evidence: Evidence) -> Point:
    """The journeys work as customers come to them.

    On a phone, a tablet and a desktop, in the languages of those who are written to, with and without the page in the browser's memory,
    over a slow line, and where scripts of others are blocked. What works at its maker's own desk may work nowhere else.
    """
    walks = [walk for walk in evidence.walked if walk.purpose == "condition"]
    seen = [*walks, *(walk for walk in evidence.walked if walk.purpose in OTHERS)]
    proofs = [*_outcomes(walks), *_looks(seen), *_noted(seen)]
    unclear = [walk for walk in walks if walk.outcome not in MEASURED]
    asks = [f"Does the journey work on or in {walk.of}? That walk was not measured: {told(walk)}." for walk in unclear]
    if not walks:
        why = because(evidence, "walks")
        asks.append(f"Who has walked the journey on a phone, a tablet and a desktop, and over a slow line?{why}")
    if len(evidence.campaign.get("languages") or []) < 2:
        asks.append("Which languages do the customers speak? The campaign names one at most, so one was walked.")
    ready = f"The journey was walked under {len(walks)} conditions, with every picture and style there."
    return decided(7, "service", proofs, asks, ready)


def _outcomes(walks: Sequence[Walked]) -> Iterator[Proof]:
    """Tell how the walks ended; those that ended alike together."""
    ended: dict[str, list[Walked]] = defaultdict(list)
    for walk in walks:
        if walk.outcome in MEASURED:
            ended["" if walk.outcome in GOT_THERE else told(walk)].append(walk)
    yield from (Proof(text=f"Walked to the end: {walk.of}", link=walk.link) for walk in ended.pop("", []))
    for how, alike in ended.items():
        where = _named([walk.of for walk in alike], len(walks))
        yield Proof(text=f"On {len(alike)} of {len(walks)} walks the journey ended: {how} ({where})", link=alike[0].link, bad=True)


def _looks(walks: Sequence[Walked]) -> Iterator[Proof]:
    for audit in LOOKS:
        yield from _findings(walks, audit, bad=True)


def _noted(walks: Sequence[Walked]) -> Iterator[Proof]:
    for audit in NOTED:
        yield from _findings(walks, audit, bad=False)


def _findings(walks: Sequence[Walked], audit: str, *, bad: bool) -> Iterator[Proof]:
    """Tell of an audit's findings, the same words once, and on how many walks they were."""
    where: dict[str, list[Walked]] = defaultdict(list)
    for walk in walks:
        for said in dict.fromkeys(each.said for each in walk.found if each.audit == audit):
            where[said].append(walk)
    for said, on in list(where.items())[:NAMED]:
        yield Proof(text=f"{audit}, on {len(on)} of {len(walks)} walks: {said}", link=on[0].link, bad=bad)


def _named(conditions: list[str], of: int) -> str:
    return "all" if len(conditions) == of > NAMED else "; ".join(conditions)
