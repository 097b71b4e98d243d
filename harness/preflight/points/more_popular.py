"""The point of more success than planned."""

from harness.model.preflight import Evidence, Point, Proof
from harness.model.surge import Level
from harness.preflight.deciding import decided, not_gathered
from harness.surge.borne import late, lost, named, waited

WAIT_S = 5.0  # that a customer should have to wait at most, where the campaign does not say
FORWARD = ("reached", "pending")  # outcomes of a visit that show a way forward


def judge(evidence: Evidence) -> Point:
    """The page holds when many more come than planned, and when nothing is left.

    A gift that is liked is passed on. Whoever comes when three or ten times as many are there, or when the last one is gone, should
    find a way forward, and not a page that fell or a wall.
    """
    levels = [level for level in evidence.surge.levels if level.requests and not level.alone] if evidence.surge else []
    wait_s = float(evidence.campaign.get("load", {}).get("wait", WAIT_S))
    sold_out = [walked for walked in evidence.walked if walked.purpose == "sold-out"]
    proofs = [_borne(level, wait_s) for level in levels]
    for walked in sold_out:
        text = f"When the stock had run out: {walked.said or walked.outcome}"
        proofs.append(Proof(text=text, link=walked.folder, bad=walked.outcome == "dead-end"))
    asks = []
    if not levels:
        why = (evidence.surge and evidence.surge.apart) or not_gathered(evidence, "surge") or "nothing was gathered for it"
        asks.append(f"What happens when ten times as many come? (not gathered: {why})")
    elif max(level.times for level in levels) <= 1:
        asks.append(f"What happens when more come than {levels[-1].users} at once? More were not tried.")
    if not any(walked.outcome in (*FORWARD, "dead-end") for walked in sold_out):
        asks.append("What does the page say when the stock has run out? (not seen: it did not)")
    return decided(3, "more-popular", proofs, asks, _ready(levels))


def _borne(level: Level, wait_s: float) -> Proof:
    loss, served = lost(level), level.ends.get("served", 0)
    text = f"{named(level)}: {loss or f'{served} served, nobody lost'}; {waited(level)}"
    return Proof(text=text, bad=bool(loss) or late(level, wait_s))


def _ready(levels: list[Level]) -> str:
    return f"{named(levels[-1])} were borne: nobody was lost, and {waited(levels[-1])}." if levels else ""
