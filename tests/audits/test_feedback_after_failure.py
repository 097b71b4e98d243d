"""A good and a bad visit, and what only looks like one."""

import msgspec
import pytest

from harness.model import Halt, MailView, PageView, Visit
from harness.reading.endings.failures import failures
from harness.reading.endings.outcomes import judge

from .build import HOME, ask, click, expect, field, fill, go, mail, page, visit, way
from .promised import sent

LATER = 3 * 24 * 3600.0
ASKS = {
    "en": ("Thank you for your order. What did you like about our service?", "We are sorry: we had to cancel your order."),
    "fi": ("Kiitos tilauksestasi. Mitä pidit palvelustamme?", "Valitettavasti jouduimme perumaan tilauksesi."),
    "sv": ("Tack för din beställning. Vad tyckte du om vår service?", "Tyvärr har din order annullerats."),
    "de": ("Danke für Ihre Bestellung. Wie zufrieden sind Sie mit uns?", "Leider mussten wir Ihre Bestellung stornieren."),
    "fr": ("Merci de votre commande. Qu'avez-vous pensé de notre service ?", "Nous avons dû annuler votre commande."),
    "es": ("Gracias por su pedido. ¿Qué le ha parecido nuestro servicio?", "Lamentablemente hemos tenido que cancelar su pedido."),
}
HOW_WAS_IT = mail(ASKS["en"][0], "How was it?", at_s=LATER)
DOWN = page("Something went wrong. Please try again later.", "/order", status=500, at_s=20)
ORDERED = page("Thank you for your order 4711.", "/done", at_s=20)


def turned_away(*mails: MailView) -> Visit:
    steps = (go(HOME), click("Order", DOWN, at_s=20), expect("Order number", at_s=21))
    return visit(way("order", *steps, halt="target-missing", wanted="Order number"), mails=list(mails))


def served(*mails: MailView, done: PageView = ORDERED, press: str = "Order", language: str = "en") -> Visit:
    return visit(way("order", go(HOME), click(press, done, at_s=20)), mails=list(mails), language=language)


def cancelled(language: str, at_s: float = 3600) -> Visit:
    asks, told = ASKS[language]
    return served(mail(told, at_s=at_s), mail(asks, "?", at_s=LATER), language=language)


BAD = [turned_away(HOW_WAS_IT), *map(cancelled, ASKS)]
BAD += [served(HOW_WAS_IT, done=page("Your order 4711\nStatus: cancelled", "/status", at_s=30))]
BAD += [served(mail("We apologise for the delay of your parcel.", at_s=3600), HOW_WAS_IT)]
READY = "Thank you! Your phone will be ready in a couple of hours, we'll mail you."
BAD += [sent(READY, mails=[HOW_WAS_IT], ended_s=2 * LATER)]
GOOD = served(HOW_WAS_IT)
AGAIN = way("again", go(HOME, at_s=7000), fill(field("E-mail", "email"), at_s=7001), click("Order", ORDERED, at_s=7002))
INNOCENT = [
    sent(READY, mails=[mail("Your phone is ready.", at_s=3600), HOW_WAS_IT], ended_s=2 * LATER),
    turned_away(mail("What did you like about our service?", at_s=5)),
    turned_away(mail("You may have met an error. We are sorry. How was your visit all the same?", at_s=LATER)),
    turned_away(mail("Your question has been answered. Did this answer help you? How did we do?", at_s=LATER)),
    turned_away(mail("Give us a call. Reviews of our loudspeakers: five stars.", at_s=LATER)),
    cancelled("en", at_s=LATER + 1),
    served(mail("Your order has been cancelled as you wished.", at_s=60), HOW_WAS_IT, press="Cancel my order"),
    served(mail("If we had to cancel your order, we would tell you.", at_s=60), HOW_WAS_IT),
    served(HOW_WAS_IT, done=page("Thank you. You can change your order until it is shipped.", "/done")),
    msgspec.structs.replace(
        visit(way("order", go(HOME), click("Order", page("Unfortunately your order was cancelled.", at_s=20))), AGAIN), mails=[HOW_WAS_IT]
    ),
    served(mail("Your order is on its way.", at_s=LATER)),
]


def test_asking_after_a_dead_end_is_moderate_and_sure() -> None:
    (finding,) = ask("feedback-after-failure", BAD[0])
    assert (finding.severity, finding.certainty, finding.mail) == ("moderate", "sure", 0)
    assert finding.seen == (
        "the mail `How was it?` asks `What did you like about our service?` after `order` ended in a dead end (server-error)"
    )


@pytest.mark.parametrize("seen", BAD[1:])
def test_asking_after_what_the_company_says_it_cancelled_or_delayed_is_likely(seen: Visit) -> None:
    (finding,) = ask("feedback-after-failure", seen)
    assert (finding.severity, finding.certainty, finding.mail) == ("moderate", "likely", len(seen.mails) - 1)


def test_a_mail_that_never_came_has_failed_by_the_end_of_the_wait() -> None:
    asked = page("Ask us", "/ask", fields=[field("E-mail", "email")])
    steps = (go(asked), fill(*asked.fields), expect("mail", at_s=30))
    waiting = visit(way("ask", *steps, halt="mail-missing"), mailbox="a@mail.example", ended_s=2 * LATER)
    halt = Halt(cause="mail-missing", step=2, waited_from_s=30, waited_to_s=LATER - 5, mail={"subject": "Answer"})
    seen = msgspec.structs.replace(waiting, journeys=[msgspec.structs.replace(waiting.journeys[0], halt=halt)])
    assert judge(seen, seen.journeys[0]).kind == "no-mail"
    assert [each.at_s for each in failures(seen)] == [LATER - 5]


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_asking_after_success_or_knowing_of_the_failure_is_no_finding(seen: Visit) -> None:
    assert ask("feedback-after-failure", seen) == []
