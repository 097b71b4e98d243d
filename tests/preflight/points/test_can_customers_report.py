"""How far it is to somebody who can be asked."""

import pytest

from harness.model.preflight import Answered, Evidence, Fetched, Point, Walked
from harness.preflight.points.can_customers_report import ARRIVES, judge
from harness.reporters.drawing import sentences, tongue

NEAR = Walked(purpose="seed", of="reader", outcome="reached", pages=4)
CONTACT = Fetched(what="contact", url="http://shop.example/contact", status=200, asks=True)


def judged(*fetched: Fetched, walks: tuple[Walked, ...] = (NEAR,)) -> Point:
    return judge(Evidence(walked=list(walks), fetched=list(fetched)))


def bad(point: Point) -> list[str]:
    return [proof.text for proof in point.proofs if proof.bad]


def test_whether_a_message_arrives_is_asked_where_no_scenario_writes_one() -> None:
    point = judged(CONTACT, Fetched(what="fall-back", status=404, asks=True, shows=True))
    assert (point.verdict, bad(point), len(point.asks)) == ("ask", [], 1)
    assert "`message: ../tell-customer-service.yaml`" in point.asks[0]


def test_a_contact_page_that_is_a_phone_number_alone_accuses_nobody() -> None:
    phone = Fetched(what="contact", url="http://shop.example/contact", status=200, text="Call (020) 910 1220", asks=True, shows=True)
    assert (judged(phone).verdict, bad(judged(phone))) == ("ask", [])


def told(**walk: object) -> Point:
    """Judge with a walk that writes to customer service."""
    given = {"of": "customer service", "scenario": "tell", "link": "report/tell.html", **walk}
    message = Walked(purpose="message", **given)  # type: ignore[arg-type]
    return judge(Evidence(walked=[NEAR, message], fetched=[CONTACT], campaign={"message": "tell"}))


def test_a_message_that_is_answered_by_mail_is_ready() -> None:
    mail = Answered(subject="Your message to us", seconds=2.4)
    point = told(outcome="reached", answer=["Thank you, we have your message"], mails=[mail], silent=["Customer service"])
    assert (point.verdict, point.asks) == ("ready", [])
    assert [(proof.text, proof.link) for proof in point.proofs[-2:]] == [
        ("A message was written to customer service, and the page answered: `Thank you, we have your message`", "report/tell.html"),
        ("An answer came by mail within 3 seconds: `Your message to us`", "report/tell.html"),
    ]


def test_thanks_on_a_page_where_no_mail_is_waited_for_are_told_and_prove_nothing() -> None:
    point = told(outcome="reached", answer=["Thank you"])
    assert (point.verdict, bad(point)) == ("ask", [])
    assert point.asks == [f"{ARRIVES} The scenario `tell` waits for no answer; a `mail` step in it does."]


def test_a_message_that_nobody_answers_is_not_ready() -> None:
    why = "a mail with `Your message` in its subject did not come within 20 seconds"
    step = "mail: {subject: Your message, within: 20 s}"
    point = told(outcome="dead-end", kind="no-mail", said=why, halted=step, answer=["Thank you for your message!"])
    assert point.verdict == "not-ready"
    assert point.said == f"Writing to customer service ended at `{step}`: dead end (no-mail): {why}"
    assert [proof.link for proof in point.proofs if proof.bad] == ["report/tell.html"]
    assert point.proofs[-2].text == "The last page that the message came to said: `Thank you for your message!`"


@pytest.mark.parametrize(
    "walk",
    [
        {"outcome": "bot-wall", "said": "the page asks for proof of a human"},
        {"outcome": "dead-end", "kind": "silent-no-op", "said": "nothing happened after `Send`", "puzzle": True},
        {"outcome": "dead-end", "kind": "timeout", "said": "the page was not ready in time"},
        {"outcome": "stale-scenario", "said": "`Message` is not on the page"},
        {"outcome": "pending", "said": "a mail may still come: 1 hour are not over"},
        {"outcome": "error", "said": "no inbox for this site"},
        {"outcome": "not-walked"},
        {"outcome": "held", "said": "`Send` sends a message; write `owned: true` if the site is yours."},
    ],
)
def test_what_the_walk_did_not_measure_is_asked_with_the_reason(walk: dict[str, object]) -> None:
    point = told(**walk)
    assert (point.verdict, bad(point), len(point.asks)) == ("ask", [], 1)
    assert str(walk.get("said", "not walked")) in point.asks[0]


def test_a_walk_that_was_not_made_is_asked_with_the_reason() -> None:
    skipped = {"walks": "left out by --no-walks"}
    assert judge(Evidence(campaign={"message": "tell"}, skipped=skipped)).asks[-1] == f"{ARRIVES} (not gathered: left out by --no-walks)"
    assert judge(Evidence(campaign={"message": "tell"})).asks[-1] == f"{ARRIVES} (not gathered: its walk was not made)"


@pytest.mark.parametrize(
    "point",
    [
        told(outcome="reached", answer=["Kiitos"]), told(outcome="reached", mails=[Answered(subject="Viesti", seconds=61)]),
        told(outcome="dead-end", kind="no-mail", said="a mail did not come within 20 seconds", halted="mail", answer=["Kiitos"]),
        told(outcome="dead-end", kind="server-error", said="the page crashed", halted="send", puzzle=True),
        told(outcome="bot-wall", said="the page asks for proof of a human"), told(outcome="held", said="the page crashed"),
        judge(Evidence()), judge(Evidence(campaign={"message": "tell"})),
    ],
)  # fmt: skip
def test_it_is_said_in_finnish_too(point: Point) -> None:
    with tongue.speaking("fi"):
        said = [point.said, *point.asks, *(proof.text for proof in point.proofs)]
        assert not [text for text in said if any(piece.foreign for piece in sentences.told(text))]


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
