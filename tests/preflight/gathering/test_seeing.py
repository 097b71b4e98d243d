"""What a walk that writes to customer service has seen, on visits made by hand."""

import pytest

from harness.model import Act, FieldView, Halt, Journey, MailView, PageView, Step, Visit
from harness.model.preflight import Answered
from harness.preflight.gathering.seeing import answered, halted, puzzled

SENT = Step(verb="send", words="send", done=True, acts=[Act(kind="click", name="Send")], at_s=4)
THANKS = Step(verb="expect", words="expect: Thank you", done=True, at_s=5)
MAIL = "mail: {subject: Your message}"


def visit(*steps: Step, halt: Halt | None = None, mails: list[MailView] | None = None, page: PageView | None = None) -> Visit:
    journey = Journey(name="tell", steps=list(steps), halt=halt)
    return Visit(scenario="s", file="f", site="x", journeys=[journey], views=[page or PageView(page=0)], mails=mails or [])


def read(mail: int, *, done: bool = True) -> Step:
    return Step(verb="mail", words=MAIL, done=done, acts=[Act(kind="open-mail")], mail=mail, at_s=6)


def test_a_mail_is_counted_from_what_was_last_done_on_a_page() -> None:
    news = MailView(subject="Our news", at_s=1)
    seen = visit(SENT, THANKS, read(1), read(2), mails=[news, MailView(subject="Q-1", at_s=6.5), MailView(subject="Q-1, again", at_s=90)])
    assert answered(seen) == [Answered(subject="Q-1", seconds=2.5), Answered(subject="Q-1, again", seconds=86)]
    assert halted(seen) == ""


def test_a_mail_that_no_step_waited_for_and_one_that_did_not_say_what_it_should_are_no_answers() -> None:
    mails = [MailView(subject="Q-1", at_s=5)]
    halt = Halt(cause="mail-missing", step=2)
    assert answered(visit(SENT, THANKS, mails=mails)) == []
    assert answered(visit(SENT, THANKS, read(0, done=False), mails=mails, halt=halt)) == []
    assert halted(visit(SENT, THANKS, read(0, done=False), mails=mails, halt=halt)) == MAIL


def test_a_clock_that_was_set_back_makes_no_time_below_none() -> None:
    assert answered(visit(SENT, read(0), mails=[MailView(subject="Q-1", at_s=3.9)])) == [Answered(subject="Q-1")]


@pytest.mark.parametrize(
    ("page", "may"),
    [
        (PageView(page=0, text="Contact us\nPlease complete the captcha"), True), (PageView(page=0, text="Verify you are human"), True),
        (PageView(page=0, text="This site is protected by reCAPTCHA."), True), (PageView(page=0, text="Suojaa: Turnstile"), True),
        (PageView(page=0, fields=[FieldView(token="captcha")]), True), (PageView(page=0, text="Contact us. We are only human."), False),
        (PageView(page=0, text="We captured your message", fields=[FieldView(token="comment")]), False),
    ],
)  # fmt: skip
def test_what_may_keep_robots_out(page: PageView, may: bool) -> None:
    assert puzzled(visit(SENT, page=page)) is may
