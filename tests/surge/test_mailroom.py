import time
from collections.abc import Iterator
from email.message import EmailMessage
from queue import SimpleQueue
from typing import Any

import pytest

from harness.inbox import Inbox
from harness.inbox.receiver import Receiver
from harness.surge.answer import Missing
from harness.surge.mail import Mail, NoMail, NoMailbox
from harness.surge.mailroom import LINKS_AT_MOST, TEXT_AT_MOST, URL_AT_MOST, Mailroom, Wanted, wait_for

ANN = "ann@mail.example"
CONFIRM = "http://shop.example/confirm/" + "4f2a99" * 20
# Lines of an HTML mail as mailers send it: broken in the middle of an address.
BROKEN = (
    b'From: shop@shop.example\r\nSubject: Please confirm\r\nContent-Type: text/html; charset=utf-8\r\n'
    b"Content-Transfer-Encoding: quoted-printable\r\n\r\n"
    b'<img src=3D"http://track.example/p.gif"><a href=3D"http://shop.example/confirm/terms">Terms</a>\r\n'
    b'<p>Your code: <b>GIFT-7Q=\r\n2M</b></p><a href=3D"' + CONFIRM[:40].encode() + b"=\r\n" + CONFIRM[40:].encode() + b'">Confirm</a>'
    b'<a href=3D"http://shop.example/confirm/other">Confirm later</a>'
)  # fmt: skip


def mail(subject: str, text: str = "Hello") -> bytes:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"], made["Message-ID"] = "shop@shop.example", ANN, subject, f"<{subject.replace(' ', '-')}@shop>"
    made.set_content(text)
    return made.as_bytes()


def wanted(subject: str = "", within: float = 0, since: float = 0, read: tuple[str, ...] = ()) -> Wanted:
    return Wanted(ANN, {"subject": subject} if subject else {}, since, within, frozenset(read))


@pytest.fixture
def inbox() -> Iterator[Receiver]:
    with Receiver() as receiver:
        yield receiver


def test_a_mail_is_read_as_people_do_whatever_mailers_have_done_to_it(inbox: Receiver) -> None:
    inbox.put([ANN], BROKEN, time.time())
    found = wait_for(inbox, wanted("please confirm"))
    assert found.link("Confirm") == CONFIRM
    assert found.link("Terms") == "http://shop.example/confirm/terms"
    assert (found.first("code"), found.after("Your code")) == ("GIFT-7Q2M", "GIFT-7Q2M")
    for ask, words in ((found.link, "Unsubscribe"), (found.first, "date"), (found.after, "Order number")):
        with pytest.raises(Missing):
            ask(words)


def test_of_several_it_is_the_newest_that_is_meant_and_was_not_read(inbox: Receiver) -> None:
    now = time.time()
    for at, (subject, text) in enumerate([("Code", "one"), ("Code again", "two"), ("News", "three")]):
        inbox.put([ANN], mail(subject, text), now + at)
    inbox.put(["bob@mail.example"], mail("Code for Bob", "four"), now + 4)
    assert wait_for(inbox, wanted("Code")).text == "two"
    assert wait_for(inbox, wanted("Code", read=("Code-again@shop",))).text == "one"
    with pytest.raises(NoMail, match=r"^no mail with `Code` in its subject within 0 s$"):
        wait_for(inbox, wanted("Code", since=now + 100))


def test_what_is_handed_on_is_bounded(inbox: Receiver) -> None:
    links = "".join(f'<a href="http://shop.example/{each}">Link {each}</a>' for each in range(300))
    long, script = f'<a href="http://shop.example/{"x" * URL_AT_MOST}">Long</a>', '<a href="javascript:alert(1)">Press</a>'
    body = f"<p>{'word ' * 30_000}</p>{long}{script}{links}"
    inbox.put([ANN], b"Subject: Much\r\nContent-Type: text/html\r\n\r\n" + body.encode(), time.time())
    found = wait_for(inbox, wanted())
    assert len(found.text) <= TEXT_AT_MOST
    assert len(found.links) == LINKS_AT_MOST
    assert {words for words, _ in found.links} & {"Long", "Press"} == set()


def answered(inbox: Inbox, word: dict[str, Any]) -> dict[str, Any]:
    said: SimpleQueue[dict[str, Any]] = SimpleQueue()
    asking = {"worker": "w1", "number": 7, "address": ANN, "words": {}, "ago": 1.0, "within": 5.0, "read": []}
    Mailroom(inbox, said.put).want({**asking, **word})
    return said.get(timeout=10)


def test_each_customer_is_answered_by_itself(inbox: Receiver) -> None:
    inbox.put([ANN], mail("Code", "Your code: GIFT-7Q2M"), time.time())
    told = answered(inbox, {})
    assert (told["worker"], told["number"]) == ("w1", 7)
    assert Mail(told["mail"]["text"], tuple(map(tuple, told["mail"]["links"]))).first("code") == "GIFT-7Q2M"
    assert answered(inbox, {"within": 0, "read": ["Code@shop"]})["missing"] == "no mail within 0 s"


def test_a_mailbox_of_ours_that_fails_is_never_the_companys_fault(inbox: Receiver) -> None:
    assert "trouble" in answered(inbox, {"words": None})
    inbox.fail("The mailbox is gone.")
    assert answered(inbox, {"within": 60})["trouble"] == "The mailbox is gone."
    with pytest.raises(NoMailbox):
        wait_for(inbox, wanted(within=60))
