"""A good and a bad visit, and what only looks like one."""

import pytest

from harness.model import Visit

from .build import ask, button, field, page
from .promised import DAY, HOUR, MINUTE, later, mail, sent

CONFIRM = "Thank you! You will receive a confirmation by e-mail shortly."
PROMISED = sent(CONFIRM, ended_s=2 * HOUR)
SENT = sent("Thank you! A confirmation has been sent to your e-mail address.", ended_s=DAY)
JOINED = sent("Welcome, Ann!", journey="join", ended_s=2 * HOUR)
BAD = [PROMISED, SENT, JOINED, sent("Thank you for your order.", journey="order", ended_s=DAY)]
GOOD = sent(CONFIRM, mails=[mail("Your booking is confirmed.", 30)], ended_s=DAY)
NAMED = page("Join", "/join", fields=[field("Name", "name")], buttons=[button("Send")])
INNOCENT = [
    sent(CONFIRM, ended_s=30 * MINUTE),
    sent(CONFIRM, ended_s=DAY, mailbox=""),
    sent(CONFIRM, form=NAMED, ended_s=DAY),
    sent("We will reply to your message by e-mail.", ended_s=DAY),
    sent("We'll mail you when it is ready.", ended_s=DAY),
    sent("You will receive our newsletter by e-mail, if you subscribe to it.", ended_s=DAY),
    sent("You will receive a reminder by e-mail 24 hours before your class.", ended_s=DAY),
    sent("We will call or e-mail you to confirm.", ended_s=DAY),
    sent("Welcome, Ann!", journey="join", form=NAMED, ended_s=DAY),
    sent("Welcome, Ann!", journey="join", mails=[mail("Hello", 12)], ended_s=DAY),
    sent("Welcome, Ann!", journey="join", ended_s=10 * MINUTE),
    sent("Thank you.", journey="ask-a-question", ended_s=DAY),
    sent(CONFIRM, later("Welcome", 20), mails=[mail("Your booking is confirmed.", 25)], ended_s=DAY),
]


@pytest.mark.parametrize(
    ("seen", "words"),
    [
        (PROMISED, '"You will receive a confirmation by e-mail shortly." – 1 hour 59 minutes later no mail had come yet'),
        (JOINED, "the company has the customer's address; 1 hour 59 minutes later no mail had come"),
    ],
)
def test_a_confirmation_that_does_not_come_is_likely_missing(seen: Visit, words: str) -> None:
    (finding,) = ask("no-confirmation", seen)
    assert (finding.severity, finding.certainty, finding.seen, finding.view) == ("moderate", "likely", words, 3)


@pytest.mark.parametrize("seen", BAD)
def test_it_is_reported_once_and_is_no_broken_promise(seen: Visit) -> None:
    assert len(ask("no-confirmation", seen)) == 1
    assert ask("broken-promise", seen) == []


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_what_came_what_may_still_come_and_what_was_not_promised_is_no_finding(seen: Visit) -> None:
    assert ask("no-confirmation", seen) == []
