"""What a request would do, from its method, its address, what it calls itself and what set it off."""

import json

import pytest

from harness.reading.acting.deeds import HARMLESS, UNCLEAR
from harness.reading.acting.requests import Cause, Kind, Request, acts, method_of, surely_acts

NOTHING, NEXT = Cause(bearing=HARMLESS), Cause(name="Next", bearing=HARMLESS)
GO = Cause(name="Go", bearing=UNCLEAR, facts=("eva@mail.example",))
TOKEN = "4f1c9a7be2d8430c95aa"


def request(method: str, path: str, body: str = "", kind: Kind = "call", ours: bool = True) -> Request:
    return Request(method=method, url=f"https://shop.example{path}", body=body, kind=kind, ours=ours)


def graphql(query: str) -> str:
    return json.dumps({"query": query})


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/orders/place", ""), ("/checkout/complete", ""), ("/api/v1/payments/12/capture", ""), ("/placeOrder.do", ""),
        ("/create-booking", ""),
        ("/checkout/preview/", "action=place_order"), ("/index.php?route=checkout/confirm", ""), ("/account", "_method=DELETE"),
        ("/graphql", graphql("mutation PlaceOrder($a: ID!) { placeOrder(id: $a) { id } }")),
        ("/api", json.dumps({"method": "order.submit", "params": []})),
        ("/graphql", json.dumps([{"operationName": "CancelContract", "extensions": {}}])), ("/kuendigung", ""),
        ("/subscription/unsubscribe", ""), ("/orders/create", ""), ("/booking/new/", ""), ("/api/buy", ""), ("/api/bids", ""),
        ("/kasse?execution=e1s3", "given-name=Eva&_eventId=placeOrder"), ("/Kasse.aspx", "__EVENTTARGET=ctl00%24Main%24btnPlaceOrder"),
    ],
)  # fmt: skip
def test_what_says_itself_that_it_acts_is_held_whatever_was_pressed(path: str, body: str) -> None:
    for cause in (NOTHING, NEXT, GO):
        assert acts(request("POST", path, body), cause, ("de",)), cause
    assert path == "/account" or surely_acts(request("POST", path, body), ("de",))


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/search", "q=shoes"), ("/login", "user=eva"), ("/cart/add.js", ""), ("/basket/12/delete", ""),
        ("/cart/4", "_method=delete"), ("/csrf", ""),
        ("/cookies/accept", ""), ("/consent/confirm", ""), ("/orders/search", ""), ("/booking/availability", ""),
        ("/payment/methods", ""),
        ("/graphql", graphql("query Cart { cart { id } }")), ("/graphql", graphql("{ goods { id } }")), ("/warenkorb", ""),
        ("/graphql", graphql("mutation { cartLinesAdd(id: 1) { id } }")), ("/v1/carts/mine/estimate-shipping-methods", ""),
        ("/heartbeat", ""),
        ("/users/exists", ""), ("/country", ""), ("/api/serviceability", ""), ("/booking/seatmap/select", ""),
        ("/check", ""), ("/captcha/verify", ""), ("/sign-in/confirm", ""), ("/oauth/authorize", ""), ("/wishlist/remove", ""),
    ],
)  # fmt: skip
def test_what_can_be_taken_back_is_sent_whatever_was_pressed(path: str, body: str) -> None:
    for cause in (NOTHING, NEXT, GO):
        for kind in ("page", "call", "beacon"):
            assert not acts(request("POST", path, body, kind), cause, ("de",)), (cause, kind)
    assert not surely_acts(request("POST", path, body), ("de",))


def test_what_says_nothing_is_judged_by_what_was_pressed() -> None:
    for kind in ("page", "call"):
        assert acts(request("POST", "/livewire/update", kind=kind), GO)
        assert not acts(request("POST", "/livewire/update", kind=kind), NEXT)
    assert not acts(request("POST", "/livewire/update"), NOTHING)
    assert acts(request("POST", "/livewire/update", kind="page"), NOTHING)  # nobody has sent that form
    assert not acts(request("POST", "/checkout/shipping"), GO)
    assert acts(request("POST", "/check-out"), GO)


