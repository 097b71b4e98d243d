"""Scorecards and counts in plain lines, for commands that make no report."""

from harness.model import Scorecard


def counted(number: int, what: str) -> str:
    """Give a number with its noun in the right form."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def told(card: Scorecard) -> str:
    """Tell a scorecard: what it came to, budgets broken, findings, promises. The text is hostile."""
    kind = f" ({card.kind})" if card.kind else ""
    said = f"not measured: {card.reason}" if card.score is None else f"score {card.score:.0f}; {_spent(card)}"
    as_whom = "" if card.standing == "stranger" else f" as {card.standing}"
    lines = [f"{card.scenario} at {card.site_name or card.site}{as_whom}: {card.outcome}{kind}, {said}"]
    lines += [f"  over budget [{journey.name}]: {broken}" for journey in card.journeys for broken in journey.over_budget]
    for found in card.findings:
        waived = f"; waived: {found.waived}" if found.waived else ""
        lines.append(f"  {found.severity:<8} {found.audit}{f' [{found.journey}]' if found.journey else ''}: {found.seen}{waived}")
    for each in card.promises:
        lines.append(f"  promise {each.state}{f' [{each.journey}]' if each.journey else ''}: “{each.words}” – {each.reason}")
    lines += [f"  an audit broke: {broken}" for broken in card.failed_audits]
    return "\n".join(" ".join(line.split("\n")) for line in lines)


def _spent(card: Scorecard) -> str:
    counts = ", ".join(counted(getattr(card.effort, f"{what}s"), what) for what in ("click", "field", "page"))
    return f"{counts}, predicted {card.seconds.low:.0f} to {card.seconds.high:.0f} s"
