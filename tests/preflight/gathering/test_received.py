"""Mails that came to customers of the list, held against whom they are addressed to."""

import pytest

from harness.model import MailView
from harness.model.mails import MailLink
from harness.preflight.gathering.received import Received, held, of_the_campaign
from harness.scenario import Site
from harness.scenario.site_file import load_site

from ...campaign.conftest import Made

AINO = {"email": "aino@b.fi", "given-name": "Aino", "family-name": "Virtanen", "code": "GIFT-AAAA"}
BEN = {"email": "ben@b.fi", "given-name": "Ben", "family-name": "O'Brien", "code": "GIFT-BBBB"}
CLEO = {"email": "cleo@b.fi", "given-name": "Cleo", "family-name": "Laine", "code": "GIFT-CCCC"}
NOBODY = {"email": "x@b.fi", "given-name": "", "family-name": ""}
RULE = "GIFT-[A-Z]{4}"


def kinds(facts: dict[str, str], text: str, rule: str = RULE) -> list[tuple[str, str]]:
    return [(mail["kind"], mail["words"]) for mail in held([mail_to(facts, text)], "en", rule)]


def mail_to(facts: dict[str, str], text: str, subject: str = "A book for you") -> Received:
    return Received(facts, MailView(subject=subject, text=text))


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Dear {{nickname}},\nx", "placeholder", "{{nickname}}"), ("Dear ,\nx", "nobody", "Dear ,"),
        ("Dear null,\nx", "no-value", "Dear null,"), ("Dear Maria,\nx", "somebody-else", ""),
        ("Dear Aino,\nyour code: GIFT-BBBB", "other-code", ""),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_mail_is_told(text: str, kind: str, words: str) -> None:
    assert kinds(AINO, text) == [(kind, words)]


def test_a_name_escaped_once_too_often_is_told_and_not_shown() -> None:
    [found] = held([mail_to(BEN, "Dear Ben O&#39;Brien,\nx")], "en")
    assert found == {"via": "inbox", "kind": "escaped", "of": "with an apostrophe", "words": ""}


def test_who_has_no_name_is_held_against_none() -> None:
    assert kinds(NOBODY, "Dear ,\nx") == [("nobody", "Dear ,")]
    assert kinds(NOBODY, "Dear reader,\nx") == [("own", "1")]


@pytest.mark.parametrize(
    "text",
    [
        "Dear Aino,\nyour code is gift aaaa.", "Dear Ms Virtanen,\nyour code: GIFT-AAAA (it looks like GIFT-ZZZZ).",
        "Hello!\nA book for you.", "Dear reader,\nclaim it by the link below.", "AINO,\nGIFT-AAAA", "Dear A. Virtanen,\nx",
    ],
)  # fmt: skip
def test_innocent_mails(text: str) -> None:
    assert kinds(AINO, text) == [("own", "1")]


def test_a_code_in_a_link_alone_is_the_customers_own_too() -> None:
    linked = MailView(text="Dear Aino,\nlike GIFT-ZZZZ", links=[MailLink(words="Claim", url="https://b.example/?c=GIFT-AAAA")])
    assert [mail["kind"] for mail in held([Received(AINO, linked)], "en", RULE)] == ["own"]


def test_whoever_signs_every_mail_is_no_stranger_in_one() -> None:
    signed = "Hello!\nA book.\nKind regards, Cleo Laine, editor"
    everybody = [mail_to(facts, signed) for facts in (AINO, BEN, CLEO)]
    assert {mail["kind"] for mail in held(everybody, "en")} == {"own"}
    assert {mail["kind"] for mail in held(everybody[1:], "en")} == {"own"}
    mixed_up = [mail_to(AINO, "Hello!\nSent to Ben O'Brien"), mail_to(BEN, "Hello!"), mail_to(CLEO, "Hello!")]
    assert [mail["kind"] for mail in held(mixed_up, "en")] == ["somebody-else", "own", "own"]


def test_nothing_of_a_customer_is_given() -> None:
    told = held([mail_to(AINO, "Dear {{ Aino Virtanen|upper }},\nGIFT-BBBB"), mail_to(BEN, "Dear Aino,\nGIFT-BBBB")], "en", RULE)
    said = str(told)
    assert not [value for facts in (AINO, BEN) for value in facts.values() if value in said]
    assert told[0]["words"] == "{{ … …|upper }}"


@pytest.fixture
def site(campaign: Made) -> Site:
    return load_site(campaign().path.parent.parent / "sites" / "publisher.yaml")


def test_the_newest_of_its_subject_is_the_campaigns(site: Site) -> None:
    mails = [MailView(id=name, subject=subject) for name, subject in (("old", "A book for you"), ("new", "A BOOK for you"), ("x", "Bill"))]
    found = of_the_campaign(mails, "a book for you", site)
    assert found
    assert found.id == "new"
    assert of_the_campaign(mails, "A gift", site) is None


def test_without_a_subject_it_has_to_come_from_the_company_or_lead_there(site: Site) -> None:
    def is_its(mail: MailView) -> bool:
        return of_the_campaign([mail], "", site) is not None

    assert is_its(MailView(sender="news@mail.books.example"))
    assert is_its(MailView(sender_name="Publisher"))
    assert is_its(MailView(links=[MailLink(url="https://books.example/gift")]))
    assert not is_its(MailView(sender="shop@other.example", links=[MailLink(url="https://other.example/gift")], subject="A book for you"))
