"""Who walked as one of the audience, and who should not have got anything."""

from harness.model.preflight import AudienceRead, Evidence, Point, Walked
from harness.preflight.points.audience import judge

READ = AudienceRead(customers=2, segments={"reader": 2})


def judged(*walks: Walked) -> Point:
    return judge(Evidence(audience=READ, walked=list(walks)))


def test_each_gets_what_they_should() -> None:
    seed = Walked(purpose="seed", of="reader", outcome="reached")
    answer = ["This is not one of our codes."]
    staff = Walked(purpose="outsider", of="staff", outcome="dead-end", kind="refused", should_reach=False, answer=answer)
    assert judged(seed, staff).verdict == "ready"


def test_a_seed_that_did_not_get_it_and_an_outsider_who_did_are_told() -> None:
    refused = Walked(purpose="seed", of="reader", outcome="dead-end", kind="refused", said="already redeemed")
    got = Walked(purpose="outsider", of="who has left", outcome="reached", should_reach=False)
    point = judged(refused, got)
    assert [proof.text for proof in point.proofs if proof.bad] == [
        "A customer of segment `reader` did not get what they should: dead end (refused): already redeemed",
        "A customer who has left should get nothing, and got it all the same",
    ]


def test_what_is_promised_to_everybody_alike_under_a_condition_is_asked_about() -> None:
    told = ["Your book is on its way if your code is valid.", "Thank you."]
    point = judged(Walked(purpose="seed", of="reader", outcome="reached", answer=told), Walked(
        purpose="outsider", of="who has left", outcome="reached", should_reach=False, answer=told,
    ))  # fmt: skip
    asked = "Does somebody get it who should get nothing? Told is: `Your book is on its way if your code is valid. Thank you.`"
    assert (point.verdict, point.asks) == ("ask", [asked])


def test_an_outsider_who_was_held_before_the_end_and_walks_that_measured_nothing_are_asked() -> None:
    seed = Walked(purpose="seed", of="reader", outcome="held")
    held = Walked(purpose="outsider", of="staff", outcome="held", should_reach=False)
    assert judged(seed).verdict == "ready"
    assert judged(seed, held).verdict == "ask"
    assert judged(Walked(purpose="seed", of="reader", outcome="bot-wall")).verdict == "ask"
    assert judged(seed, Walked(purpose="outsider", of="staff", outcome="stale-scenario", should_reach=False)).verdict == "ask"


def test_a_segment_that_nobody_walked_as_is_asked_about() -> None:
    told = {"audience": {"segments": {"reader": {"gets": "a book"}, "staff": {"gets": "nothing"}}}}
    seed = Walked(purpose="seed", of="reader", outcome="reached")
    point = judge(Evidence(audience=READ, campaign=told, walked=[seed]))
    assert (point.verdict, point.asks) == ("ask", ["Does a customer of segment `staff` get what they should? Nobody walked as one."])


def test_nobody_walked_is_asked() -> None:
    assert judged().verdict == "ask"
