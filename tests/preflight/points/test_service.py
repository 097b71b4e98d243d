"""Under which conditions the journey was walked."""

from harness.model.preflight import Evidence, Met, Point, Walked
from harness.preflight.points.service import judge

TWO = {"languages": ["en", "fi"]}


def walked(of: str, *found: Met, outcome: str = "reached", kind: str = "") -> Walked:
    return Walked(purpose="condition", of=of, outcome=outcome, kind=kind, found=list(found))


def judged(*walks: Walked, campaign: dict[str, list[str]] = TWO) -> Point:
    return judge(Evidence(campaign=campaign, walked=list(walks)))


def test_every_size_and_language_that_works_is_ready() -> None:
    assert judged(walked("a desktop window, cold"), walked("iPhone 15", outcome="held")).verdict == "ready"


def test_a_dead_end_on_one_of_them_is_told_once_with_where() -> None:
    point = judged(walked("a desktop window"), *(walked(of, outcome="dead-end", kind="hidden") for of in ("iPhone 15", "Pixel 7")))
    assert point.verdict == "not-ready"
    assert point.said == "On 2 of 3 walks the journey ended: dead end (hidden) (iPhone 15; Pixel 7)"


def test_pictures_and_styles_that_did_not_come_are_told_once() -> None:
    lost = Met(audit="broken-asset", severity="minor", said="4 parts (image) failed")
    bare = Met(audit="unstyled-page", severity="serious", said="the page has no styles")
    point = judged(walked("a desktop window", lost, bare), walked("iPhone 15", lost))
    assert [proof.text for proof in point.proofs if proof.bad] == [
        "broken-asset, on 2 of 2 walks: 4 parts (image) failed", "unstyled-page, on 1 of 2 walks: the page has no styles",
    ]  # fmt: skip


def test_a_slow_page_may_be_this_machines_doing_and_other_findings_are_no_condition() -> None:
    slow = Met(audit="slow-page", severity="moderate", said="the first byte came after 2.5 s")
    survey = Met(audit="needless-field", severity="minor", said="asks for a birthday")
    assert judged(walked("iPhone 15, slow 3G", slow, survey)).verdict == "ready"


def test_what_was_not_measured_is_asked_and_so_is_a_second_language() -> None:
    assert judged(walked("language fi", outcome="stale-scenario")).verdict == "ask"
    assert judged(walked("a desktop window"), campaign={"languages": ["en"]}).verdict == "ask"
    assert judged().verdict == "ask"
