"""A campaign's mail from its file: filled in, and what is left or missing then."""

from pathlib import Path

import pytest

from harness.preflight.gathering.mails import Mail, read_mails

from ..campaign.conftest import Made

HEAD = "From: Books <books@example.com>\nSubject: A book for you\nContent-Type: text/plain; charset=utf-8\n\n"
LISTED = "audience: {customers: customers.csv}\nmail: mail.eml\n"
NAMED = "email,given-name,family-name,code\naino@b.fi,Aino,Virtanen,A-1\n"
NAMELESS = "email,given-name,code\naino@b.fi,Aino,A-1\nben@b.fi,,A-2\n"


def told(campaign: Made, text: str, rows: str = NAMED, name: str = "mail.eml") -> list[Mail]:
    made = campaign(LISTED.replace("mail.eml", name), customers=rows)
    assert made.mail
    made.mail.write_text(text if name != "mail.eml" else HEAD + text, "utf-8")
    return read_mails(made, made.mail, "en")


def kinds(found: list[Mail]) -> list[tuple[str, str]]:
    return [(mail["kind"], mail["words"]) for mail in found]


@pytest.mark.parametrize(
    "text",
    [
        "Dear {{given-name}},\nyour code is {{ code }}.", "Dear *|FNAME|*,\nyour code: *|CODE|*", "Dear %FIRSTNAME%,\nwelcome.",
        "Dear [FIRSTNAME] [LASTNAME],\nwelcome.", "Dear {{ contact.FIRSTNAME | default: 'friend' }},\nwelcome.", "Dear Aino,\nwelcome.",
        "Dear reader,\nthe book costs 0 €.", "Hello!\nA book [1] for you (100 % free). See {curly} things.", "Dear ${given_name},\nx",
    ],
)  # fmt: skip
def test_what_the_list_has_is_filled_in(text: str, campaign: Made) -> None:
    assert kinds(told(campaign, text)) == [("own", "")]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Dear {{nickname}},\nx", "{{nickname}}"), ("Dear [NICK_NAME],\nx", "[NICK_NAME]"), ("Dear *|NICK|*,\nx", "*|NICK|*"),
        ("Dear {{given-name}},\nbefore {{ends}}.", "{{ends}}"), ("Dear %FIRST_NAME_OF_CHILD%,\nx", "%FIRST_NAME_OF_CHILD%"),
    ],
)  # fmt: skip
def test_what_the_list_does_not_have_is_told(text: str, left: str, campaign: Made) -> None:
    assert kinds(told(campaign, text)) == [("placeholder", left)]


def test_who_has_no_name_is_greeted_as_nobody_or_by_what_stands_in_for_it(campaign: Made) -> None:
    assert kinds(told(campaign, "Dear {{given-name}},\nx", NAMELESS)) == [("own", ""), ("nobody", "Dear ,")]
    assert kinds(told(campaign, 'Dear {{given-name|default("reader")}},\nx', NAMELESS)) == [("own", ""), ("own", "")]
    assert kinds(told(campaign, "Dear {{given-name|reader}},\nx", NAMELESS)) == [("own", ""), ("own", "")]


@pytest.mark.parametrize("greeting", ["Dear null,", "Dear undefined,", "Dear None,", "Hi null!"])
def test_a_word_for_no_value_is_told(greeting: str, campaign: Made) -> None:
    assert kinds(told(campaign, f"{greeting}\nwelcome.")) == [("no-value", greeting)]


@pytest.mark.parametrize("greeting", ["Dear Ms Null,", "Dear Nan,", "Dear None of the above club,", "Dear friends,", "Dear all,"])
def test_innocent_greetings(greeting: str, campaign: Made) -> None:
    assert kinds(told(campaign, f"{greeting}\nwelcome.")) == [("own", "")]


def test_nothing_of_a_customer_is_given(campaign: Made) -> None:
    found = told(campaign, "Dear {{given-name}} {{family-name}},\nyour code {{code}} and {{nickname}}.")
    assert found == [{"kind": "placeholder", "of": "as in the list", "words": "{{nickname}}"}]


def test_pages_and_plain_texts_are_read_as_well(campaign: Made) -> None:
    assert kinds(told(campaign, "<p>Dear {{nickname}},</p>", name="mail.html")) == [("placeholder", "{{nickname}}")]
    assert kinds(told(campaign, "Dear {{given-name}},", name="mail.txt")) == [("own", "")]


def test_a_mail_that_cannot_be_read(campaign: Made, folder: Path) -> None:
    made = campaign(LISTED, customers=NAMED)
    assert kinds(read_mails(made, folder / "none.eml", "en")) == [("unreadable", "there is no such file")]
