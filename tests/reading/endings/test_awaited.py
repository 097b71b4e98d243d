"""A mail that was waited for: what is said of a company only where the visit shows it."""

import msgspec
import pytest

from harness.model import Act, Halt, Journey, MailLink, MailView, PageView, Step, Visit
from harness.reading.endings.awaited import automatic
from harness.reading.endings.outcomes import judge
from harness.reading.endings.verdict import Verdict

from ...audits.promised import sent

HOUR, DAY = 3600.0, 86_400.0
TOLD = Step(verb="fill", acts=[Act(kind="type", token="email")], done=True, view=0)
WANTED = {"subject": "Your gift"}


def waited(
    *mails: MailView, ended_s: float = 2 * HOUR, patience: float = HOUR, first: Step = TOLD, last: bool = False, came_by_then: int = 0,
    standing: str = "stranger", mail: dict[str, str] | None = None, page: PageView | None = None, mailbox: str = "aino+k3@shopper.example",
) -> Verdict:  # fmt: skip
    halt = Halt(
        cause="mail-missing", step=1, mail=WANTED if mail is None else mail, waited_from_s=10, waited_to_s=10 + patience,
        mails=came_by_then, last=last,
    )  # fmt: skip
    journey = Journey(name="gift", steps=[first, Step(verb="mail", view=0)], halt=halt)
    pages = [page or PageView(page=1, url="https://shop.example/", status=200, text="Thank you.")]
    visit = Visit(
        scenario="Gift", file="gift.yaml", site="shop", journeys=[journey], views=pages, mails=list(mails), ended_s=ended_s,
        mailbox=mailbox, standing=standing,  # type: ignore[arg-type]
    )  # fmt: skip
    return judge(visit, journey)


def test_a_mail_that_never_came() -> None:
    verdict = waited()
    assert (verdict.outcome, verdict.kind) == ("dead-end", "no-mail")
    assert verdict.reason == "a mail with `Your gift` in its subject did not come within 1 hour"


def test_a_company_that_was_never_told_the_address_owes_no_mail() -> None:
    assert waited(first=Step(verb="go", done=True, view=0)).outcome == "stale-scenario"
    assert waited(first=Step(verb="go", done=True, view=0), standing="member").outcome == "dead-end"


def test_a_company_that_was_told_another_address_owes_none_to_this_one() -> None:
    friends = Act(kind="type", token="email", datum="friend")
    another = Act(kind="type", token="email", own=False)
    for act in (friends, another):
        assert waited(first=Step(verb="fill", acts=[act], done=True, view=0)).outcome == "stale-scenario"


def test_a_mail_in_other_words_makes_the_scenario_stale() -> None:
    verdict = waited(MailView(subject="A present for you", at_s=20), came_by_then=1)
    assert (verdict.outcome, "A present for you" in verdict.reason) == ("stale-scenario", True)


def test_an_automatic_answer_is_not_the_mail_in_other_words() -> None:
    auto = MailView(subject="We got your message", at_s=20, headers=[("Auto-Submitted", "auto-replied")])
    assert automatic(auto)
    assert not automatic(MailView(headers=[("Auto-Submitted", "no"), ("Subject", "auto-replied")]))
    assert waited(auto, came_by_then=1).kind == "no-mail"


def test_a_mail_that_may_still_come_is_pending() -> None:
    assert waited(ended_s=600, patience=3 * DAY).outcome == "pending"


def test_a_mail_that_came_in_time_after_the_visit() -> None:
    mail = MailView(subject="Your gift is here", at_s=1.5 * HOUR)
    assert waited(mail, ended_s=3 * DAY, patience=DAY, last=True).outcome == "reached"
    assert waited(mail, ended_s=3 * DAY, patience=DAY).outcome == "pending", "what follows it was not walked"


