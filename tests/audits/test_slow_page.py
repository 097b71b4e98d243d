"""A good and a bad visit, and what only looks like one."""

import pytest

from harness.model import Timings, Visit

from .build import ask, go, page, visit, way


def took(viewport: tuple[int, int] = (1280, 800), **timings: float) -> Visit:
    return visit(way("buy", go(page("Shop", timings=Timings(**timings)))), viewport=viewport)


BAD = [
    took(loaded=12_000),
    took(largest_paint=11_000),
    took(largest_paint=2_500),
    took(largest_paint=4_500, viewport=(390, 800)),
    took(first_byte=2_000),
]
GOOD = took(first_byte=120, loaded=900, largest_paint=700)
INNOCENT = [took(), took(largest_paint=3_500, viewport=(390, 800)), took(loaded=9_000, largest_paint=2_000)]


@pytest.mark.parametrize(("seen", "severity"), list(zip(BAD, ["serious", "serious", "moderate", "moderate", "minor"], strict=True)))
def test_slower_is_graver(seen: Visit, severity: str) -> None:
    (finding,) = ask("slow-page", seen)
    assert finding.severity == severity


def test_the_figure_is_in_seconds() -> None:
    assert ask("slow-page", BAD[0])[0].seen == "the page took 12.0 s, more than the 10 s after which people turn away"


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_fast_enough_or_not_measured_is_no_finding(seen: Visit) -> None:
    assert ask("slow-page", seen) == []
