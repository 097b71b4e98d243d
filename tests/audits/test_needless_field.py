"""A good and a bad visit, and what only looks like one."""

from typing import Any

import msgspec
import pytest

from harness.model import Act, FieldView, Visit

from .build import HOME, ask, button, click, fill, go, mail, page, visit, way
from .irritants import plain

THANKS = {
    "en": "Thank you. You are on the list.", "fi": "Kiitos. Olet listalla.", "sv": "Tack. Du står på listan.",
    "de": "Danke. Sie stehen auf der Liste.", "fr": "Merci. Vous êtes sur la liste.", "es": "Gracias. Está en la lista.",
}  # fmt: skip
USES = {
    "en": ["We will call you about it.", "We text you the code.", "The courier rings first."],
    "fi": ["Soitamme sinulle.", "Lähetämme tekstiviestin, sms.", "Otamme yhteyttä."],
    "sv": ["Vi ringer dig.", "Koden kommer per sms.", "Vi hör av oss."],
    "de": ["Wir rufen Sie an.", "Der Code kommt per SMS.", "Wir melden uns telefonisch."],
    "fr": ["Nous allons vous rappeler.", "Le code arrive par SMS.", "Nous pouvons vous joindre par téléphone."],
    "es": ["Le llamaremos pronto.", "El código llega por SMS.", "Contactaremos por teléfono."],
}
EMAIL = plain("E-mail", "email", required=True)
TEL = plain("Phone", "tel", required=True)
BORN = plain("Date of birth", "bday", required=True)
STREET = plain("Street", "street-address", required=True)
TITLE = plain("Title", "honorific-prefix", required=True, control="choice", type="select")
EMPLOYER = plain("Company", "organization", required=True)


def signed_up(*fields: FieldView, journey: str = "newsletter", text: str = "Our newsletter", language: str = "en", **more: Any) -> Visit:
    done, mails = more.pop("done", ""), more.pop("mails", [])
    form = page(text, "/form", headings=["Stay informed"], fields=list(fields), buttons=[button("Send")], language=language)
    end = page(done or THANKS[language], "/done", language=language)
    steps = (go(HOME), click("Sign up", form), fill(*fields), click("Send", end))
    return visit(way(journey, *steps, **more), language=language, mails=mails)


BAD = [
    *[signed_up(EMAIL, TEL, language=language) for language in THANKS],
    signed_up(EMAIL, BORN),
    signed_up(EMAIL, STREET),
    signed_up(EMAIL, EMPLOYER),
    signed_up(EMAIL, TITLE),
    signed_up(EMAIL, TEL, BORN, journey="download-the-brochure", text="Get the brochure"),
    signed_up(EMAIL, BORN, journey="ask-a-question", text="Ask us"),
    signed_up(EMAIL, STREET, TITLE, journey="order", text="Your order"),
    signed_up(EMAIL, plain("Phone", "tel", starred=True)),
]
GOOD = signed_up(EMAIL)
INNOCENT = [
    *[signed_up(EMAIL, TEL, language=language, done=use) for language, uses in USES.items() for use in uses],
    signed_up(EMAIL, TEL, text="We text you the news."),  # said at the form
    signed_up(EMAIL, TEL, mails=[mail("We will call you tomorrow.")]),
    signed_up(EMAIL, plain("Phone", "tel")),  # may be left out
    signed_up(EMAIL, plain("First name", "given-name", required=True)),  # to greet them by
    signed_up(EMAIL, plain("Country", "country", required=True)),
    signed_up(EMAIL, BORN, text="Wine news for everybody over 18"),
    signed_up(EMAIL, BORN, journey="ask-a-question", text="Ask the health centre: we find the patient by it"),
    signed_up(EMAIL, EMPLOYER, text="For pharmacies"),
    signed_up(EMAIL, STREET, text="A sample comes to your letterbox."),
    signed_up(EMAIL, BORN, done="We have a present for you: a birthday gift."),
    signed_up(EMAIL, STREET, text="The magazine comes by post."),
    signed_up(EMAIL, STREET, done="News of events near you."),
    signed_up(EMAIL, EMPLOYER, text="News for professionals in your industry"),
    signed_up(EMAIL, TITLE, mails=[mail("Dear Ms Kulta, welcome.")]),
    signed_up(EMAIL, TITLE, journey="order", text="Your order", done="Your flight is booked."),
    signed_up(EMAIL, TEL, journey="join"),  # what a membership needs differs
    signed_up(EMAIL, TEL, STREET, journey="order", text="Your order"),
    signed_up(EMAIL, TEL, journey="ask-a-question", text="Ask us"),  # a way to answer
    signed_up(EMAIL, TEL, journey="book-a-table"),
    signed_up(EMAIL, TEL, halt="expect-unmet", wanted="You will never see this"),  # not seen to the end
    signed_up(EMAIL, plain("Phone", "tel", required=True, origin="https://pay.example")),
    signed_up(EMAIL, plain("Which phone do you have?", required=True)),
    signed_up(EMAIL, TEL, text="word " * 4000),  # cut: who knows what it says
]


@pytest.mark.parametrize("seen", BAD)
def test_an_answer_that_served_nobody(seen: Visit) -> None:
    (finding,) = ask("needless-field", seen)
    assert (finding.severity, finding.certainty) == ("minor", "likely")


def test_it_is_told_as_a_share_of_the_effort() -> None:
    assert ask("needless-field", signed_up(EMAIL, TEL, BORN, STREET))[0].seen == (
        "3 of 4 answers, 75 % of the keys, had to be given and served nothing that the visit shows (newsletter): "
        "`Phone`, `Date of birth`, `Street`"
    )


def test_what_is_picked_costs_no_keys() -> None:
    picked = page("Order", "/form", fields=[EMAIL, TITLE], buttons=[button("Send")])
    seen = visit(way("order", go(HOME), click("Order", picked), fill(EMAIL), fill(TITLE), click("Send", page("Thanks.", "/done"))))
    chosen = msgspec.structs.replace(seen.journeys[0].steps[3], acts=[Act(kind="choose", name="Title", token="honorific-prefix", view=2)])
    journey = msgspec.structs.replace(seen.journeys[0], steps=[*seen.journeys[0].steps[:3], chosen, *seen.journeys[0].steps[4:]])
    (finding,) = ask("needless-field", msgspec.structs.replace(seen, journeys=[journey]))
    assert finding.seen == "1 of 2 answers had to be given and served nothing that the visit shows (checkout): `Title`"


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_what_is_used_needed_or_asked_politely_is_no_finding(seen: Visit) -> None:
    assert ask("needless-field", seen) == []
