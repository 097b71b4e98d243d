"""Hold the effort of leaving against that of joining."""

from collections.abc import Iterator, Mapping

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
        yield Finding(
            audit="effort-asymmetry",
            severity="serious" if worst > SERIOUS else "minor",
            seen=_seen(visit, journey, row, above),
            journey=journey.name,
        )


def _seen(visit: Visit, journey: Journey, row: Symmetry, above: Mapping[str, float]) -> str:
    mirror = mirrored(visit, journey)
    if mirror is None:
        return ""
    more = ", ".join(_held(name, _spent(visit, journey, name), _spent(visit, mirror, name), times) for name, times in above.items())
    if judge(visit, journey).outcome == "dead-end":
        said = f"`{journey.name}` had taken more than `{row.mirrors}` when it ended in a dead end: {more}"
    else:
        said = f"`{journey.name}` takes more than `{row.mirrors}`: {more}"
    paying = paying_seconds(mirror, visit)
    bare = ratio(_spent(visit, journey, "seconds"), _spent(visit, mirror, "seconds") - paying) if paying else None
    return said if bare is None else f"{said}; {bare:g} times the seconds where the typing of payment details is not counted"


def _spent(visit: Visit, journey: Journey, name: str) -> float:
    return predict(journey, visit).middle if name == "seconds" else float(getattr(journey.effort, name))


def _held(name: str, own: float, other: float, times: float) -> str:
    return f"{own:g} {name} against {other:g} ({times:g} times)"
