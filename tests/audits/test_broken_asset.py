"""A good and a bad visit, and what only looks like one."""

import pytest

from harness.model import RequestView, Visit

from .build import SITE, ask, click, go, page, visit, way


def came(*requests: RequestView) -> Visit:
    return visit(way("redeem", go(page("Welcome.")), click("Claim", page("Your free book", "/gift", requests=list(requests)))))


def lost(type: str, status: int = 404, name: str = "part", **more: object) -> RequestView:
    return RequestView(url=f"{SITE}/{name}", type=type, status=status, **more)


BAD = [
    came(lost("stylesheet")),
    came(lost("script", 500)),
    came(lost("image", name="a"), lost("image", name="b")),
    came(lost("font", 0, failure="net::ERR_CONNECTION_RESET")),
]
GOOD = came(lost("image", 200, ms=1200))
INNOCENT = [
    came(lost("image", same_site=False)),
    came(lost("image", 0, failure="net::ERR_ABORTED")),
    came(lost("xhr", 404)),
    came(lost("document", 404)),
    came(lost("image", 0, ms=2000)),
]


@pytest.mark.parametrize(("seen", "severity"), list(zip(BAD, ["serious", "moderate", "minor", "minor"], strict=True)))
def test_what_failed_is_as_grave_as_what_it_does(seen: Visit, severity: str) -> None:
    (finding,) = ask("broken-asset", seen)
    assert finding.severity == severity


def test_parts_of_a_kind_are_counted_together_and_each_address_once() -> None:
    again = visit(
        way("redeem", *[go(page("Welcome.", path, requests=[lost("image", name="a"), lost("image", name="b")])) for path in ["/x", "/y"]])
    )
    (finding,) = ask("broken-asset", again)
    assert finding.seen == f"2 of the page's own parts (image) failed, the first with status 404: {SITE}/a"


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_what_came_or_was_given_up_or_is_not_the_sites_own_is_no_finding(seen: Visit) -> None:
    assert ask("broken-asset", seen) == []
