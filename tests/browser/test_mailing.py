"""What a customer does in their mailbox: every press and word counted, the mail kept as evidence."""

import datetime
import smtplib
import threading
from collections.abc import Callable, Iterator
from email import message_from_bytes
from email.message import EmailMessage, Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import msgspec
import pytest

from harness.browser import mail_pictures
from harness.browser.clock import Clock
from harness.inbox.letterbox import Letterbox
from harness.inbox.receiver import Receiver
from harness.model import Visit
from harness.personas import persona
from harness.reading.endings.outcomes import judge
from harness.scoring import score

from ..plugin.company import Company
from .conftest import Walked, only, reached

ADDRESS, TAG = "aino.lahtinen+k3f9x2@shopper.example", "+k3f9x2"
PAGES = {
    "/": "<form onsubmit=\"location='/done';return false\"><label>E-mail <input name=e type=email></label><button>Ask for it</button></form>",
    "/done": "<h1>Thank you</h1><p>We have sent you a mail.</p>",
    "/gift": "<h1>Your gift</h1><form onsubmit=\"location='/redeemed';return false\"><label>Code <input name=c></label><button>Redeem</button></form>",
    "/redeemed": "<h1>Enjoy it</h1>",
    "/status": "<h1>Your order</h1><form onsubmit=\"location='/done';return false\"><label>E-mail <input name=e type=email></label>"
    "<button>Show it</button></form>",
    "/stop": "<h1>You will get no more mails</h1>",
}
ASK = "- go: /\n- fill: {E-mail: '{email}'}\n- click: Ask for it\n"

Mailed = Callable[..., Visit]


@pytest.fixture
def post() -> Iterator[Receiver]:
    with Receiver() as receiver:
        yield receiver


def mail(subject: str, text: str = "Hello Aino,", html: str = "", **headers: str) -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "The Shop <hello@shop.example>", ADDRESS, subject
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    made.set_content(text)
    if html:
        made.add_alternative(html, subtype="html")
    return made


def deliver(post: Receiver, *mails: Message) -> None:
    with smtplib.SMTP("127.0.0.1", post.port) as connection:
        for each in mails:
            connection.send_message(each)


@pytest.fixture
def mailed(walk: Walked, company: Company, post: Receiver) -> Mailed:
    """Walk steps with a mailbox; the mails come as soon as the visit has begun, or so many seconds after it."""

    def walk_steps(steps: str, *mails: Message, after: float = 0, **more: object) -> Visit:
        def begun() -> None:
            deliver(post, *mails) if not after else threading.Timer(after, deliver, [post, *mails]).start()

        steps = steps.replace("AT", company.url)
        return walk(steps, PAGES, letterbox=Letterbox(post, "staging", ADDRESS, TAG), begun=begun, **more)

    return walk_steps


def test_a_mail_is_effort_and_evidence(mailed: Mailed, company: Company) -> None:
    html = f"<p>Hello Aino, here is your gift.</p><a href='{company.url}/gift'>Open your gift</a>"
    gift = mail("Your gift", f"Here is your gift: {company.url}/gift", html)
    visit = mailed(f"{ASK}- mail: {{subject: your gift, follow: Open your gift}}\n- expect: Your gift", gift)
    [mailing] = [step for step in reached(visit).steps if step.verb == "mail"]
    assert (mailing.effort.clicks, mailing.effort.mail_steps, mailing.effort.pages) == (2, 1, 1)
    assert mailing.effort.words == len(["Your", "gift"]) + 3, "the subject, and of ten words the share that people read"
    assert [act.kind for act in mailing.acts] == ["open-mail", "follow-mail"]
    assert (mailing.mail, len(visit.mails), visit.mailbox) == (0, 1, ADDRESS)
    assert (visit.mails[0].subject, visit.mails[0].sender, visit.mails[0].to) == ("Your gift", "hello@shop.example", ADDRESS)


def test_a_mail_s_link_that_asks_for_the_address_it_was_sent_to(mailed: Mailed, company: Company) -> None:
    html = f"<a href='{company.url}/status'>Order status</a>"
    visit = mailed(f"{ASK}- mail: {{subject: order, follow: Order status}}\n- fill: form\n- click: Show it", mail("Your order", html=html))
    [again] = [finding for finding in score(visit).findings if finding.audit == "repeated-question"]
    assert again.seen == "`E-mail` (email), the address that the mail with this link was sent to, is asked again and stands empty"
    assert reached(visit).effort.asked_again == 1


