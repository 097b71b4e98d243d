"""Hold refusing the cookie banner against accepting it."""

from collections.abc import Iterator

from harness.audits import audit
from harness.lexicon import lexicon
from harness.model import ConsentProbe, Finding, Severity, Visit
from harness.reading.banners import meaning, says
from harness.reading.looks import quoted

MUCH = 3  # clicks or screens more


@audit
def consent_asymmetry(visit: Visit) -> Iterator[Finding]:
    """Refusing cookies takes more than accepting them.

    Who wants none pays in clicks, screens and words for what others get with one press, at every company and on every device anew.
    The CNIL's guidelines of 2020, and its decisions since 2021, ask that refusing be as easy as accepting; in the report of the EDPB's
    Cookie Banner Taskforce (2023) most authorities say the same of a first screen that offers only to accept.
    """
    probes = {probe.choice: probe for probe in visit.consent_probes}
    refused, accepted = probes.get("refuse"), probes.get("accept")
    if refused is None or accepted is None or not accepted.done:
        return
    if refused.done:
        more = max(refused.clicks - accepted.clicks, refused.screens - accepted.screens)
        severity: Severity = "serious" if more >= MUCH else "moderate"
        seen = f"refusing takes {_cost(refused)}; accepting takes {_cost(accepted)}" if more > 0 else ""
    else:
        severity, seen = "serious", _only(visit, refused, accepted)
    if seen:
        yield Finding(
            audit="consent-asymmetry",
            severity=severity,
            certainty="sure" if refused.done else "likely",
            seen=seen,
            words=quoted(refused.text),
            url=visit.address,
        )


def _only(visit: Visit, refused: ConsentProbe, accepted: ConsentProbe) -> str:
    """Say what is offered instead of refusing; empty where the banner asks nothing, or was not understood to the last button."""
    tongues = (lexicon(visit.language), lexicon(refused.language or visit.language))
    offered = {each.name: meaning(tongues, each.name) for each in refused.offers}
    understood = all(offered[each.name] or each.away for each in refused.offers) and "refuse" not in offered.values()
    asks = any(meaning(tongues, name) == "accept" for name in accepted.pressed) and not says(tongues, "necessary", refused.text)
    if not asks or not understood or refused.screens != 1 + len(refused.pressed):
        return ""
    taken = f"accepting takes {_cost(accepted)}"
    for what, where in (("pay", "only for money"), ("settings", "only on another page")):
        if name := next((name for name in offered if offered[name] == what), ""):
            return f"refusing is offered {where}, by `{quoted(name)}`; {taken}"
    return f"no way to refuse was found; {taken}"


def _cost(probe: ConsentProbe) -> str:
    counts = {"click": probe.clicks, "screen": probe.screens, "word": probe.words}
    clicks, screens, words = (f"{number:,} {what}{'' if number == 1 else 's'}" for what, number in counts.items())
    return f"{clicks} on {screens} of {words}"
