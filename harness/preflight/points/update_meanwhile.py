"""The point of nobody touching it meanwhile."""

from collections.abc import Iterator

from harness.model.preflight import Evidence, Noticed, Point, Proof
from harness.preflight.deciding import GOT_THERE, because, decided, not_gathered, told

SAID = {
    "deployment": "Something was deployed", "error": "The page failed", "text": "What the page says changed", "back": "The page was back",
    "walk": "A walk met an error",
}  # fmt: skip
BAD = ("deployment", "error", "walk")


def judge(evidence: Evidence) -> Point:
    """Nobody updates it meanwhile.

    An update in the hours after a mail meets everybody at once, and its mistakes do too. A watch sees what customers would: the page's
    files and versions becoming others, its words changing, an error there or on a walk of the journey. Who releases, and whether they
    know the day, only people can say.
    """
    proofs = [*map(_noticed, evidence.noticed), *_walked(evidence)]
    asks: list[str] = []
    if not evidence.watched_s or not_gathered(evidence, "watch"):
        why = because(evidence, "watch", "nothing was watched; `--watch 10m` does")
        asks.append(f"Is every release stopped from the day before until the rush is over, and who has been told?{why}")
    if evidence.watched_s and not evidence.noticed:
        times = f"{evidence.watch_looks} times in {_minutes(evidence.watched_s)}"
        proofs.append(Proof(text=f"The page was looked at {times}, and stayed the same"))
    if evidence.noticed and not any(proof.bad for proof in proofs):
        asks.append("Was the change meant, and is it the last one?")
    return decided(9, "update-meanwhile", proofs, asks, "Nothing changed and nothing failed while the page was watched.")


def _noticed(seen: Noticed) -> Proof:
    return Proof(text=f"{SAID[seen.kind]} at {seen.at}{f': {seen.said}' if seen.said else ''}", link=seen.link, bad=seen.kind in BAD)


def _walked(evidence: Evidence) -> Iterator[Proof]:
    walks = [walk for walk in evidence.walked if walk.purpose == "watch"]
    ended = sum(walk.outcome in GOT_THERE for walk in walks)
    if walks:
        yield Proof(text=f"Walks of the journey meanwhile: {len(walks)}, of which {ended} came to its end")
    told_of = {each.link for each in evidence.noticed}
    for walk in walks:
        if walk.outcome not in GOT_THERE and walk.link not in told_of:
            yield Proof(text=f"A walk meanwhile ended otherwise: {told(walk)}", link=walk.link)


def _minutes(seconds: float) -> str:
    return f"{seconds / 60:.0f} minutes" if seconds >= 90 else f"{seconds:.0f} seconds"
