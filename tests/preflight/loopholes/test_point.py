"""The point of loopholes: what is open speaks against it, what could not be tried is asked of a person."""

from harness.model.preflight import Evidence, Tried
from harness.preflight.points.loopholes import ASKED, judge

CLOSED = Tried(loophole="code-twice", said="A customer used their code a second time.", open=False, answer="Order HB-1")
OPEN = Tried(loophole="two-browsers", said="Two browsers sent one code: two orders.", open=True, answer="Your book " * 40)
UNTRIED = Tried(loophole="after-the-end", said="Not tried: no code has expired.")


def test_what_is_open_decides() -> None:
    point = judge(Evidence(tried=[CLOSED, OPEN, UNTRIED]))
    assert point.verdict == "not-ready"
    assert point.said.startswith("Two browsers sent one code: two orders. It answered: “Your book Your")
    assert len(point.said) < 200
    assert [proof.bad for proof in point.proofs] == [False, True]
    assert point.asks == ["After the end: Not tried: no code has expired."]


def test_what_could_not_be_tried_is_asked() -> None:
    assert judge(Evidence(tried=[CLOSED, UNTRIED])).verdict == "ask"


def test_nothing_open_is_ready() -> None:
    point = judge(Evidence(tried=[CLOSED]))
    assert (point.verdict, point.said) == ("ready", "1 of 1 loopholes were tried, and none is open.")


def test_nothing_tried_is_asked_with_its_reason() -> None:
    point = judge(Evidence(skipped={"loopholes": "the site is not said to be ours"}))
    assert (point.verdict, point.asks) == ("ask", [f"{ASKED} (not gathered: the site is not said to be ours)"])
