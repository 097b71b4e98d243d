"""Runs made by hand, for histories."""

from harness.comparing.history import RunFacts, Walked
from harness.model import Effort, Finding, OutcomeName, Scorecard, Severity


def facts(number: int) -> RunFacts:
    """Make what tells the run of a day of November from others."""
    return RunFacts(f"2026-11-{number:02}T10-00-00Z-{number:04x}", f"2026-11-{number:02}T10:00:00+00:00")


def walked(
    run: int = 1, site: str = "pulse-gym", *, clicks: int = 5, score: float | None = 90, outcome: OutcomeName = "reached", attempt: int = 1,
    found: dict[str, Severity] | None = None, **more: object,
) -> Walked:  # fmt: skip
    """Make a visit that a run has walked."""
    card = Scorecard(
        visit=f"leave--{site}{f'--{attempt}' if attempt > 1 else ''}", scenario="Leave", file="scenarios/leave.yaml", site=site,
        site_name=site.title(), attempt=attempt, outcome=outcome, score=score, effort=Effort(clicks=clicks, fields=2), anchors="2026-01",
        findings=[Finding(audit=audit, severity=severity, seen="…") for audit, severity in (found or {}).items()], **more,
    )  # fmt: skip
    return Walked(card, f"2026-11-{run:02}T10:00:{attempt:02}+00:00")