def test_what_was_promised_for_later_is_quoted() -> None:
    seen = sent("Thank you.\nWe will reply within 2 hours.")
    halt = Halt(cause="mail-missing", step=1, mail={"sender": "shop"}, waited_from_s=10, waited_to_s=20)
    seen.journeys[0] = msgspec.structs.replace(seen.journeys[0], halt=halt)
    seen = msgspec.structs.replace(seen, ended_s=20)
    verdict = judge(seen, seen.journeys[0])
    assert verdict.outcome == "pending"  # the company's time is not over
    assert verdict.reason.endswith("within 10 seconds; what was promised: `We will reply within 2 hours.`")
    over = msgspec.structs.replace(seen, ended_s=3 * HOUR)
    assert (judge(over, over.journeys[0]).outcome, judge(over, over.journeys[0]).kind) == ("dead-end", "no-mail")


def test_a_mail_that_came_too_late() -> None:
    verdict = waited(MailView(subject="Your gift is here", at_s=2 * DAY + 10), ended_s=3 * DAY, patience=DAY)
    assert (verdict.kind, verdict.reason[-21:]) == ("no-mail", "(2 days later it did)")


def test_an_inbox_that_fails_accuses_nobody() -> None:
    journey = Journey(name="gift", steps=[TOLD], halt=Halt(cause="inbox", step=0, message="the server is gone"))
    verdict = judge(Visit(scenario="Gift", file="gift.yaml", site="shop", journeys=[journey], views=[PageView(page=1)]), journey)
    assert (verdict.outcome, verdict.reason) == ("error", "the server is gone")


def test_what_an_open_mail_does_not_say_makes_the_scenario_stale() -> None:
    halt = Halt(cause="mail-missing", step=0, message="The mail `Hi` has no link `Redeem`.", nearest=["Claim", "Help"])
    journey = Journey(name="gift", steps=[TOLD], halt=halt)
    verdict = judge(Visit(scenario="Gift", file="gift.yaml", site="shop", journeys=[journey], views=[PageView(page=1)]), journey)
    assert verdict.outcome == "stale-scenario"
    assert verdict.reason == "The mail `Hi` has no link `Redeem`; nearest: `Claim`, `Help`"


def read(text: str, *links: MailLink, language: str = "en") -> Verdict:
    """Judge a journey whose mail was read and has not what was to be taken from it."""
    steps = [TOLD, Step(verb="mail", view=0, mail=0)]
    halt = Halt(cause="mail-missing", step=1, message="The mail `Your tyres` says nothing for `amount`.")
    journey = Journey(name="offer", steps=steps, halt=halt)
    mails = [MailView(subject="Your tyres", text=text, links=list(links))]
    visit = Visit(
        scenario="Offer", file="o.yaml", site="shop", journeys=[journey], views=[PageView(page=1)], mails=mails, language=language
    )  # fmt: skip
    return judge(visit, journey)


def test_a_mail_that_tells_to_call_is_a_dead_end_by_telephone() -> None:
    verdict = read("Hello Aino,\n\nOur prices depend on many things. Please call (020) 910 2500.\n\nRing Road Tyres")
    assert (verdict.outcome, verdict.kind, verdict.words) == ("dead-end", "phone-only", "Please call (020) 910 2500.")