def test_a_stage_is_no_act_yet() -> None:
    assert acts(request("POST", "/booking"), GO)
    assert not acts(request("POST", "/booking", kind="page"), NEXT)
    assert acts(request("DELETE", "/members/3"), NEXT)


TOLD = Cause(name="Next", bearing=HARMLESS, facts=("eva@mail.example",))
CHOSEN = Cause(bearing=HARMLESS, answered=True)
EVA = '{"email": "eva@mail.example"}'


@pytest.mark.parametrize("path", ["/api/orders", "/newsletter", "/v1/bookings/", "/api/enroll"])
def test_a_call_that_makes_an_order_out_of_answers_is_held_whatever_was_pressed(path: str) -> None:
    assert acts(request("POST", path, EVA), TOLD)
    assert acts(request("POST", path, '{"code": 4}'), CHOSEN)
    assert not acts(request("POST", path), NEXT), "it tells nothing of the customer"
    assert not acts(request("POST", path), NOTHING)


@pytest.mark.parametrize("path", ["/api/checkout", "/orders/12", "/checkout/contact", "/booking/customer", "/next", "/orders/search"])
def test_a_step_on_the_way_to_one_is_not(path: str) -> None:
    assert not acts(request("POST", path, EVA), TOLD)
    assert not acts(request("POST", path, EVA), CHOSEN)
    assert not acts(request("PATCH", path, EVA), TOLD)


def test_what_payment_services_call_an_intent_is_no_payment_yet() -> None:
    for cause in (NOTHING, NEXT):
        assert not acts(request("POST", "/create-payment-intent"), cause)
        assert acts(request("POST", "/create-payment"), cause)
        assert acts(request("POST", "/v1/payment_intents/12/confirm"), cause)
    assert acts(request("POST", "/create-payment-intent"), GO)


def test_other_companies_are_told_nothing_of_the_customer() -> None:
    assert not acts(request("POST", "/b", "1", ours=False), GO)
    assert not acts(request("POST", "/b", "email=eva%40mail.example", ours=False), NEXT)
    assert acts(request("POST", "/b", "email=eva%40mail.example", ours=False), GO)
    assert acts(request("POST", "/v1/charge", ours=False), GO)


def test_a_beacon_is_held_where_it_tells_or_acts() -> None:
    assert not acts(request("POST", "/x", "page=2", "beacon"), GO)
    assert acts(request("POST", "/x", "e=eva@mail.example", "beacon"), GO)
    assert acts(request("POST", "/order/submit", "", "beacon"), NOTHING)


@pytest.mark.parametrize(
    ("path", "by_itself", "harmless", "unclear"),
    [
        (f"/unsubscribe?token={TOKEN}", True, True, True), ("/unsubscribe", False, False, False),
        ("/orders/12/cancel", True, False, True),
        ("/account?action=delete&id=4", True, True, True), (f"/confirm/{TOKEN}", True, False, True),
        ("/cancel-membership", False, False, False),
        (f"/orders?session={TOKEN}", False, False, False), ("/kaufen/12", False, False, False), ("/donate/3", False, False, False),
        ("/search?q=cancel&submit=Search", False, False, False), ("/account?confirm=1&do=close", True, True, True),
    ],
)  # fmt: skip
def test_a_get_acts_where_it_ends_something_for_somebody(path: str, by_itself: bool, harmless: bool, unclear: bool) -> None:
    found = [bool(acts(request("GET", path, kind="page"), cause, ("de",))) for cause in (NOTHING, NEXT, GO)]
    assert found == [by_itself, harmless, unclear]
    assert not acts(request("GET", path), NOTHING)
    assert not acts(request("HEAD", path, kind="page"), GO)


