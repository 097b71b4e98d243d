"""A recorded journey is walked by users of Locust; Locust itself stays in processes of its own."""

from collections.abc import Callable
from pathlib import Path

from harness.surge import results
from harness.surge.correlating import correlate
from harness.surge.rush import Rush, run
from harness.surge.writing import locustfile

from .conftest import Shop, publisher
from .recorded import FORM, asked, recording

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
