"""Points 3, 5 and 8, on evidence made by hand."""

from typing import Any

import msgspec
import pytest

from harness.model.preflight import AudienceRead, Evidence, Met, Walked
from harness.model.surge import Level, Rushed, Surge, Truth
from harness.preflight.points import more_popular, rush, staged_mailing
from harness.reporters.drawing import tongue
from harness.reporters.drawing.sentences import told

CAMPAIGN = {"goes-out": "2026-12-01T09:00", "ends": "2026-12-24T00:00", "load": {"wait": 5}, "gift": {"stock": 400}}


def level(users: int, times: float, p99: float = 900, **more: Any) -> Level:
    ends = {"served": users, **more.pop("ends", {})}
    return Level(users=users, times=times, requests=users * 4, window_s=2, wait_ms={"p50": p99 / 2, "p99": p99}, ends=ends, **more)


LEVELS = [level(5, 0.1, alone=True), level(50, 1), level(150, 3), level(500, 10)]
GOOD = Surge(expected=50, levels=LEVELS, truth=Truth(customers=705, served=705, company=705))
WAY_ON = Walked(purpose="sold-out", outcome="reached", said="the second printing was promised", folder="walks/sold-out")


def evidence(surge: Surge | None = GOOD, **more: Any) -> Evidence:
    given = {"walked": [WAY_ON], "audience": AudienceRead(customers=60), "campaign": CAMPAIGN, **more}
    return Evidence(surge=surge, **given)


def turned(**more: Any) -> Surge:
    """A rush that ten times as many did not survive."""
    levels = [*LEVELS[:3], level(500, 10, errors=80, ends={"turned-away": 70, "in-between": 3})]
    truth = Truth(customers=705, served=560, refused_falsely=40, in_between=3, company=620, only_company=["GIFT-1"], **more)
    cause = "already redeemed; the code was used up by an answer that failed: 503 at POST /gift"
    customers = [Rushed(customer="7", end="refused", false=True, cause=cause)]
    away = {"first_turned_away": 500, "of_what": "503 at POST /gift"}
    return msgspec.structs.replace(GOOD, levels=levels, truth=truth, customers=customers, **away)


@pytest.mark.parametrize("point", [more_popular, staged_mailing, rush])
def test_a_good_rush_is_ready(point: Any) -> None:
    judged = point.judge(evidence())
    assert judged.verdict == "ready", judged
    assert not any(proof.bad for proof in judged.proofs)


def test_a_count_that_was_named_and_cannot_be_read_and_a_lost_worker_are_asked_about() -> None:
    unread = msgspec.structs.replace(GOOD, truth=Truth(customers=705, served=705))
    assert rush.judge(evidence(unread)).verdict == "ready", "nobody had named one"
    named = rush.judge(evidence(unread, campaign={**CAMPAIGN, "count": "/-/count"}))
    assert (named.verdict, "/-/count" in named.said) == ("ask", True)
    assert rush.judge(evidence(msgspec.structs.replace(GOOD, workers_lost=1))).verdict == "ask"


@pytest.mark.parametrize("point", [more_popular, staged_mailing, rush])
@pytest.mark.parametrize("why", ["apart", "skipped", "nothing"])
def test_no_rush_is_left_to_a_person_and_says_why(point: Any, why: str) -> None:
    made = {
        "apart": evidence(Surge(apart="all came with one session", levels=[level(5, 0.1, alone=True), Level(users=50, times=1)])),
        "skipped": evidence(None, skipped={"surge": "all came with one session"}),
        "nothing": evidence(None),
    }[why]
    judged = point.judge(made)
    assert judged.verdict == "ask"
    assert why == "nothing" or "all came with one session" in judged.said


def test_who_was_turned_away_at_ten_times_speaks_against_more_success() -> None:
    judged = more_popular.judge(evidence(turned()))
    assert judged.verdict == "not-ready"
    assert judged.said.startswith("500 customers at once (10 × what is expected): 70 turned away and 3 left in between")


def test_who_came_when_nothing_was_left_is_told_of_and_is_no_loss() -> None:
    levels = [*LEVELS[:3], level(500, 10, ends={"served": 195, "refused": 305})]
    gone = [Rushed(customer="7", end="refused", cause="Sold out")]
    judged = rush.judge(evidence(msgspec.structs.replace(GOOD, levels=levels, customers=gone)))
    assert judged.verdict == "ready"
    said = next(proof.text for proof in judged.proofs if "told no" in proof.text)
    assert said == "305 customers were told no, most of them `Sold out`"
    with tongue.speaking("fi"):
        assert not any(piece.foreign for piece in told(said))


def test_answers_that_only_a_person_can_read_are_asked_about() -> None:
    said = "`Look out for the postman` at POST /gift"
    levels = [*LEVELS[:3], level(500, 10, ends={"served": 495, "unclear": 5})]
    judged = rush.judge(evidence(msgspec.structs.replace(GOOD, levels=levels, customers=[Rushed(customer="7", end="unclear", cause=said)])))
    asked = f"Is it a yes or a no that was said to 5 customers, to most of them {said}?"
    assert (judged.verdict, judged.asks) == ("ask", [asked])
    with tongue.speaking("fi"):
        assert not any(piece.foreign for piece in told(asked))


def test_customers_whom_our_mailbox_has_stopped_are_asked_about_and_never_ready() -> None:
    levels = [*LEVELS[:3], level(500, 10, ends={"served": 495, "unfinished": 5})]
    stopped = Rushed(customer="7", end="unfinished", cause="our own mailbox: The mailbox is full.")
    judged = rush.judge(evidence(msgspec.structs.replace(GOOD, levels=levels, customers=[stopped])))
    asked = "What would have become of 5 customers whom we stopped, most of them for this: `our own mailbox: The mailbox is full.`?"
    assert (judged.verdict, judged.asks) == ("ask", [asked])
    with tongue.speaking("fi"):
        assert not any(piece.foreign for piece in told(asked))