def test_a_mail_that_may_be_answered_or_has_a_link_is_none() -> None:
    assert read("Four tyres, 396 EUR. Any questions? Please call (020) 910 2500.").outcome == "stale-scenario"
    assert read("Please e-mail us at desk@shop.example.").outcome == "stale-scenario"
    assert read("Please call (020) 910 2500.", MailLink(words="See our offer", url="https://shop.example")).outcome == "stale-scenario"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Thank you for your letter.\nWe consider this matter closed."),
        ("en", "We regret that your journey did not go well. Your case has now been closed."),
        ("fi", "Olemme käsitelleet valituksenne. Pidämme asiaa loppuun käsiteltynä."),
        ("fi", "Asia on osaltamme loppuun käsitelty."),
        ("sv", "Vi har läst ditt brev. Vi betraktar ärendet som avslutat."),
        ("de", "Ihr Schreiben liegt uns vor. Wir betrachten die Angelegenheit als abgeschlossen."),
        ("fr", "Nous avons bien reçu votre lettre. Nous considérons l'affaire comme close."),
        ("es", "Hemos leído su carta. Damos el asunto por cerrado."),
    ],
)
def test_a_mail_that_closes_the_matter_is_a_refusal(language: str, text: str) -> None:
    verdict = read(text, MailLink(words="Imprint", url="https://shop.example/imprint"), language=language)
    assert (verdict.outcome, verdict.kind, verdict.reason) == ("dead-end", "refused", "the mail says that the matter is closed")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Your refund of 60 EUR is on its way. We consider the matter closed."),
        ("en", "Please send us your ticket. If we do not hear from you, we will consider the case closed."),
        ("en", "We are looking into the matter. Our office is closed on Sundays."),
        ("en", "Here is a voucher over 25 EUR. Your case has now been closed."),
        ("en", "A replacement was sent today. Your case is now closed."),
        ("fi", "Lähetimme uuden tänään. Asia on osaltamme loppuun käsitelty."),
        ("de", "Die Reparatur ist fertig, der Vorgang ist damit abgeschlossen."),
        ("fi", "Palautamme 60 euroa. Pidämme asiaa loppuun käsiteltynä."),
        ("fi", "Jos emme kuule teistä, pidämme asiaa loppuun käsiteltynä."),
        ("sv", "Återbetalning sker i dag. Vi betraktar ärendet som avslutat."),
        ("sv", "Om du inte hör av dig betraktar vi ärendet som avslutat."),
        ("de", "Die 60 € haben wir Ihnen erstattet. Wir betrachten die Angelegenheit als abgeschlossen."),
        ("de", "Sollten wir nichts von Ihnen hören, betrachten wir die Angelegenheit als abgeschlossen."),
        ("de", "Sobald Sie das Geld haben, ist die Sache für uns erledigt."),
        ("fr", "Si vous ne répondez pas, nous considérons le dossier comme clos."),
        ("es", "Si no responde, damos el caso por cerrado."),
        # the customer wished it, it goes on elsewhere, it was set right, or it is not so yet
        ("en", "At your request we have closed the case."),
        ("en", "You withdrew your complaint. We have closed the file."),
        ("en", "We merged your two letters: the case is closed, and we go on in case 4700."),
        ("en", "The parcel was found and is with you tomorrow. We have closed the case."),
        ("en", "We deducted 20 € from your bill. The case is closed."),
        ("en", "We will not consider the matter closed until you are content."),
        ("en", "Your case is closed. You can open it again by answering this mail."),
        ("fi", "Raha on tilillänne huomenna. Asia on osaltamme loppuun käsitelty."),
        ("sv", "Ärendet är avslutat på din begäran."),
        ("sv", "Vi anser inte att ärendet är avslutat förrän du är nöjd."),
        ("de", "Der Vorgang wurde abgeschlossen, da Sie Ihre Beschwerde zurückgezogen haben."),
        ("de", "Der Fall ist erledigt, der Betrag ist überwiesen."),
        ("fr", "Votre dossier est clos à votre demande."),
        ("fr", "Le dossier est clos : 30 € sont en route."),
        ("es", "El caso está cerrado a petición suya."),
        ("es", "El expediente queda cerrado: le hemos abonado 30 €."),
    ],
)
def test_a_matter_that_ends_well_or_may_end_is_no_refusal(language: str, text: str) -> None:
    assert read(text, language=language).outcome == "stale-scenario"


def test_a_page_that_complains_has_taken_nothing() -> None:
    complaint = PageView(page=1, url="https://shop.example/", status=200, text="E-mail", errors=["Please enter a valid address"])
    verdict = waited(page=complaint)
    assert (verdict.outcome, verdict.reason[-52:]) == ("stale-scenario", "and the page complains: `Please enter a valid address`"[-52:])


def test_where_nobody_knows_that_the_mails_arrive_nobody_is_accused() -> None:
    assert waited(mailbox="").outcome == "stale-scenario"
