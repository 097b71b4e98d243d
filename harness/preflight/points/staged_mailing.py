"""The point of a mailing in stages."""

import datetime
from typing import Any

from harness.model.preflight import Evidence, Point, Proof
from harness.preflight.deciding import decided, not_gathered
from harness.preflight.points.more_popular import WAIT_S
from harness.surge.mailing import Schedule, largest, schedule


def judge(evidence: Evidence) -> Point:
    """The mail goes out in waves that the page can bear.

    A mail to everybody at once brings everybody at once. How many can be served without waiting too long tells how large a wave may be,
    and how far apart the waves have to be.
    """
    surge, campaign = evidence.surge, evidence.campaign
    if surge is None or surge.apart or not any(level.wait_ms for level in surge.levels):
        why = (surge and surge.apart) or not_gathered(evidence, "surge") or "nothing was gathered for it"
        asked = f"In which waves does the mail go out, and how large may one be? (not gathered: {why})"
        return decided(5, "staged-mailing", [], [asked], "")
    wait_s = float(campaign.get("load", {}).get("wait", WAIT_S))
    wave = largest(surge.levels, wait_s)
    if not wave.users:
        text = f"No wave that was tried keeps customers under {wait_s:g} s without losing any: {wave.why}"
        return decided(5, "staged-mailing", [Proof(text=text, bad=True)], [], "")
    proofs = [Proof(text=f"The largest wave that keeps 99 of 100 waits under {wait_s:g} s and loses nobody: {wave.users} ({wave.why})")]
    audience = evidence.audience.customers if evidence.audience else 0
    first, ends = _moment(campaign, "goes-out"), _moment(campaign, "ends")
    if first and evidence.at and first.date() < datetime.datetime.fromisoformat(evidence.at).date():
        asked = f"When does it go out? The day that the campaign names has passed: {first:%Y-%m-%d}."
        return decided(5, "staged-mailing", proofs, [asked], "")
    plan = schedule(audience, wave, first) if audience and first else None
    if plan is None:
        return decided(5, "staged-mailing", proofs, [f"How many get the mail, and when? A wave may have {wave.users} of them."], "")
    late = ends is not None and plan.last >= ends
    proofs.append(Proof(text=_planned(plan, audience) + (f"; the campaign ends {ends:%Y-%m-%d %H:%M}" if ends else ""), bad=late))
    return decided(5, "staged-mailing", proofs, [], f"Waves of at most {wave.users}: {_planned(plan, audience)}.")


def _planned(plan: Schedule, audience: int) -> str:
    if plan.waves == 1:
        return f"{audience:,} customers fit into one wave, on {plan.first:%Y-%m-%d} at {plan.first:%H:%M}"
    every = f"every {plan.pause_s / 60:g} min" if plan.pause_s > 60 else "every minute"
    return f"{audience:,} customers in {plan.waves:,} waves, one {every}, from {plan.first:%Y-%m-%d %H:%M} to {plan.last:%Y-%m-%d %H:%M}"


def _moment(campaign: dict[str, Any], key: str) -> datetime.datetime | None:
    said = campaign.get(key, "")
    return datetime.datetime.fromisoformat(said) if said else None
