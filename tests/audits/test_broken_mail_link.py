"""A good and a bad visit, and what only looks like one."""

import msgspec
import pytest

from harness.model import MailLink, Visit

from .build import HOME, SITE, ask, click, follow, go, mail, page, visit, way


def got(url: str, words: str = "Your order", address: str = SITE) -> Visit:
    return visit(mails=[mail("Have a look.", links={"Home": "https://shop.example/", words: url})], address=address)


def followed(status: int, *, twice: bool = False, **more: object) -> Visit:
    """The customer presses the link of a mail."""
    answer = page("Nothing here.", "/order", status=status, **more)
    again = [click("Home", HOME), follow("Your order", page("Used.", "/order", status=410))] if twice else []
    return visit(way("order", go(HOME), follow("Your order", answer), *again), mails=[mail("x")], address=SITE)


FAULTS = {
    "": "leads nowhere",
    "#": "leads nowhere",
    "mailto:": "leads nowhere",
    "http://": "is no address",
    "https://https://shop.example/order": "is no address",
    "htps://shop.example/order": "is no address",
    "https://[shop.example/order": "is no address",
    "https://shop .example/order": "is no address",
    "https://shop.example:port/order": "is no address",
    "javascript:": "is one that mail programs do not open",
    "file:///C:/order.html": "is one that mail programs do not open",
    "/order/12": "does not say at which site",
    "order.html": "does not say at which site",
    "http://localhost:8000/order": "points into a network of the company's own",
    "http://192.168.1.7/order": "points into a network of the company's own",
    "http://webserver/order": "points into a network of the company's own",
    "https://shop.example/{{order.id}}": "holds `{{order.id}}` in place of a value",
    "https://shop.example/%7B%7Border%7D%7D": "holds `{{order}}` in place of a value",
    "https://shop.example/*|CODE|*": "holds `*|CODE|*` in place of a value",
    "https://shop.example/track/%ORDERNUMBER%": "holds `%ORDERNUMBER%` in place of a value",
}
LIKELY = ["https://shop.example/gift?code={code}", "https://shop.example/orders/undefined", "https://shop.example/?id=null&a=1"]
BAD = [*(got(url) for url in (*FAULTS, *LIKELY)), followed(404), followed(500), followed(410)]
GOOD = followed(200)
INNOCENT = [
    *map(
        got,
        (
            "https://shop.example/order/12?code=%7Babc%7D", "HTTPS://Shop.Example/Ä", "www.shop.example", "shop.example/order",
            "//shop.example/a", "#terms", "tel:+358401234", "mailto:?subject=Look", "mailto:a@shop.example", "shopapp://order/12", "whatsapp://send?text=a",
            "https://shop.example/order?utm_campaign={{campaign}}", "https://shop.example/?q=%20name%20", "https://shop.example/100%25name",
            "https://1.1.1.1/", "https://xn--bcher-kva.example/", "https://shop.example/null-und-nichtig", "https://user@shop.example:8443/",
        ),
    ),
    got("", words=""), got("#", words="Order today and get a second pair for half the price in all our shops"),
    got("http://localhost:8000/order", address="http://127.0.0.1:5000"),
    got("http://pulse-gym.localhost:80/", address="http://pulse-gym.localhost:80"),
    followed(403), followed(401), followed(429), followed(200, twice=True), followed(0),
    visit(way("order", go(HOME), click("Order", page("Not found", "/order", status=404))), mails=[mail("x")]),
]  # fmt: skip


@pytest.mark.parametrize(("url", "why"), FAULTS.items())
def test_a_link_that_cannot_work_is_moderate(url: str, why: str) -> None:
    (finding,) = ask("broken-mail-link", got(url))
    assert (finding.severity, finding.certainty, finding.mail, finding.url) == ("moderate", "sure", 0, url)
    assert finding.seen == f"1 of 2 links in the mail `Your order` cannot work: `Your order` {why}"


@pytest.mark.parametrize("url", LIKELY)
def test_what_a_page_might_make_sense_of_is_likely(url: str) -> None:
    (finding,) = ask("broken-mail-link", got(url))
    assert finding.certainty == "likely"


@pytest.mark.parametrize("status", [404, 410, 500])
def test_a_link_that_led_to_an_error_is_serious(status: int) -> None:
    (finding,) = ask("broken-mail-link", followed(status))
    assert (finding.severity, finding.journey, finding.step, finding.view, finding.mail) == ("serious", "order", 1, 1, 0)
    assert finding.seen == f"the link `Your order` of the mail `Your order` led to a page with status {status}"


def test_many_links_are_one_finding_of_each_mail() -> None:
    links = [MailLink(words=f"Book {number}", url="#") for number in range(9)]
    (finding,) = ask("broken-mail-link", visit(mails=[msgspec.structs.replace(mail("x", link_count=9), links=links)]))
    assert finding.seen.startswith("9 of 9 links")
    assert finding.seen.endswith("`Book 2` leads nowhere …")


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_a_link_that_may_work_is_no_finding(seen: Visit) -> None:
    assert ask("broken-mail-link", seen) == []
