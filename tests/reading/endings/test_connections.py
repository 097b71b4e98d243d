"""Whose fault a failed connection is."""

import pytest

from harness.model import Cause, Halt, Journey, PageView, RequestView, Step, Visit
from harness.reading.endings.outcomes import judge

DOOR = PageView(page=1, url="http://shop.example/", status=200, title="Shop", text="Shop")
SECURE = PageView(page=1, url="https://shop.example/", status=200, title="Shop", text="Shop")


def ended(halt: str, *views: PageView, cause: Cause = "unreachable") -> tuple[str, str]:
    steps = [Step(verb="click", words="click: On", path="a.yaml", line=3, view=len(views) - 1)]
    journey = Journey(name="order", steps=steps, halt=Halt(cause=cause, step=0, message=halt, wanted="Pay"))
    visit = Visit(scenario="Order", file="order.yaml", site="shop", address="http://shop.example/", journeys=[journey], views=list(views))
    verdict = judge(visit, journey)
    return verdict.outcome, verdict.kind


@pytest.mark.parametrize(
    "failure",
    [
        "net::ERR_INTERNET_DISCONNECTED", "net::ERR_NETWORK_CHANGED", "net::ERR_NAME_NOT_RESOLVED", "net::ERR_PROXY_CONNECTION_FAILED",
        "net::ERR_TUNNEL_CONNECTION_FAILED", "net::ERR_UNEXPECTED_PROXY_AUTH",
        "net::ERR_CERT_AUTHORITY_INVALID", "net::ERR_CERT_DATE_INVALID",
    ],
)  # fmt: skip
def test_what_may_be_ours_accuses_nobody(failure: str) -> None:
    assert ended(failure, DOOR) == ("error", "")


@pytest.mark.parametrize("failure", ["net::ERR_CONNECTION_RESET", "net::ERR_EMPTY_RESPONSE", "net::ERR_CONNECTION_REFUSED"])
def test_a_server_that_hangs_up_is_the_companys(failure: str) -> None:
    assert ended(failure, DOOR) == ("dead-end", "server-error")


def test_a_certificate_is_the_companys_where_our_clock_and_list_were_right_before() -> None:
    assert ended("net::ERR_CERT_COMMON_NAME_INVALID", SECURE) == ("dead-end", "server-error")


@pytest.mark.parametrize("cause", ["timeout", "expect-unmet", "target-missing"])
def test_half_a_page_is_not_measured(cause: Cause) -> None:
    broke = RequestView(url="http://shop.example/", type="document", failure="net::ERR_CONTENT_LENGTH_MISMATCH")
    assert ended("", PageView(page=1, url="http://shop.example/", status=200, text="Half", requests=[broke]), cause=cause) == ("error", "")


def test_half_a_frame_is_no_half_of_the_page() -> None:
    broke = RequestView(url="http://ads.example/", type="document", failure="net::ERR_CONTENT_LENGTH_MISMATCH")
    page = PageView(page=1, url="http://shop.example/", status=200, text="A whole page", requests=[broke])
    assert ended("", page, cause="expect-unmet") == ("stale-scenario", "")


def test_sign_in_by_the_browser_is_a_wall() -> None:
    wall = PageView(page=2, url="http://shop.example/pay", status=401, text="Who are you?")
    assert ended("", DOOR, wall, cause="target-missing") == ("dead-end", "login-wall")
