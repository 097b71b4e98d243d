"""A recorded journey is walked by users of Locust; Locust itself stays in processes of its own."""

import csv
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import BrowserContext

from harness.inbox import Delivery, InboxError
from harness.inbox.receiver import Receiver
from harness.street.process import SpawnedStreet
from harness.surge import results
from harness.surge.correlating import correlate
from harness.surge.levels import Limits
from harness.surge.rush import Rush, run
from harness.surge.writing import locustfile

from .conftest import Shop, publisher
from .recorded import FORM, asked, recording
from .street import record

TOKEN = "9f86d081884c7d65"


def recorded(shop: Shop, folder: Path) -> Path:
    """Write the locustfile of a claim at the publisher."""
    page = f'<form method="post"><input type="hidden" name="token" value="{TOKEN}"></form>'
    post = asked("POST", "/gift", body=f"token={TOKEN}&code=GIFT-0000", headers=FORM, status=303, location="/done", step=1)
    done = asked("GET", "/done", f"Your book is on its way, {TOKEN}.", sent_on=1, step=1)
    walked = recording(asked("GET", "/gift", page), post, done, facts={"code": "GIFT-0000"}, shows="Your book is on its way")
    written = folder / "locustfile.py"
    written.write_text(locustfile(correlate(walked)).replace("http://shop.example", shop.address), encoding="utf-8")
    return written


def test_a_recorded_journey_is_walked_by_many_and_each_is_told_what_became_of_theirs(rush: Callable[..., Rush], tmp_path: Path) -> None:
    with publisher("falls") as shop:
        wished = rush(host=shop.address, locustfile=recorded(shop, tmp_path))
        surge = run(wished, print)
        customers = list(results.read(wished.rushed))
        redeemed = shop.count()["redeemed"]
    assert surge.apart == surge.cut_short == ""
    assert {customer.end for customer in customers} >= {"served", "turned-away", "refused"}
    served = {customer.code for customer in customers if customer.end == "served"}
    assert len(served) > 3
    assert served <= set(redeemed)
    causes = {customer.cause for customer in customers if customer.end in ("turned-away", "refused")}
    assert causes == {"503 at POST /gift", "This code has already been redeemed."}


HOSTILE = b'Subject: Please confirm\r\nContent-Type: text/html\r\n\r\n<a href="http://elsewhere.example/x">Confirm</a>'


class Mailbox:
    """The street's mails, but none to one customer, somebody else's to another, and of those to a third nobody knows."""

    def __init__(self, post: Receiver) -> None:
        self._post, self.expect, self.send, self.close = post, post.expect, post.send, post.close

    def arrived(self, address: str, known: int = 0, within: float = 0) -> list[Delivery]:
        if address.startswith("broken"):
            raise InboxError("The mailbox is full.")
        if address.startswith("astray"):
            return [Delivery(HOSTILE, time.time())]
        there = self._post.arrived(address, known, 0 if address.startswith("silent") else within)
        return [] if address.startswith("silent") else there


def test_a_mail_leads_each_customer_on_and_no_company_is_blamed_for_our_mailbox(
    new_context: Callable[..., BrowserContext], street: SpawnedStreet, street_post: Receiver, tmp_path: Path
) -> None:
    walked = record("newsletter", "bargain-bugle", street, street_post, new_context)
    script = correlate(walked, mailbox=True)
    customers, file = tmp_path / "customers.csv", tmp_path / "locustfile.py"
    file.write_text(locustfile(script).replace("within=600", "within=1"), encoding="utf-8")
    with customers.open("w", newline="") as lines:
        written = csv.writer(lines)
        written.writerow(script.facts)
        for name in ("ann", "bob", "silent", "broken", "astray"):
            written.writerow([f"{name}@mail.example" if fact == "email" else f"Some {fact}" for fact in script.facts])
    limits = Limits(users=5, seconds=60, requests=200)
    rush = Rush(
        file, street.address("bargain-bugle"), customers, tmp_path, limits, expected=5, owned=True, times=(1,), hold_s=1, haste=20, alone=0,
        inbox=Mailbox(street_post),
    )  # fmt: skip
    run(rush, print)
    ends = {(each.customer, each.end, each.cause) for each in results.read(rush.rushed) if each.attempt == 1}
    step = "mail: {subject: Please confirm, within: 10 min, follow: Confirm}"
    assert ends == {
        ("1", "served", ""), ("2", "served", ""), ("3", "in-between", f"no mail within 1 s at {step}"),
        ("4", "unfinished", "our own mailbox: The mailbox is full."),
        ("5", "unfinished", "the link `Confirm` of the mail leads to elsewhere.example, no host of the site: it was not followed"),
    }  # fmt: skip
    readers = street.facts("bargain-bugle")["records"]["readers"].values()
    confirmed = {reader["email"] for reader in readers if reader["confirmed"]}
    assert confirmed >= {"ann@mail.example", "bob@mail.example"}
    assert confirmed & {f"{name}@mail.example" for name in ("silent", "broken", "astray")} == set()