def test_long_waits_speak_against_more_success() -> None:
    slow = msgspec.structs.replace(GOOD, levels=[*LEVELS[:3], level(500, 10, p99=5_100)])
    assert more_popular.judge(evidence(slow)).verdict == "not-ready"


def test_a_wall_when_the_stock_has_run_out_speaks_against_it() -> None:
    wall = Walked(purpose="sold-out", outcome="dead-end", said="sold out, and no way on")
    assert more_popular.judge(evidence(walked=[wall])).said == "When the stock had run out: sold out, and no way on"


def test_what_was_not_tried_is_asked() -> None:
    assert "stock has run out" in more_popular.judge(evidence(walked=[])).asks[0]
    once = msgspec.structs.replace(GOOD, levels=LEVELS[:2])
    assert more_popular.judge(evidence(once)).asks == ["What happens when more come than 50 at once? More were not tried."]


def test_a_visit_that_broke_on_our_side_shows_no_wall() -> None:
    broken = Walked(purpose="sold-out", outcome="error", said="the browser crashed")
    assert more_popular.judge(evidence(walked=[broken])).verdict == "ask"


def test_waves_that_follow_from_the_rush() -> None:
    judged = staged_mailing.judge(evidence(turned(), audience=AudienceRead(customers=4_000)))
    assert judged.verdict == "ready"
    assert judged.said == (
        "Waves of at most 150: 4,000 customers in 27 waves, one every minute, from 2026-12-01 09:00 to 2026-12-01 09:26."
    )  # fmt: skip


def test_waves_that_do_not_end_before_the_campaign_does() -> None:
    many = evidence(turned(), audience=AudienceRead(customers=10_000_000))
    assert staged_mailing.judge(many).verdict == "not-ready"


def test_no_wave_that_is_small_enough() -> None:
    slow = msgspec.structs.replace(GOOD, levels=[level(50, 1, p99=9_000)])
    judged = staged_mailing.judge(evidence(slow))
    assert judged.verdict == "not-ready"
    assert "9 s at 50 at once already" in judged.said


def test_a_day_that_has_passed_is_asked_about_and_gives_no_schedule() -> None:
    day_before, day_after = (staged_mailing.judge(evidence(at=f"2026-{day}T08:00:00+00:00")) for day in ("11-30", "12-02"))
    assert (day_before.verdict, day_after.verdict) == ("ready", "ask")
    assert day_after.asks == ["When does it go out? The day that the campaign names has passed: 2026-12-01."]
    assert not any("09:00" in proof.text for proof in day_after.proofs)


def test_an_audience_that_nobody_has_counted_is_asked_for() -> None:
    assert staged_mailing.judge(evidence(audience=None)).verdict == "ask"


def test_the_bad_rush_says_what_was_broken_and_of_what() -> None:
    judged = rush.judge(evidence(turned()))
    texts = [proof.text for proof in judged.proofs if proof.bad]
    assert judged.verdict == "not-ready"
    assert "the code was used up by an answer that failed: 503 at POST /gift" in texts[0]
    assert texts[1] == "The first customer was turned away at 500 at once: 503 at POST /gift"
    assert "told neither yes nor no" in texts[2]
    assert "no confirmation: GIFT-1" in texts[3]


def test_what_a_browser_met_meanwhile_counts() -> None:
    fell = Walked(purpose="rush", of="150 at once", outcome="dead-end", said="server-error", folder="walks/rush-3")
    judged = rush.judge(evidence(walked=[fell]))
    assert (judged.verdict, judged.said) == ("not-ready", "A browser among 150 at once: dead-end, server-error")


def test_a_page_without_its_styles_counts_where_a_browser_met_it_in_the_rush() -> None:
    met = [Met(audit="unstyled-page", severity="serious", said="2 stylesheets failed")]
    bare = Walked(purpose="rush", of="150 at once", outcome="reached", said="2 stylesheets failed", found=met)
    assert rush.judge(evidence(walked=[bare])).verdict == "not-ready"
    other = Walked(purpose="rush", of="150 at once", outcome="reached", found=[Met(audit="asked-again", severity="serious", said="")])
    assert rush.judge(evidence(walked=[other])).verdict == "ready"


def test_rushes_that_look_bad_and_are_not() -> None:
    refused = msgspec.structs.replace(GOOD, levels=[*LEVELS[:3], level(500, 10, ends={"refused": 20})])  # rightly: sold out
    assert rush.judge(evidence(refused)).verdict == more_popular.judge(evidence(refused)).verdict == "ready"
    uncounted = msgspec.structs.replace(GOOD, truth=Truth(customers=705, served=705))
    assert rush.judge(evidence(uncounted)).verdict == "ready"


def test_a_rush_that_was_cut_short_is_asked_about() -> None:
    judged = rush.judge(evidence(msgspec.structs.replace(GOOD, cut_short="stopped by hand")))
    assert judged.verdict == "ask"
    assert "stopped by hand" in judged.said


def test_what_a_rush_has_shown_is_said_in_finnish() -> None:
    proofs = [proof.text for point in (more_popular, rush) for made in (GOOD, turned()) for proof in point.judge(evidence(made)).proofs]
    with tongue.speaking("fi"):
        english = [text for text in proofs if "customers at once" in text and any(piece.foreign for piece in told(text))]
    assert english == [], "write it into tongues/fi/sentences/preflight.yaml"
