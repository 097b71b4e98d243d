"""A way to ask that is nowhere: a dead end where the pages seen are enough to say so, a stale scenario otherwise."""

from typing import Any

import pytest

from harness.model import Visit

from ...audits.build import button, click, field, go, last, link, mail, page, visit, way

SITE = ("Harbour", "Fees", "News")


def looked_for(
    *more: Any, wanted: str = "Ask us", said: str = "", language: str = "en", halt: Any = "target-missing", mails: Any = ()
) -> Visit:
    """The customer sees three pages, the last with these controls besides, and looks for a way to ask."""
    known = [link(name) for name in SITE]
    links, buttons = [each for each in more if each.role != "button"], [each for each in more if each.role == "button"]
    news = page(f"The entrance is dredged.\n{said}", "/news", links=[*known, *links], buttons=buttons)
    fees = page("A night: 220 kr", "/fees", links=known)
    moves = (go(page("Welcome.", links=known)), click("Fees", fees), click("News", news), click(wanted))
    return visit(way("ask", *moves, halt=halt, wanted=wanted), language=language, mails=list(mails))


@pytest.mark.parametrize(
    ("language", "wanted"),
    [
        ("en", "Ask us"), ("en", "Contact"), ("fi", "Ota yhteyttä"), ("sv", "Fråga oss"), ("de", "Kontakt"), ("fr", "Nous contacter"),
        ("es", "Contacto"),
    ],
)  # fmt: skip
def test_nobody_to_ask(language: str, wanted: str) -> None:
    verdict = last(looked_for(wanted=wanted, language=language))
    assert (verdict.outcome, verdict.kind, verdict.words) == ("dead-end", "nobody-to-ask", wanted)
    assert verdict.reason == (
        f"`{wanted}` was looked for; none of 3 pages names an address, a telephone number, a form or a link to ask"
    )


FEW = (go(page("Welcome.")), click("News", page("News", "/news")), click("Ask us"))


@pytest.mark.parametrize(
    "seen",
    [
        looked_for(link("Write to us")),
        looked_for(link("About the harbour")),
        looked_for(link("Harbour office", "mailto:office@shop.example")),
        looked_for(link("The harbour", "https://www.facebook.com/harbour")),
        looked_for(button("Chat")),
        looked_for(button("Menu", submits=False)),
        looked_for(said="Harbour office: +46 8 123 45 67"),
        looked_for(said="Questions? office@shop.example"),
        looked_for(said="office (at) shop.example"),
        looked_for(said="hamn [snabel-a] shop.example", language="sv"),
        looked_for(button("☰", submits=False)),
        looked_for(link("Say hello")),
        looked_for(link("Forum")),
        looked_for(said="P.O. Box 12, Harbour Town"),
        looked_for(said="Postfach 1234, 18055 Rostock", wanted="Kontakt", language="de"),
        looked_for(said="Find @harbour_office on Instagram"),
        looked_for(said="0800 HARBOUR"),
        looked_for(link("Book a call")),
        looked_for(link("So erreichen Sie uns"), wanted="Kontakt", language="de"),
        looked_for(said="x" * 20_000),
        looked_for(mails=[mail("Welcome.", sender="office@shop.example")]),
        looked_for(wanted="Book a berth"),  # no way to ask was looked for
        looked_for(halt="target-hidden"),
        visit(way("ask", *FEW, halt="target-missing", wanted="Ask us")),
    ],
)
def test_a_way_that_may_be_there_or_few_pages_accuse_nobody(seen: Visit) -> None:
    assert last(seen).outcome == "stale-scenario"


def test_a_form_on_an_earlier_page_is_a_way() -> None:
    form = page("Welcome.", fields=[field("Your message", "comment")])
    moves = (go(form), click("Fees", page("Fees", "/fees")), click("News", page("News", "/news")), click("Ask us"))
    assert last(visit(way("ask", *moves, halt="target-missing", wanted="Ask us"))).outcome == "stale-scenario"
