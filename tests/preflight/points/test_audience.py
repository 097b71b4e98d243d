"""The point of the audience, from lists alone."""

import pytest

from harness.model.preflight import AudienceRead, CodesRead, Evidence, Walked
from harness.preflight.points.audience import WRONG, WRONG_CODES, judge

SEED = [Walked(purpose="seed", of="reader", outcome="reached")]
FINE = AudienceRead(customers=60, segments={"reader": 54, "staff": 6})


def test_a_fine_list_is_ready() -> None:
    point = judge(Evidence(audience=FINE, codes=CodesRead(unused=1200), walked=SEED))
    assert point.verdict == "ready"
    assert [proof.text for proof in point.proofs] == [
        "Customers: 60", "Segment `reader`: 54 customers", "Segment `staff`: 6 customers", "Codes that nobody has used: 1,200",
        "A customer of segment `reader` got what they should",
    ]  # fmt: skip


@pytest.mark.parametrize("kind", WRONG)
def test_each_kind_of_mistake_counts_with_its_places(kind: str) -> None:
    places = [f"line {number}" for number in range(2, 52)]
    point = judge(Evidence(audience=AudienceRead(customers=5000, counts={kind: 1234}, places={kind: places})))
    assert point.verdict == "not-ready"
    assert point.said == f"{WRONG[kind]}: 1,234 (line 2, line 3, line 4, line 5, line 6, …)"


@pytest.mark.parametrize("kind", WRONG_CODES)
def test_codes_count_as_well(kind: str) -> None:
    point = judge(Evidence(audience=FINE, codes=CodesRead(unused=9, counts={kind: 1}, places={kind: ["line 7"]})))
    assert (point.verdict, point.said) == ("not-ready", f"{WRONG_CODES[kind]}: 1 (line 7)")


def test_what_could_not_be_read_is_not_ready() -> None:
    troubles = ["customers.csv: line 12 is not in UTF-8"]
    assert judge(Evidence(audience=AudienceRead(customers=11, troubles=troubles))).verdict == "not-ready"
    lost = judge(Evidence(audience=AudienceRead(segments={"reader": 0}, troubles=troubles), codes=CodesRead(troubles=["codes.csv: gone"])))
    assert [proof.text for proof in lost.proofs] == [*troubles, "codes.csv: gone"], "nobody is missed in a list that was not read"
    assert judge(Evidence(audience=AudienceRead())).said == "Customers: 0"
    assert judge(Evidence(audience=AudienceRead(customers=6, segments={"reader": 6, "staff": 0}))).said == "Segment `staff`: 0 customers"


def test_what_nobody_can_tell_is_asked() -> None:
    point = judge(Evidence(audience=AudienceRead(customers=9, nameless=2, counts={"suppressed-but-for-case": 1}), walked=SEED))
    assert point.verdict == "ask"
    assert len(point.asks) == 2
    left_out = judge(Evidence(skipped={"files": "it was cut short"}))
    assert (left_out.verdict, "it was cut short" in left_out.said) == ("ask", True)


def test_who_has_no_name_is_no_question_where_the_mail_was_read() -> None:
    """The mail is filled in for them, too, and the point of the right name tells what it says then."""
    assert judge(Evidence(audience=AudienceRead(customers=9, nameless=9), mails=[{"kind": "own"}], walked=SEED)).verdict == "ready"