def test_the_tag_of_an_address_is_no_effort_of_the_customer(mailed: Mailed) -> None:
    visit = mailed(f"{ASK}- mail", mail("Hello"))
    assert reached(visit).effort.keystrokes == len(ADDRESS) - len(TAG)


def test_a_mail_is_waited_for_and_seen_within_a_second(mailed: Mailed) -> None:
    visit = mailed("- mail: {subject: Later, within: 20 s}", mail("Later"), after=1.5)
    [step] = reached(visit).steps
    assert 1.0 < visit.mails[0].at_s < 3
    assert visit.ended_s - visit.mails[0].at_s < 1
    assert step.effort.mail_waiting_s == visit.mails[0].at_s


def test_what_a_mail_says_is_taken_for_later_steps(mailed: Mailed) -> None:
    gift = mail("Your gift", "Hello Aino,\nYour code: GIFT-7Q2M-0001\nIt is worth 15,00 EUR until 27 November 2026.")
    steps = (
        f"{ASK}- mail: {{subject: gift, take: {{gift: code, worth: amount, until: date, again: Your code}}}}\n"
        "- go: /gift\n- fill: {Code: '{gift}'}\n- click: Redeem\n- expect: Enjoy it"
    )
    journey = reached(mailed(steps, gift))
    assert journey.steps[3].kept == {"gift": "GIFT-7Q2M-0001", "worth": "15,00 EUR", "until": "27 November 2026", "again": "GIFT-7Q2M-0001"}


def test_no_mail_is_read_twice_and_two_in_one_stay_are_one_trip(mailed: Mailed) -> None:
    visit = mailed(f"{ASK}- mail: Hello\n- mail: Hello\n- go: /gift\n- mail", mail("Hello 1"), mail("Hello 2"), mail("Bye"))
    assert [step.mail for step in reached(visit).steps if step.verb == "mail"] == [0, 1, 2]
    assert reached(visit).effort.mail_steps == 2


def test_a_mail_that_does_not_come(mailed: Mailed) -> None:
    visit = mailed(f"{ASK}- mail: {{subject: Your gift, within: 1 s}}")
    verdict = judge(visit, only(visit))
    assert (verdict.outcome, verdict.kind) == ("dead-end", "no-mail")


def test_mails_that_came_instead_are_named(mailed: Mailed) -> None:
    visit = mailed(f"{ASK}- mail: {{subject: Your gift, within: 1 s}}", mail("A present for you"))
    verdict = judge(visit, only(visit))
    assert (verdict.outcome, "A present for you" in verdict.reason) == ("stale-scenario", True)


def test_a_link_that_is_not_in_the_mail_names_those_that_are(mailed: Mailed) -> None:
    visit = mailed("- go: /\n- mail: {subject: Hello, follow: Confirm}", mail("Hello", html="<a href='https://shop.example/'>Shop</a>"))
    assert judge(visit, only(visit)).reason == "The mail `Hello` has no link `Confirm`; nearest: `Shop`"


def test_words_of_the_site_stand_for_the_scenarios(mailed: Mailed) -> None:
    visit = mailed("- mail: {subject: Your gift, within: 1 s}", mail("Tässä lahjasi"), site="words: {Your gift: tässä lahjasi}")
    reached(visit)


def test_waiting_moves_a_clock_that_can_be_moved(walk: Walked, post: Receiver) -> None:
    moved: list[float] = []

    def move(seconds: float) -> None:
        moved.append(seconds)
        if sum(moved) >= 7200:
            late = mail("It is ready")
            deliver(post, late)

    box = Letterbox(post, "street", ADDRESS, TAG)
    visit = walk("- mail: {subject: ready, within: 1 day}", PAGES, letterbox=box, clock=Clock(move))
    reached(visit)
    assert 7200 <= sum(moved) < 4 * 7200
    assert visit.ended_s > 7200


def test_the_button_of_the_mail_program_posts_once_and_opens_no_page(mailed: Mailed, company: Company) -> None:
    letter = mail("News", List_Unsubscribe=f"<{company.url}/stop>, <mailto:stop@shop.example>", List_Unsubscribe_Post="List-Unsubscribe=One-Click")
    visit = mailed("- go: /\n- mail: News\n- unsubscribe", letter)
    assert judge(visit, only(visit)).kind == "no-unsubscribe", "this company answers no POST"
    assert "501" in judge(visit, only(visit)).reason


