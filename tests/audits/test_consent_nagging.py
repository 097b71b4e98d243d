"""A good and a bad visit, and what only looks like one."""

import pytest

from harness.model import Visit

from .build import HOME, ask, go, visit, way
from .test_consent_asymmetry import probes

ONE = {"done": True, "clicks": 1}
BAD = [
    probes({**ONE, "pressed": ["Reject all"], "again": True}),
    probes({**ONE, "pressed": ["Settings", "Save"], "again": True}),
]
GOOD = probes({**ONE, "pressed": ["Reject all"]})
INNOCENT = [
    visit(way("look", go(HOME))),
    probes({**ONE, "pressed": ["Reject all"], "again": True}, {"again": True}),  # a site that keeps nothing asks everybody
    probes({**ONE, "pressed": ["×"], "again": True}),
    probes({"pressed": [], "again": False}),
]


def test_both_answers_are_named() -> None:
    (finding,) = ask("consent-nagging", BAD[0])
    assert finding.seen == "after `Reject all` the banner was there again on the next load, after `Accept all` not"
    assert finding.severity == "moderate"


@pytest.mark.parametrize("seen", BAD)
def test_each_is_found_once(seen: Visit) -> None:
    assert len(ask("consent-nagging", seen)) == 1


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_who_asks_everybody_alike_or_was_only_closed_is_no_finding(seen: Visit) -> None:
    assert ask("consent-nagging", seen) == []
