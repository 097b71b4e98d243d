"""The real sites come up whole, hold what the scenarios need, can be set back, and end with whoever started them."""

import contextlib
import datetime
import json
import os
import re
import socket
import subprocess
import sys
import urllib.parse
from collections.abc import Callable

import pytest

from .serving import ABOVE, RealSite, served
from .visitor import Answer, Needs, Visitor

pytestmark = pytest.mark.real

# Made of the order's number and the shop's secret key, so it is the same in every run.
ORDER_LINK = "/accounts/order-status/100001/100001:u-nnvEjic_1KHLtb3Gp57YoyfdeEzxTyb0DQ-jVSWTE/"
PARENT = "import sys, real.serving as s\nwith s.open_appointments() as site: print(site.url, flush=True); sys.stdin.read()"
MAILED_LINK = re.compile(r"http://\S+")


def check_whole(site: RealSite, home: Answer) -> None:
    """Check that a page and everything it needs are answered, and by this site."""
    assert (home.status, home.kind) == (200, "text/html")
    needed = [urllib.parse.urljoin(home.url, address) for address in Needs(home.text).addresses]
    assert {".css", ".js"} <= {os.path.splitext(urllib.parse.urlsplit(address).path)[1] for address in needed}
    answers = {address: Visitor(site.url).get(address) for address in needed if address.startswith(site.url)}
    assert set(answers) == set(needed)
    assert {address: answer.status for address, answer in answers.items() if answer.status != 200 or not answer.body} == {}
    assert "text/html" not in {answer.kind for answer in answers.values()}


def test_shop_is_whole(shop: RealSite) -> None:
    home = Visitor(shop.url).get("/")
    check_whole(shop, home)
    for goods in ("Enamel teapot", "Bread knife", "Linen apron", "Garden trowel", "Watering can"):
        assert goods in home.text
    assert "image/jpeg" in {Visitor(shop.url).get(address).kind for address in Needs(home.text).addresses}


def test_product_is_found_by_searching(shop: RealSite) -> None:
    found = Visitor(shop.url).get("/search/?q=teapot").text
    assert "Enamel teapot" in found
    assert "Bread knife" not in found


def test_watering_can_is_out_of_stock(shop: RealSite) -> None:
    page = Visitor(shop.url).get("/catalogue/watering-can_5/").text
    assert "Unavailable" in page
    assert "Add to basket" not in page


@pytest.mark.parametrize(
    ("code", "answer"),
    [
        ("WELCOME10", "Voucher &#x27;WELCOME10&#x27; added to basket"),
        ("ONCEONLY", "This voucher has already been used"),
        ("LASTYEAR", "The &#x27;LASTYEAR&#x27; voucher has expired"),
        ("NOSUCH", "No voucher found with code &#x27;NOSUCH&#x27;"),
    ],
)
def test_voucher(shop: RealSite, code: str, answer: str) -> None:
    customer = Visitor(shop.url)
    customer.get("/catalogue/enamel-teapot_1/")
    customer.post("/basket/add/1/", quantity="1")
    assert answer in customer.post("/basket/vouchers/add/", code=code).text


def test_guests_mailed_link_asks_for_the_address_it_was_mailed_to(shop: RealSite) -> None:
    [mail] = shop.outbox()
    assert mail.startswith("Subject: Confirmation of order 100001\nTo: guest.customer@example.com\n")
    [link] = MAILED_LINK.findall(mail)
    assert link == shop.url + ORDER_LINK
    page = Visitor(shop.url).get(link)
    assert "/order-status-form/" in page.url
    assert "Enter the following information you used for this order" in page.text


def test_reset_forgets_customers_and_their_mails(shop: RealSite) -> None:
    def register() -> Answer:
        customer = Visitor(shop.url)
        customer.get("/accounts/login/")
        asked = {"email": "new.customer@example.com", "password1": "nine or more", "password2": "nine or more"}
        fields = {f"registration-{name}": value for name, value in asked.items()}
        return customer.post("/accounts/login/", **fields, registration_submit="1")

    before = shop.outbox()
    assert "Thanks for registering!" in register().text
    assert len(shop.outbox()) == len(before) + 1
    assert "A user with that email address already exists" in register().text
    shop.reset()
    assert shop.outbox() == before
    assert "Thanks for registering!" in register().text


def test_booking_site_is_whole(appointments: RealSite) -> None:
    home = Visitor(appointments.url).get("/")
    check_whole(appointments, home)
    assert "Bicycle service" in home.text
    assert "https://" not in "".join(Needs(home.text).addresses)


def test_newsletter_writes_to_those_who_have_confirmed(newsletter: RealSite) -> None:
    reader = Visitor(newsletter.url)
    reader.get("/bakery/subscribe/")
    asked = reader.post("/bakery/subscribe/", name_field="", email_field="new.reader@example.com")
    assert "an activation email has been sent to you" in asked.text
    assert reader.post("/-/publish").body == b"0"
    [mail] = newsletter.outbox()
    [link] = MAILED_LINK.findall(mail)
    confirmed = reader.post(link, name_field="", user_activation_code=link.rstrip("/").rpartition("/")[2])
    assert "Your subscription has successfully been activated." in confirmed.text
    assert reader.post("/-/publish").body == b"1"
    assert newsletter.outbox()[1].startswith("Subject: Corner Bakery News - Rye bread is back\nTo: new.reader@example.com\n")


def test_every_day_has_times_to_book(appointments: RealSite) -> None:
    customer, today = Visitor(appointments.url), datetime.datetime.now(datetime.UTC).date()
    for day in (today + datetime.timedelta(days=ahead) for ahead in range(1, 15)):
        address = f"/appointment/ajax/available_slots/?selected_date={day}&staff_member=1&service_id=1"
        answer = json.loads(customer.get(address, **{"X-Requested-With": "XMLHttpRequest"}).body)
        assert "10 a.m." in [words for _, words in answer["available_slots"]]


@pytest.mark.usefixtures("appointments")
@pytest.mark.parametrize("told", [subprocess.Popen.terminate, lambda site: site.stdin.close()], ids=["SIGTERM", "end of input"])
def test_site_ends_in_order_when_told(told: Callable[[subprocess.Popen[bytes]], None]) -> None:
    command = [sys.executable, "-m", "real.appointment_site"]
    site = subprocess.Popen(command, cwd=ABOVE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert site.stdin is not None
    assert site.stdout is not None
    with site.stdin, site.stdout:
        assert re.fullmatch(rb"ready http://127\.0\.0\.1:\d+\n", site.stdout.readline())
        told(site)
        assert site.wait(20) == 0


@pytest.mark.usefixtures("appointments")
def test_site_ends_when_its_parent_is_killed() -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT], cwd=ABOVE, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert parent.stdin is not None
    assert parent.stdout is not None
    with parent.stdin, parent.stdout:
        address = urllib.parse.urlsplit(parent.stdout.readline().decode().strip())
        with socket.create_connection((address.hostname, address.port), timeout=20) as line:
            parent.kill()
            parent.wait()
            # Nothing was asked, so the only thing that can come is the end of the connection, orderly or cut.
            with contextlib.suppress(ConnectionResetError):
                assert line.recv(1) == b""


def test_site_that_does_not_come_up_says_why() -> None:
    with pytest.raises(RuntimeError, match=r"(?s)real\.no_such_site did not come up:.*No module named"), served("real.no_such_site"):
        raise AssertionError("it is not served")
