"""A good and a bad visit, and what only looks like one."""

import msgspec
import pytest

from harness.model import Visit

from .build import HOME, ask, field, fill, go, mail, page, visit, way

FORM = page("Join us", "/join", fields=[field("First name", "given-name"), field("Last name", "family-name")])
NAMES = ["Aino", "Virtanen"]


def greeted(
    text: str, language: str = "en", names: list[str] = NAMES, label: str = "First name", at_s: float = 60, sender_name: str = ""
) -> Visit:
    """The customer tells their name after ten seconds; a mail comes later."""
    told = way("join", go(HOME), go(FORM), fill(field(label, "given-name"), at_s=10))
    return visit(told, mails=[mail(text, at_s=at_s, sender_name=sender_name)], names=names, language=language, site_name="Pulse Gym")


NOBODY = [
    greeted("Dear ,\nThank you."), greeted("Hello ,\nThank you."), greeted("Hei ,\nkiitos.", "fi"),
    greeted("Sehr geehrte/r ,\ndanke.", "de"),
    greeted("Estimado/a ,\ngracias.", "es"), greeted("Cher ,\nmerci.", "fr"), greeted("Kära ,\ntack.", "sv"),
]  # fmt: skip
NO_VALUE = [greeted("Hi null,"), greeted("Hello undefined!"), greeted("Hi null,", names=[]), greeted("Dear None None,")]
SOMEBODY = [
    greeted("Hello John,\nThank you."), greeted("PULSE GYM\n\nHi John!"), greeted("Dear Mr. Smith,"), greeted("Dear John Smith,"),
    greeted("Hei Matti,", "fi"), greeted("Hej Göran!", "sv"), greeted("Sehr geehrter Herr Müller,", "de"), greeted("Lieber Jürgen,", "de"),
    greeted("Bonjour Mme Dupont,", "fr"), greeted("Estimado Sr. García:", "es"), greeted("Hola Carmen,", "es"),
]  # fmt: skip
BAD = [*NOBODY, *NO_VALUE, *SOMEBODY]
GOOD = greeted("Dear Aino,\nThank you.")
INNOCENT = [
    greeted("Dear Virtanen Aino,"), greeted("Dear Ms Virtanen,"), greeted("Dear Mrs. A. Virtanen,"), greeted("Dear A.V.,"),
    greeted("HELLO AINO!"), greeted("Hello Aíno,"), greeted("Dear Aino Petrovna,"), greeted("Hi Ain,"), greeted("Hei Ainon perhe,", "fi"),
    greeted("Dear customer,"), greeted("Dear Sir or Madam,"), greeted("Dear valued member,"), greeted("Hi there,"), greeted("Hello!"),
    greeted("Hello,"), greeted("Hi all,"), greeted("Hello world,"), greeted("Dear Pulse Gym customer,"), greeted("Bonjour !", "fr"),
    greeted("Liebe Sportfreunde,", "de"), greeted("Sehr geehrte Damen und Herren,", "de"), greeted("Hallo Sommer!", "de"),
    greeted("Hyvä asiakas,", "fi"), greeted("Hyvä, että tilasit.", "fi"), greeted("Estimado/a cliente:", "es"), greeted("Hej igen!", "sv"),
    greeted("Thank you for your order, John will bring it."), greeted("Your trainer John greets you."),
    greeted("Hello John, Paul, George and everybody who has been waiting for news of the next concert of the Beatles at last,"),
    greeted("Hi, John here from the gym.", sender_name="John at the gym"), greeted("Hi John here from the gym,"),
    greeted("Hei Anna palautetta,", "fi"), greeted("Hello from Paris,"),
    greeted("Hello John,", names=[]), greeted("Dear ,", names=[]), greeted("Hello John,", label="Recipient's name"),
    greeted("Hello John,", at_s=5), greeted("Dear Mr Null,", names=["Christopher", "Null"]), greeted("Hi Mueller,", names=["Jo", "Müller"]),
    greeted("Hi Bjoern,", names=["Bjørn"]), greeted("Dear Null,", names=[]), greeted("Hi {first_name},"), greeted(""),
]  # fmt: skip


@pytest.mark.parametrize("seen", NOBODY)
def test_a_greeting_without_a_name_is_moderate(seen: Visit) -> None:
    (finding,) = ask("wrong-name", seen)
    assert (finding.severity, finding.certainty, finding.mail) == ("moderate", "sure", 0)
    assert "greets nobody" in finding.seen


@pytest.mark.parametrize("seen", NO_VALUE)
def test_a_word_for_no_value_is_moderate(seen: Visit) -> None:
    (finding,) = ask("wrong-name", seen)
    assert (finding.severity, finding.certainty) == ("moderate", "sure")
    assert "missing value" in finding.seen


@pytest.mark.parametrize("seen", SOMEBODY)
def test_another_s_name_is_serious_and_likely(seen: Visit) -> None:
    (finding,) = ask("wrong-name", seen)
    assert (finding.severity, finding.certainty) == ("serious", "likely")


def test_the_same_greeting_counts_once() -> None:
    seen = greeted("Hello John,")
    assert len(ask("wrong-name", msgspec.structs.replace(seen, mails=seen.mails * 3))) == 1


def test_a_member_was_known_by_name_before_the_visit() -> None:
    assert ask("wrong-name", visit(mails=[mail("Hello John,")], names=NAMES, standing="member"))


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_the_customer_or_everybody_is_no_finding(seen: Visit) -> None:
    assert ask("wrong-name", seen) == []
