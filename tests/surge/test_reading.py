"""Journeys that a mail leads on, as requests of two customers; mails are tried in test_mailroom.py."""

from typing import Any

from harness.model.recording import AwaitedMail, RecordedStep, Recording
from harness.surge.correlating import correlate
from harness.surge.script import Slot, Take, Text, plain
from harness.surge.writing import locustfile

from .recorded import FORM, SHOP, asked, recording

STEPS = [
    RecordedStep(verb="click", words="click: Join", think_s=2),
    RecordedStep(verb="mail", words="mail: {subject: Please confirm, follow: Confirm}", think_s=3),
    RecordedStep(verb="expect", words="expect: Welcome", shows="Welcome"),
]


def joined(email: str, token: str, mail: dict[str, Any] | None = None, url: str = "", **more: Any) -> Recording:
    """Join a list and confirm it by the mail's link."""
    url = url or f"{SHOP}/confirm/{token}?from=mail"
    awaited = {"wanted": {"subject": "Please confirm"}, "within_s": 30, "follow": "Confirm", "url": url}
    confirm = AwaitedMail(**{**awaited, **(mail or {})})
    steps = [STEPS[0], RecordedStep(verb="mail", words=STEPS[1].words, think_s=3, mail=confirm), STEPS[2]]
    requests = [
        asked("GET", "/", '<form method="post" action="/join"><input name="email"></form>'),
        asked("POST", "/join", "Look into your mailbox", body=f"email={email}", headers=FORM),
        asked("GET", "/alive", "{}", call=True, step=1),  # asked while the mail was waited for
        asked("GET", f"/confirm/{token}?from=mail", "<h1>Welcome</h1>", step=1),
    ]
    return recording(*requests, facts={"email": email}, steps=steps, **more)


def test_the_link_of_a_mail_is_each_customers_own_and_a_locustfile_says_so() -> None:
    script = correlate(joined("a@b.example", "4f2a99"), joined("c@d.example", "77b0e1"), mailbox=True)
    [mail] = script.mails
    assert (mail.before, mail.wanted, mail.takes) == (3, {"subject": plain("Please confirm")}, [Take("link", "link", "Confirm")])
    assert script.calls[3].url == Text((Slot("taken", "link"),))
    assert (script.stops, script.facts) == ("", ("email",))
    _, found, said = locustfile(script).partition('call=True, step="mail: {subject: Please confirm, follow: Confirm}")\n')
    assert found, "what was asked for while the mail was waited for comes before it"
    assert [line.strip() for line in said.splitlines()] == [
        "# mail: {subject: Please confirm, follow: Confirm}",
        'mail = self.mail(subject="Please confirm", within=30, step="mail: {subject: Please confirm, follow: Confirm}")',
        'link = mail.link("Confirm")',
        'page = self.ask("GET", link, step="mail: {subject: Please confirm, follow: Confirm}")',
        'self.shows(page, "Welcome")',
    ]  # fmt: skip


def test_without_a_mailbox_it_ends_before_the_mail() -> None:
    script = correlate(joined("a@b.example", "4f2a99"), joined("c@d.example", "77b0e1"))
    assert (len(script.calls), script.mails) == (2, ())
    assert script.stops == "`mail: {subject: Please confirm, follow: Confirm}` needs a mailbox"


def test_what_nobody_can_do_in_a_rush_ends_it_and_is_told() -> None:
    def needs(mail: dict[str, Any], **more: Any) -> str:
        return correlate(joined("a@b.example", "4f2a99", mail, **more), mailbox=True).stops.partition(" needs ")[2]

    assert needs({"took_s": 3 * 86_400}) == "time to pass"
    assert needs({"answered": True}) == "an answer by mail"
    assert needs({"took_s": 90}) == ""
    over = "http://click.mailer.example/t/8a7f"
    assert needs({}, url=over) == "a link over click.mailer.example, which is no host of the site"


