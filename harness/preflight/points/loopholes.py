"""The point of loopholes."""

from harness.model.preflight import Evidence, Point, Proof, Tried
from harness.preflight.deciding import decided, not_gathered

ASKED = "Can a code be used twice, by others, after its day, or with its letters changed?"
ANSWER = 140  # characters of an answer that are told


def judge(evidence: Evidence) -> Point:
    """What is given is given once, to those it is meant for.

    A code that works twice, or for others, or after its day is found by somebody and passed on; then it is taken back from everybody, and
    those who were honest lose it too.
    """
    if not evidence.tried:
        why = not_gathered(evidence, "loopholes") or "nothing was gathered for it"
        return decided(6, "loopholes", [], [f"{ASKED} (not gathered: {why})"], "")
    proofs = [Proof(text=_told(each), bad=each.open is True) for each in evidence.tried if each.open is not None]
    asks = [f"{each.said} (loophole: {each.loophole})" for each in evidence.tried if each.open is None]
    return decided(6, "loopholes", proofs, asks, f"{len(evidence.tried)} loopholes were looked for, and none is open.")


def _told(tried: Tried) -> str:
    answer = " ".join(tried.answer.split())
    answer = answer.replace("`", "'")
    shortened = answer if len(answer) <= ANSWER else f"{answer[:ANSWER].rsplit(' ', 1)[0]} …"
    return f"{tried.said}; it answered `{shortened}`" if tried.open and answer else tried.said
