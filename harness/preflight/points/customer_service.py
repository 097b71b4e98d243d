"""The point of customer service that knows."""

import datetime

from harness.model.preflight import Evidence, Point, Proof
from harness.preflight.deciding import decided, not_gathered

WEEKEND = 5  # the weekday it begins with


def judge(evidence: Evidence) -> Point:
    """Customer service knows of it, and is there.

    Those who answer are asked within the hour. Whether they know of the campaign, may decide and are enough only people can say.
    """
    why = not_gathered(evidence, "pages") or "nothing was gathered of it"
    asks = [f"Does the contact page name the campaign? (not gathered: {why})"]
    days = [f"{day:%A %d %B %Y}" for key in ("goes-out", "ends") if (day := _day(evidence, key))]
    if days:
        asks.append(f"Is somebody there to answer on {' and on '.join(days)}?")
    begins = _day(evidence, "goes-out")
    proofs = [Proof(text=f"It goes out on a {begins:%A}")] if begins and begins.weekday() >= WEEKEND else []
    return decided(11, "customer-service", proofs, asks, "")


def _day(evidence: Evidence, key: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(str(evidence.campaign.get(key, ""))[:10])
    except ValueError:
        return None
