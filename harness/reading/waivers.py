"""Findings that are known and put up with for a time, among those of a visit."""

import msgspec

from harness.lexicon import normal
from harness.model import Finding, Visit, Waiver, WaiverUse


def waive(visit: Visit, findings: list[Finding]) -> tuple[list[Finding], list[WaiverUse]]:
    """Mark the findings that are waived on the day of the visit; give what became of each waiver too."""
    day = visit.started[:10]
    about = [[at for at, finding in enumerate(findings) if _meant(waiver, finding)] for waiver in visit.waivers]
    uses = [
        WaiverUse(waiver=waiver, findings=len(found), expired=bool(day) and waiver.until < day)
        for waiver, found in zip(visit.waivers, about, strict=True)
    ]
    reasons = {
        at: f"{use.waiver.reason} (until {use.waiver.until})"
        for use, found in reversed([*zip(uses, about, strict=True)])
        for at in found
        if not use.expired
    }
    marked = [msgspec.structs.replace(finding, waived=reasons.get(at, "")) for at, finding in enumerate(findings)]
    return marked, uses


def _meant(waiver: Waiver, finding: Finding) -> bool:
    if finding.audit != waiver.audit or (waiver.journey and waiver.journey != finding.journey):
        return False
    return not waiver.words or normal(waiver.words) in normal(f"{finding.words}\n{finding.seen}")
