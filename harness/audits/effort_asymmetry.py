"""Hold the effort of leaving against that of joining."""

from collections.abc import Iterator

from harness.audits import audit
from harness.model import Finding, Journey, Symmetry, Visit
from harness.reading.costs.prediction import paying_seconds, predict
from harness.reading.costs.symmetry import hold, mirrored, ratio
from harness.reading.endings.outcomes import judge

WARN, SERIOUS = 1.0, 1.5
NOISE = 1.1  # of seconds: they hold the waiting for the site, which is another at each visit


@audit
def effort_asymmetry(visit: Visit) -> Iterator[Finding]:
    """Leaving takes more effort than joining.

    On 40 platforms joining took 18 clicks and leaving 27 (Marketing Letters 2022); several laws ask that leaving be as easy as
    joining. Counted are clicks, pages and predicted seconds, leaving divided by joining: above 1.0 (of seconds 1.1, because they
    vary with the site's answers) minor, above 1.5 serious. Where leaving ended in a dead end, the effort up to there counts; that
    it ended in a letter or a call is the dead end's own finding.
    """
    for journey in visit.journeys:
        row = hold(visit, journey)
        ratios = {name: value for name in ("clicks", "pages", "seconds") if row and (value := getattr(row, name)) is not None}
        above = {name: value for name, value in ratios.items() if value > (NOISE if name == "seconds" else WARN)}
        if row is None or not above:
            continue
        worst = max(above.values())
        more = ", ".join(f"{name} {value:g} times" for name, value in above.items())
        yield Finding(
            audit="effort-asymmetry",
            severity="serious" if worst > SERIOUS else "minor",
            seen=f"`{journey.name}` takes more than `{row.mirrors}`: {more}{_besides(visit, journey, row)}",
            journey=journey.name,
        )


def _besides(visit: Visit, journey: Journey, row: Symmetry) -> str:
    said = ", and ended in a dead end by then" if judge(visit, journey).outcome == "dead-end" else ""
    mirror = mirrored(visit, journey)
    paying = paying_seconds(mirror, visit) if mirror else 0
    if not mirror or not paying:
        return said
    bare = ratio(predict(journey, visit).middle, predict(mirror, visit).middle - paying)
    return f"{said} (seconds without typing payment details: {bare:g} times)" if bare is not None else said
