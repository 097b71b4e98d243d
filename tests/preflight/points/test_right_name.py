"""The point of the right name, from the mail alone."""

from harness.model.preflight import Evidence
from harness.preflight.points.right_name import judge


def test_a_place_without_its_value_is_not_ready() -> None:
    for kind in ("placeholder", "no-value", "nobody", "unreadable"):
        point = judge(Evidence(mails=[{"kind": "own", "of": ""}, {"kind": kind, "of": "as in the list", "words": "Dear ,"}]))
        assert point.verdict == "not-ready", kind
        assert "Dear ," in point.said


def test_a_mail_alone_is_never_ready() -> None:
    assert judge(Evidence(mails=[{"kind": "own", "of": "as in the list", "words": ""}])).verdict == "ask"