def test_an_answer_that_leads_on_has_taken_the_post(mailed: Mailed) -> None:
    class List(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(303)
            self.send_header("Location", "/left")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *arguments: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), List) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        leave = f"<http://127.0.0.1:{server.server_address[1]}/leave>"
        letter = mail("News", List_Unsubscribe=leave, List_Unsubscribe_Post="List-Unsubscribe=One-Click")
        visit = mailed("- go: /\n- mail: News\n- unsubscribe", letter)
        server.shutdown()
    assert reached(visit).steps[2].acts[0].kind == "unsubscribe"


def test_without_one_click_the_page_is_opened(mailed: Mailed, company: Company) -> None:
    letter = mail("News", List_Unsubscribe=f"<{company.url}/stop>")
    visit = mailed("- go: /\n- mail: News\n- unsubscribe\n- expect: no more mails", letter)
    assert reached(visit).steps[2].effort.clicks == 1


def test_a_list_is_left_by_the_mail_that_its_header_asks_for(mailed: Mailed, post: Receiver) -> None:
    letter = mail("News", List_Unsubscribe="<mailto:leave+7@shop.example?subject=Leave%207>")
    with Receiver() as company:
        post.outgoing = {"host": "127.0.0.1", "port": str(company.port), "tls": "none"}
        visit = mailed("- go: /\n- mail: News\n- unsubscribe", letter)
        [answer] = company.arrived("leave+7@shop.example")
    left = reached(visit).steps[2]
    assert (left.effort.clicks, left.mail, [act.kind for act in left.acts]) == (1, 0, ["unsubscribe"])
    assert b"Subject: Leave 7" in answer.raw
    assert f"From: {ADDRESS}".encode() in answer.raw


def test_a_mail_that_cannot_be_sent_is_our_own_fault(mailed: Mailed) -> None:
    visit = mailed("- go: /\n- mail: News\n- unsubscribe", mail("News", List_Unsubscribe="<mailto:leave@shop.example>"))
    verdict = judge(visit, only(visit))
    assert (verdict.outcome, "names no server to send mails by" in verdict.reason) == ("error", True)


def test_a_mail_without_the_header_has_no_button(mailed: Mailed) -> None:
    visit = mailed("- go: /\n- mail: News\n- unsubscribe", mail("News"))
    assert judge(visit, only(visit)).kind == "no-unsubscribe"


@pytest.mark.parametrize(("address", "outcome"), [("{email}", "dead-end"), ("somebody@else.example", "stale-scenario")])
def test_who_was_told_another_address_owes_no_mail_to_this_one(mailed: Mailed, address: str, outcome: str) -> None:
    visit = mailed(ASK.replace("{email}", address) + "- mail: {subject: Gift, within: 0.1 s}")
    assert judge(visit, only(visit)).outcome == outcome


def test_a_visit_without_an_inbox_says_what_to_do(walk: Walked) -> None:
    visit = walk("- go: /\n- mail: Hello", PAGES)
    verdict = judge(visit, only(visit))
    assert (verdict.outcome, "inboxes/" in verdict.reason) == ("error", True)


def test_the_mail_is_drawn_without_its_scripts(mailed: Mailed, tmp_path: Path) -> None:
    html = "<h1>Hello</h1><script>document.body.innerHTML='run'</script><img src='http://127.0.0.1:9/pixel.gif' width=1 height=1>"
    visit = mailed("- go: /\n- mail: Hello", mail("Hello", html=html), pictures=True)
    [view] = visit.mails
    assert (tmp_path / view.screenshot).read_bytes().startswith(b"\xff\xd8\xff")
    assert view.tracking_pixels == 1


def test_a_flood_of_mails_is_kept_and_only_the_first_are_drawn(mailed: Mailed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail_pictures, "AT_MOST", 2)
    visit = mailed("- go: /\n- mail: Offer 4", *(mail(f"Offer {number}") for number in range(5)), pictures=True)
    assert [bool(each.screenshot) for each in visit.mails] == [True, True, False, False, False]


