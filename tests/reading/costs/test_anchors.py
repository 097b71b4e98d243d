"""The curve meets the anchors, and every anchor says where it is from."""

import pytest

from harness.model import Journey
from harness.reading.costs.anchors import ANCHORS, KINDS, curve, kind_of


@pytest.mark.parametrize("anchor", ANCHORS, ids=lambda anchor: f"{anchor.kind} {anchor.metric}")
def test_the_best_tenth_gives_090_the_median_050_and_nothing_at_all_1(anchor: object) -> None:
    p10, median = anchor.p10, anchor.median  # type: ignore[attr-defined]
    assert curve(p10, p10, median) == pytest.approx(0.9, abs=1e-4)
    assert curve(median, p10, median) == pytest.approx(0.5)
    assert curve(0, p10, median) == curve(-1, p10, median) == 1
    assert curve(100 * median, p10, median) < 0.01
    assert anchor.source  # type: ignore[attr-defined]


def test_six_clicks_to_leave_score_as_the_source_says() -> None:
    assert curve(6, 2, 6.7) == pytest.approx(0.55, abs=0.005)


def test_what_is_no_number_earns_nothing() -> None:
    assert curve(float("nan"), 1, 2) == curve(float("inf"), 1, 2) == 0


@pytest.mark.parametrize(
    ("journey", "kind"),
    [
        (Journey(name="join"), "join"),
        (Journey(name="sign-up"), "join"),
        (Journey(name="leave"), "leave"),
        (Journey(name="cancel-membership"), "leave"),
        (Journey(name="goodbye", mirrors="join"), "leave"),
        (Journey(name="join", kind="checkout"), "checkout"),
        (Journey(name="buy"), "checkout"),
        (Journey(name="log-in"), "sign-in"),
        (Journey(name="newsletter"), "newsletter"),
        (Journey(name="join-newsletter"), "newsletter"),
        (Journey(name="order-status"), "status"),
        (Journey(name="book"), ""),
        (Journey(name="weekend"), ""),
    ],
)
def test_a_journeys_kind_is_as_written_or_read_from_its_name(journey: Journey, kind: str) -> None:
    assert kind_of(journey) == kind


def test_a_name_may_be_in_the_sites_language() -> None:
    assert kind_of(Journey(name="irtisanominen"), "fi") == "leave"
    assert kind_of(Journey(name="irtisanominen"), "en") == ""


def test_the_kinds_with_anchors() -> None:
    assert KINDS == ("leave", "checkout", "join", "sign-in", "newsletter")
