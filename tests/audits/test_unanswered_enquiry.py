"""Questions that were and were not answered, and messages that need no answer."""

from typing import Any

import msgspec
import pytest

from harness.model import FieldView, PageView, Visit

from .build import ask, button, field
from .build import page as look
from .promised import DAY, EMAIL, HOUR, mail, sent

MESSAGE = field("Your message", "comment")
WEEK = 7 * DAY + HOUR


def asked(said: str = "Thank you.", title: str = "Ask us", *others: FieldView, journey: str = "question", **more: Any) -> Visit:
    """The customer sends a message from a page of this title, and the inbox is looked into a week later."""
    form = look(title, "/ask", title=title, fields=[MESSAGE, EMAIL, *others], buttons=[button("Send")])
    return sent(said, form=form, journey=journey, **{"ended_s": WEEK, **more})


ROBOT = [("Auto-Submitted", "auto-replied")]
BAD = [
    asked(),
    asked(title="Complaints"),
    asked("Kiitos.", "Ota yhteyttä", language="fi"),
    asked("Tack.", "Kontakta oss", language="sv"),
    asked("Danke.", "Anfrage", language="de"),
    asked("Merci.", "Nous contacter", language="fr"),
    asked("Gracias.", "Consultas", language="es"),
    asked(mails=[mail("I am away.", 40, headers=ROBOT)]),
    asked(mails=[mail("Our news of May.", DAY, unsubscribe=["mailto:out@shop.example"])]),
]
GOOD = asked(mails=[mail("Dear Ann, yes, we make such tables. Kind regards, Eva", DAY)])
FORM = look("Ask us", "/ask", title="Ask us", fields=[MESSAGE], buttons=[button("Send")])
NOT_TAKEN: list[dict[str, Any]] = [{"errors": ["Please write more."]}, {"fields": [MESSAGE]}]


def again(seen: Visit, **more: Any) -> PageView:
    """The page after sending, as it may be where the message was not taken."""
    return msgspec.structs.replace(seen.views[-1], **more)


INNOCENT = [
    asked(ended_s=6 * DAY),
    asked(mailbox=""),
    asked("We will reply to your message by e-mail within 2 days."),  # a promise: another finding
    asked("We will call you."),
    asked("Thank you. We read everything and cannot answer every message."),
    asked("Thank you.", "Ask us", field("Phone", "tel")),
    asked(title="Leave a review"),
    asked(title="Contact us with your feedback"),
    asked(title="Guestbook"),
    asked(title="Order"),
    asked(journey="order"),
    asked(journey="cancel"),
    asked(mails=[mail("The answer to your question: yes.", 40)]),
    asked(mails=[mail("Thank you for your message. The table costs 900 €.", 40)]),
    *(msgspec.structs.replace(seen, views=[*seen.views[:-1], again(seen, **more)]) for seen in (asked(),) for more in NOT_TAKEN),
    sent("Thank you.", form=FORM, journey="question", ended_s=WEEK),
    msgspec.structs.replace(asked(), journeys=[msgspec.structs.replace(asked().journeys[0], steps=asked().journeys[0].steps[:3])]),
]


@pytest.mark.parametrize("seen", BAD)
def test_a_question_without_an_answer_after_a_week_is_moderate(seen: Visit) -> None:
    (finding,) = ask("unanswered-enquiry", seen)
    assert (finding.severity, finding.certainty, finding.journey, finding.view) == ("moderate", "likely", "question", 3)


@pytest.mark.parametrize("seen", BAD)
def test_it_doubles_no_other_finding(seen: Visit) -> None:
    assert [ask(other, seen) for other in ("dead-end", "broken-promise", "no-confirmation")] == [[], [], []]


def test_it_says_what_came_instead() -> None:
    assert ask("unanswered-enquiry", BAD[0])[0].seen == "a message was sent; 7 days later no mail had come"
    assert ask("unanswered-enquiry", BAD[7])[0].seen == "a message was sent; 7 days later 1 automatic mail had come"


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_an_answer_of_any_kind_or_none_that_was_due_is_no_finding(seen: Visit) -> None:
    assert ask("unanswered-enquiry", seen) == []