def test_the_method_that_is_meant_counts() -> None:
    assert method_of(request("POST", "/x", "a=1&_method=put")) == "PUT"
    assert method_of(request("POST", "/x", '--b\r\nContent-Disposition: form-data; name="_method"\r\n\r\ndelete\r\n--b--')) == "DELETE"
    assert method_of(Request(method="POST", url="https://shop.example/x", overriding="patch")) == "PATCH"
    assert method_of(request("GET", "/x?_method=delete")) == "DELETE"


HOSTILE = ["{", "[" * 100_000, '{"query": 7}', "a=1&" * 100_000, "--" + "x" * 300_000, "mutation" * 50_000, "\ud800"]


@pytest.mark.parametrize("body", HOSTILE)
def test_any_body_is_read_soon(body: str) -> None:
    acts(request("POST", "/x", body), GO)


@pytest.mark.parametrize(
    "body",
    [
        "given-name=Eva&placeOrder=1", "ctl00%24Main%24btnSubmitOrder=Weiter", "form%5Bconfirm_booking%5D=", "submit=Place+order",
        "bestellung_absenden=1", '{"email": "eva@mail.example", "placeOrder": true}',
    ],
)  # fmt: skip
def test_the_name_of_the_button_that_was_pressed_tells(body: str) -> None:
    for kind in ("page", "call"):
        assert acts(request("POST", "/step/3", body, kind), NEXT, ("de",))


def test_what_describes_an_order_or_is_set_to_nothing_was_not_pressed() -> None:
    for field in ("order_comment=Ring", "payment_method=card", "placeOrder=0", "create_account=1", "accept_order_terms=on", "mode=orders"):
        assert not acts(request("POST", "/step/3", field, "page"), NEXT)


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/placeOrder.do?id=88310092", True), ("/order/submit/12", True), (f"/newsletter/subscribe?c={TOKEN}", True),
        (f"/bestellung/absenden?t={TOKEN}", True), ("/order/place", False), ("/orders/12", False), (f"/newsletter?c={TOKEN}", False),
        ("/buy-tickets/12", False), ("/purchase-order/12", False), (f"/signup?session={TOKEN}", False),
        ("/order/search/submit?q=12", False),
    ],
)  # fmt: skip
def test_a_link_acts_whatever_it_is_called_where_its_address_says_that_it_orders(path: str, found: bool) -> None:
    assert bool(acts(request("GET", path, kind="page"), NEXT, ("de",))) == found


def test_a_change_of_what_goes_on_and_costs_is_held() -> None:
    for cause in (CHOSEN, NEXT):
        assert acts(request("PUT", "/api/subscription", '{"plan": "g"}'), cause)
    assert not acts(request("PUT", "/api/subscription"), NOTHING)
    assert not acts(request("PUT", "/api/subscription/preferences"), CHOSEN)
    assert acts(request("POST", "/api/transfer/authorize", '{"code": 1}'), CHOSEN)
    assert not acts(request("POST", "/connect/authorize", '{"code": 1}'), CHOSEN)


def test_words_that_are_written_together_are_read_by_their_end() -> None:
    assert acts(request("POST", "/api/lippuvaraus/tee"), NEXT, ("fi",))
    assert acts(request("POST", "/flugbuchung/anlegen"), NEXT, ("de",))
    assert not acts(request("POST", "/border/create"), NEXT, ("en",))


def test_what_is_done_to_one_of_many_stands_behind_its_number() -> None:
    assert acts(request("POST", "/slots/9/take"), GO)
    assert not acts(request("POST", "/slots/9"), GO)
    assert not acts(request("POST", "/cart/items/9/take"), GO)


def test_a_form_that_only_sorts_may_send_itself() -> None:
    assert not acts(request("POST", "/category/shoes", "csrf_token=a1&sort=price", "page"), CHOSEN)
    assert acts(request("POST", "/category/shoes", "csrf_token=a1", "page"), CHOSEN)
    assert acts(request("POST", "/contract", "sort=price", "page"), CHOSEN)
    assert acts(request("POST", "/category/shoes", "sort=price&agree=1", "page"), CHOSEN)
