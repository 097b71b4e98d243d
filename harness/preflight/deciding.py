"""How proofs and open questions become a verdict."""

from collections.abc import Sequence

from harness.lexicon import languages, lexicon
from harness.model.preflight import Evidence, Point, Proof, Walked

MEASURED = ("reached", "held", "pending", "dead-end")  # outcomes that say something of the company
GOT_THERE = ("reached", "held")


def decided(number: int, name: str, proofs: Sequence[Proof], asks: Sequence[str], ready: str) -> Point:
    """Judge a point: what speaks against it decides, then what only a person can say, and where nothing was seen, a person again.

    `ready` says in one sentence what holds where nothing speaks against it.
    """
    bad = [proof for proof in proofs if proof.bad]
    if bad:
        more = f" (and {len(bad) - 1} more)" if len(bad) > 1 else ""
        return Point(number=number, name=name, verdict="not-ready", said=bad[0].text + more, proofs=list(proofs), asks=list(asks))
    if asks or not proofs:
        said = asks[0] if asks else "Nothing was seen that could tell."
        return Point(number=number, name=name, verdict="ask", said=said, proofs=list(proofs), asks=list(asks) or [said])
    return Point(number=number, name=name, verdict="ready", said=ready, proofs=list(proofs))


def not_gathered(evidence: Evidence, what: str) -> str:
    """Say why something was not gathered, as a clause; empty where nobody tells."""
    return evidence.skipped.get(what, "").rstrip(".")


def because(evidence: Evidence, what: str, usual: str = "nothing was gathered for it") -> str:
    """Say in brackets, after a question, why it was not answered by what was gathered."""
    return f" (not gathered: {not_gathered(evidence, what) or usual})"


def told(walk: Walked) -> str:
    """Say what a visit came to, in a few words."""
    kind = f" ({walk.kind})" if walk.kind else ""
    said = f": {walk.said}" if walk.said and walk.outcome not in GOT_THERE else ""
    return f"{walk.outcome.replace('-', ' ')}{kind}{said}"


def depends(walk: Walked) -> bool:
    """Tell whether a walk's last page promised under a condition: `It is on its way if your code is valid` is said to everybody alike."""
    said = [(part, words) for part in walk.answer for words in map(lexicon, languages()) if words.find("answers.received", part)]
    return bool(said) and all(words.find("answers.in-general", part) for part, words in said)