def test_a_mailer_that_is_named_among_the_sites_hosts_leads_on_by_a_link_that_differs_each_time() -> None:
    def over(email: str, token: str) -> Recording:
        walked = joined(email, token, url=f"http://click.shop.example/t/{token}")
        *before, confirm = walked.asked
        led = asked("GET", "", step=1, url=f"http://click.shop.example/t/{token}", status=302)
        shown = asked("GET", f"/confirm/{token}?from=mail", confirm.answer, step=1, sent_on=3)
        return recording(*before, led, shown, facts=walked.facts, steps=walked.steps)

    script = correlate(over("a@b.example", "4f2a99"), over("c@d.example", "77b0e1"), mailbox=True)
    assert script.calls[3].url == Text((Slot("taken", "link"),))
    assert script.hosts == ("shop.example", "click.shop.example")
    assert script.stops == ""


def test_the_address_of_a_mail_is_the_same_however_it_is_written() -> None:
    for url in (f"{SHOP}/confirm/4f2a99?from=mail#top", "HTTP://Shop.example/confirm/%34f2a99?from=mail"):
        assert correlate(joined("a@b.example", "4f2a99", url=url), mailbox=True).stops == ""


def typed(code: str, quantity: str, take: str = "code") -> Recording:
    """Type in what a mail says."""
    said = {"gift": code, "size": quantity}
    mail = AwaitedMail(wanted={"subject": "Your code"}, within_s=30, takes={"gift": take, "size": "Size"}, said=said)
    steps = [STEPS[0], RecordedStep(verb="mail", words="mail: Your code", mail=mail), RecordedStep(verb="click", words="click: Redeem")]
    body = f"code={code}&quantity={quantity}"
    requests = [
        asked("GET", "/gift", f"<p>Codes look like {code}</p>"),
        asked("POST", "/redeem", "Thank you", body=body, headers=FORM, step=2),
    ]
    return recording(*requests, steps=steps)


def test_a_code_that_is_typed_is_that_of_the_mail() -> None:
    for take, kind, where in (("code", "first", "code"), ("Gift code", "after", "Gift code")):
        script = correlate(typed("GIFT-7Q2M", "2", take), typed("GIFT-9K1P", "2", take), mailbox=True)
        assert script.calls[1].form
        assert dict(script.calls[1].form.answers) == {"code": Text((Slot("taken", "gift"),)), "quantity": plain("2")}
        [mail] = script.mails
        assert (mail.before, mail.takes) == (1, [Take("gift", kind, where)])
        assert f'gift = mail.{kind}("{where}")' in locustfile(script)


def test_a_mail_that_says_something_else_than_was_typed_is_not_its_source() -> None:
    other = typed("GIFT-9K1P", "2")
    sent = asked("POST", "/redeem", "Thank you", body="code=GIFT-0000&quantity=2", headers=FORM, step=2)
    script = correlate(typed("GIFT-7Q2M", "2"), recording(other.asked[0], sent, steps=other.steps), mailbox=True)
    assert script.mails[0].takes == []


def test_a_mail_is_known_by_the_customers_facts_and_by_what_pages_said() -> None:
    def ordered(email: str, number: str) -> Recording:
        mail = AwaitedMail(wanted={"subject": f"Order {number}", "to": email}, within_s=30)
        steps = [STEPS[0], RecordedStep(verb="mail", words="mail: Order", mail=mail)]
        sent = asked("POST", "/order", f"<p>Thank you. Your order number is {number}.</p>", body=f"email={email}", headers=FORM)
        return recording(sent, facts={"email": email}, steps=steps)

    script = correlate(ordered("a@b.example", "HB-77123"), ordered("c@d.example", "HB-90871"), mailbox=True)
    [mail] = script.mails
    [take] = script.calls[0].takes
    assert mail.before == 1
    assert mail.wanted == {"subject": Text(("Order ", Slot("taken", take.name))), "to": Text((Slot("fact", "email"),))}
    assert 'self.mail(subject=f"Order {' in locustfile(script)
