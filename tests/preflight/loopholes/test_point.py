"""The point of loopholes: what is open speaks against it, what could not be tried is asked of a person."""

from harness.model.preflight import Evidence, Tried
from harness.preflight.points.loopholes import ASKED, judge

CLOSED = Tried(loophole="code-twice", said="Not granted: a code that was used before", open=False, answer="Order HB-1")
GRANTED = "Granted: a code that has expired (it confirms another order)"
OPEN = Tried(loophole="after-the-end", said=GRANTED, open=True, answer="Your `book` " * 40)
UNTRIED = Tried(loophole="two-browsers", said="Not tried: their requests did not overlap")


def test_what_is_open_decides() -> None:
    point = judge(Evidence(tried=[CLOSED, OPEN, UNTRIED]))
    assert point.verdict == "not-ready"
    assert point.said.startswith(f"{GRANTED}; it answered `Your 'book' Your")
    assert len(point.said) < 240
    assert [proof.bad for proof in point.proofs] == [False, True]
    assert point.asks == ["Not tried: their requests did not overlap (loophole: two-browsers)"]


def test_what_could_not_be_tried_is_asked() -> None:
    assert judge(Evidence(tried=[CLOSED, UNTRIED])).verdict == "ask"


def test_nothing_open_is_ready() -> None:
    point = judge(Evidence(tried=[CLOSED]))
    assert (point.verdict, point.said) == ("ready", "1 loopholes were looked for, and none is open.")


def test_nothing_tried_is_asked_with_its_reason() -> None:
    point = judge(Evidence(skipped={"loopholes": "the site is not said to be ours"}))
    assert (point.verdict, point.asks) == ("ask", [f"{ASKED} (not gathered: the site is not said to be ours)"])
