"""How far it is to somebody who can be asked."""

from harness.model.preflight import Evidence, Fetched, Point, Walked
from harness.preflight.points.can_customers_report import judge

NEAR = Walked(purpose="seed", of="reader", outcome="reached", pages=4)
CONTACT = Fetched(what="contact", url="http://shop.example/contact", status=200, asks=True)


def judged(*fetched: Fetched, walks: tuple[Walked, ...] = (NEAR,)) -> Point:
    return judge(Evidence(walked=list(walks), fetched=list(fetched)))


def bad(point: Point) -> list[str]:
    return [proof.text for proof in point.proofs if proof.bad]


def test_whether_a_message_arrives_is_always_asked() -> None:
    point = judged(CONTACT, Fetched(what="fall-back", status=404, asks=True, shows=True))
    assert (point.verdict, bad(point), len(point.asks)) == ("ask", [], 1)


def test_pages_that_show_nobody_themselves_are_told_and_asked_about() -> None:
    silent = Walked(purpose="seed", of="reader", outcome="reached", pages=4, silent=["Your free book", "Which book?"])
    point = judged(CONTACT, Fetched(what="fall-back", url="/x", status=404, asks=True), walks=(silent,))
    assert (point.verdict, bad(point), len(point.asks)) == ("ask", [], 2)
    assert "On 2 of 4 pages nobody is shown" in point.proofs[0].text


def test_errors_without_a_way_to_ask_are_not_ready() -> None:
    error = Fetched(what="error", url="http://shop.example/gift", status=503, said="503 Service Unavailable")
    assert bad(judged(CONTACT, error, error)) == ["The error at http://shop.example/gift (status 503) shows no way to ask"]


def test_a_journey_without_any_way_and_a_contact_page_that_is_not_there_are_not_ready() -> None:
    far = Walked(purpose="seed", of="reader", outcome="reached", pages=2, far=["Your book", "Thank you"])
    missing = Fetched(what="contact", url="http://shop.example/contact", status=404, asks=True)
    assert len(bad(judged(missing, walks=(far,)))) == 2
    assert bad(judged(Fetched(what="contact", status=200, text="We are glad to hear from you")))


def test_one_page_that_is_far_and_an_address_that_is_made_up_and_answered_accuse_nobody() -> None:
    checkout = Walked(purpose="seed", of="reader", outcome="reached", pages=4, far=["Checkout"])
    assert bad(judged(CONTACT, Fetched(what="fall-back", status=200, text="Home"), walks=(checkout,))) == []
