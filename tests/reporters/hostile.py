"""A visit in which every text is an attack on whoever reads the report."""

import msgspec

from harness.model import Box, Effort, Finding, Halt, Journey, JourneyScore, Part, Scorecard, Seconds, Symmetry, Trial, Visit

from .making import Sample, step, view

ATTACK = '"><img src=x onerror="window.pwned=1"><script>window.pwned=1</script><svg onload=window.pwned=1>'
SCRIPT_URL = "javascript:window.pwned=1"


def hostile() -> Sample:
    """Make a visit in which every text is markup that would run if it were not escaped."""
    box = Box(x=10, y=10, width=90, height=30)
    bad = msgspec.structs.replace(
        step(f"click: {ATTACK}", 0, box, clicks=1), kept={ATTACK: ATTACK}, part=ATTACK, unmet=ATTACK, path=f"{ATTACK}.yaml"
    )
    halt = Halt(cause="target-missing", step=0, message=ATTACK, wanted=ATTACK, nearest=[ATTACK])
    visit = Visit(
        scenario=ATTACK,
        file=f"{ATTACK}.yaml",
        site=ATTACK,
        id=f"visit {ATTACK}",
        site_name=ATTACK,
        address=SCRIPT_URL,
        why=ATTACK,
        worth=ATTACK,
        viewport=(1280, 800),
        browser=ATTACK,
        started=ATTACK,
        tool=ATTACK,
        trials=[Trial(kind="look-again", url=SCRIPT_URL), Trial(kind="back", untried=ATTACK), Trial(kind="reload", text=ATTACK)],
        journeys=[Journey(name=ATTACK, mirrors=ATTACK, steps=[bad], halt=halt)],
        views=[view(0, title=f"{ATTACK} \u202etxet \x00\x1b[31m", url=SCRIPT_URL)],
    )
    score = JourneyScore(
        name=ATTACK,
        outcome="dead-end",
        kind="loop",
        reason=ATTACK,
        mirrors=ATTACK,
        score=12,
        note=ATTACK,
        over_budget=[ATTACK],
        effort=Effort(clicks=2, authentication=("signature",)),
        parts=[Part(metric=ATTACK, value=1, p10=1, median=2, score=0.9, source=ATTACK)],
    )
    card = Scorecard(
        visit=visit.id,
        scenario=ATTACK,
        file=visit.file,
        site=ATTACK,
        site_name=ATTACK,
        outcome="dead-end",
        kind="loop",
        reason=f"{ATTACK}\x1b[2J",
        score=12,
        anchors=ATTACK,
        worth=ATTACK,
        journeys=[score],
        failed_audits=[ATTACK],
        seconds=Seconds(low=3, middle=4, high=6),
        findings=[
            Finding(audit=ATTACK, severity="critical", seen=ATTACK, journey=ATTACK, step=0, view=0, words=ATTACK, url=SCRIPT_URL, box=box)
        ],
        symmetry=[Symmetry(journey=ATTACK, mirrors=ATTACK, clicks=1, extra_authentication=("signature",))],
    )
    return Sample(f"{ATTACK}\\x.yaml::\\N{ATTACK}\\", "failed", visit, card)
