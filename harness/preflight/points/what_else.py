"""The point of everything else."""

from harness.model.preflight import Evidence, Point, Proof
from harness.preflight.deciding import decided


def judge(evidence: Evidence) -> Point:
    """What somebody thought of besides has been seen to.

    Each campaign has its own: a warehouse that packs by hand, a shop that knows of nothing, a partner on holiday. A line stays here until
    somebody has said in the campaign's file who has seen to it, or when.
    """
    lines = [line for line in evidence.campaign.get("else", []) if isinstance(line, dict)]
    proofs = [Proof(text=f"{line.get('ask', '')} – {line['done']}") for line in lines if line.get("done")]
    asks = [str(line.get("ask", "")) for line in lines if not line.get("done")]
    if not lines:
        asks = ["What else could go wrong? The campaign lists nothing under `else`."]
    return decided(13, "what-else", proofs, asks, "All that was listed has been seen to.")
