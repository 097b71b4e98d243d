"""What was noticed while the page was watched."""

import pytest

from harness.model.preflight import Evidence, Noticed, Walked
from harness.preflight.points.update_meanwhile import judge

AT = "2026-11-30T21:00:07+02:00"


@pytest.mark.parametrize("kind", ["deployment", "error"])
def test_a_deployment_and_an_error_are_told_with_their_moment(kind: str) -> None:
    point = judge(Evidence(watched_s=600, watch_looks=40, noticed=[Noticed(at=AT, kind=kind, said="site.css?v=2")]))  # type: ignore[arg-type]
    assert point.verdict == "not-ready"
    assert AT in point.said
    assert "site.css?v=2" in point.said


def test_other_words_on_the_page_are_asked_about() -> None:
    assert judge(Evidence(watched_s=600, watch_looks=40, noticed=[Noticed(at=AT, kind="text", said="Now with stickers")])).verdict == "ask"


def test_nothing_noticed_is_ready_and_nothing_watched_is_asked() -> None:
    ready = judge(Evidence(watched_s=600, watch_looks=40))
    assert ready.verdict == "ready"
    assert [proof.text for proof in ready.proofs] == ["The page was looked at 40 times in 10 minutes, and stayed the same"]
    assert judge(Evidence(skipped={"watch": "not asked for"})).verdict == "ask"


def test_a_watch_that_was_cut_short_is_not_ready_by_itself() -> None:
    point = judge(Evidence(watched_s=12, watch_looks=5, skipped={"watch": "it was cut short"}))
    assert (point.verdict, point.proofs[0].text) == ("ask", "The page was looked at 5 times in 12 seconds, and stayed the same")


def test_an_error_met_on_a_walk_is_told_with_the_visit() -> None:
    met = Noticed(at=AT, kind="walk", said="server error: 503", link="watch/visit.html")
    walks = [Walked(purpose="watch", outcome="reached"), Walked(purpose="watch", outcome="dead-end", kind="server-error", link=met.link)]
    point = judge(Evidence(watched_s=600, watch_looks=40, noticed=[met], walked=walks))
    assert (point.verdict, point.proofs[0].link, AT in point.said) == ("not-ready", "watch/visit.html", True)
    assert [proof.text for proof in point.proofs[1:]] == ["Walks of the journey meanwhile: 2, of which 1 came to its end"]


def test_a_walk_for_which_nothing_was_left_accuses_nobody() -> None:
    walks = [Walked(purpose="watch", outcome="reached"), Walked(purpose="watch", outcome="dead-end", kind="sold-out")]
    point = judge(Evidence(watched_s=600, watch_looks=40, walked=walks))
    assert (point.verdict, [proof.text for proof in point.proofs if proof.bad]) == ("ready", [])
    assert point.proofs[1].text == "A walk meanwhile ended otherwise: dead end (sold-out)"
