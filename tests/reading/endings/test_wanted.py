"""Which mail a step means, and which of its links."""

from harness.model import MailLink, MailView
from harness.reading.endings.wanted import link_of, means, nearest, told

MAIL = MailView(
    subject="Your order R-17 is on its way", sender="shop@hifi.example", sender_name="The Hi-Fi Shop", to="aino+k3@shopper.example",
    text="Hello Aino,\nit left us today.\nFollow the parcel", links=[
        MailLink(words="", url="https://hifi.example/"),
        MailLink(words="Answer", url="mailto:shop@hifi.example"),
        MailLink(words="Follow the parcel of your order", url="https://hifi.example/long"),
        MailLink(words="Follow  the PARCEL", url="https://hifi.example/parcel"),
        MailLink(words="Run", url="javascript:alert(1)"),
    ],
)  # fmt: skip


def test_words_as_a_reader_takes_them() -> None:
    assert means(MAIL, {})
    assert means(MAIL, {"subject": "your ORDER", "sender": "hifi.example", "to": "+k3@", "says": "left us   today"})
    assert means(MAIL, {"sender": "the hi\u2010fi shop"})
    assert not means(MAIL, {"subject": "your order", "says": "tomorrow"})


def test_the_link_that_is_meant() -> None:
    assert (link := link_of(MAIL, "follow the parcel")) is not None
    assert link.url == "https://hifi.example/parcel", "all its words before a part of them"
    assert (part := link_of(MAIL, "of your order")) is not None
    assert part.url == "https://hifi.example/long"
    assert link_of(MAIL, "Answer") is None, "no page opens"
    assert link_of(MAIL, "Run") is None
    assert link_of(MAIL, "Unsubscribe") is None


def test_messages() -> None:
    assert told({"subject": "gift", "says": "code"}) == "a mail with `gift` in its subject and `code` in its text"
    assert told({}) == "a mail"
    assert nearest([MailView(), MAIL]) == ["(no subject)", "Your order R-17 is on its way"]