def test_answers_are_kept_for_comparing(mailed: Mailed) -> None:
    visit = mailed("- go: /done\n- mail: {subject: Sum, take: {sum: amount}}\n- read: {page: Thank you}\n- agree: [sum, page]", mail("Sum", "15 EUR"))
    assert reached(visit).steps[-1].agree == ["sum", "page"]


def test_coming_back_later_moves_the_clock_of_the_street_alone(walk: Walked, post: Receiver) -> None:
    moved: list[float] = []
    steps = "- go: /\n- street: {later: 3 days}\n- go: /done"
    visit = walk(steps, PAGES, letterbox=Letterbox(post, "street", ADDRESS, TAG), clock=Clock(moved.append))
    assert moved == [3 * 86_400]
    assert visit.views[0].at_s < 60 < 3 * 86_400 <= visit.views[1].at_s <= visit.ended_s
    assert reached(walk(steps, PAGES)).steps[2].at_s < 60, "real sites know only real time"


@pytest.mark.parametrize("hour", ["23:00", "8:05"])
def test_coming_back_at_a_time_of_the_day(walk: Walked, post: Receiver, hour: str) -> None:
    moved: list[float] = []
    steps = f'- go: /\n- street: {{later: 1 h}}\n- street: {{at: "{hour}"}}\n- street: {{at: "{hour}"}}\n- go: /done'
    visit = walk(steps, PAGES, letterbox=Letterbox(post, "street", ADDRESS, TAG), clock=Clock(moved.append))
    came = datetime.datetime.now() + datetime.timedelta(seconds=sum(moved))
    until = (came - datetime.datetime.combine(came.date(), datetime.time.fromisoformat(hour.zfill(5)))).total_seconds()
    assert reached(visit)
    assert 0 <= until < 60
    assert moved[2] > 86_000, "who is there already comes back a day later"
    assert reached(walk(steps, PAGES)).steps[-1].at_s < 60, "real sites know only real time"


def test_a_password_that_a_mail_repeats_is_kept_nowhere(mailed: Mailed, tmp_path: Path) -> None:
    secret = persona("en_GB", "tests").facts["new-password"]
    html = f"<p>Hello, your password is <b>{secret}</b></p>"
    letter = mail(f"Welcome {secret}", f"Your password is {secret}", html, X_Secret=secret)
    visit = mailed("- go: /\n- mail: Welcome", letter, pictures=True)
    reached(visit)
    assert secret not in msgspec.json.encode(visit).decode()
    assert not visit.mails[0].screenshot


def test_a_mailbox_that_could_not_be_looked_into_accuses_nobody(walk: Walked, post: Receiver) -> None:
    post.fail("The mail server is gone.")
    visit = walk(f"{ASK}- expect: Thank you", PAGES, letterbox=Letterbox(post, "staging", ADDRESS, TAG))
    reached(visit)
    assert (visit.inbox, visit.mailbox) == ("", "")
    visit = walk(f"{ASK}- mail: Your gift", PAGES, letterbox=Letterbox(post, "staging", ADDRESS, TAG))
    assert judge(visit, only(visit)).reason == "The mail server is gone."


def test_an_answer_goes_where_the_mail_asks(mailed: Mailed, post: Receiver) -> None:
    post.outgoing = {"host": "127.0.0.1", "port": str(post.port), "tls": "none"}
    visit = mailed("- go: /\n- mail: {subject: Offer, reply: 'Yes please, {given-name}'}", mail("Offer", Reply_To="answers@shop.example"))
    [step] = [step for step in reached(visit).steps if step.verb == "mail"]
    assert (step.effort.clicks, step.effort.fields) == (3, 1)
    assert step.effort.keystrokes == len(f"Yes please, {persona('en_GB', 'tests').facts['given-name']}")
    answer = post.arrived("answers@shop.example", within=2)[0].raw
    assert b"Subject: Re: Offer" in answer
    assert b"\nDate: " in answer, "RFC 5322 asks for it, and filters do"


def test_an_address_that_is_none_cannot_be_answered(mailed: Mailed) -> None:
    offer = message_from_bytes(mail("Offer", X_Reply="answers@[1").as_bytes().replace(b"X-Reply:", b"Reply-To:"))
    visit = mailed("- go: /\n- mail: {subject: Offer, reply: Yes}", offer)
    assert judge(visit, only(visit)).outcome == "stale-scenario"
    assert "is no address that can be written to" in judge(visit, only(visit)).reason
