import pytest

from harness.surge.apart import Alone, why_not


def customer(name: str, **more: object) -> Alone:
    session, code = f"session-of-{name}", f"GIFT-{name}"
    own = {
        "facts": {"email": f"{name}@example.org", "code": code}, "end": "served", "cookies": {"session": session, "lang": "en"},
        "sent": [f"http://shop/gift code={code}"], "shown": f"Your book is on its way, {code}.",
    }  # fmt: skip
    return Alone(**{**own, **more})  # type: ignore[arg-type]


def test_customers_with_sessions_and_claims_of_their_own() -> None:
    assert why_not([customer("anna"), customer("bert")]) == ""


@pytest.mark.parametrize(
    ("second", "said"),
    [
        (customer("bert", cookies={"session": "session-of-anna"}), "one session: the cookie `session`"),
        (customer("bert", sent=["http://shop/gift code=GIFT-anna"]), "Customer 2 never sent the code that is its own."),
        (customer("bert", sent=["/gift code=GIFT-bert", "/step email=anna%40example.org"]), "Customer 2 sent what belongs to another"),
        (customer("bert", shown="Thank you, ANNA@example.org!"), "Customer 2 was shown what belongs to another customer."),
        (customer("bert", end="refused", cause="already redeemed"), "1 were served: already redeemed."),
        (customer("bert", end="in-between"), "1 were served: in-between."),
    ],
)
def test_what_shows_that_they_are_one(second: Alone, said: str) -> None:
    assert said in why_not([customer("anna"), second])


@pytest.mark.parametrize(
    "second",
    [
        customer("bert", cookies={"session": "session-of-bert", "consent": "a-long-consent-string", "lang": "en"}),
        customer("anna-maria", sent=["/gift code=GIFT-anna-maria"], shown="GIFT-anna-maria"),  # the other's code is a part of hers
        customer("bert", sent=["/gift code=gift%2Dbert"]),  # another spelling of the same
    ],
)
def test_what_is_the_same_for_all_and_means_nothing(second: Alone) -> None:
    first = customer("anna", cookies={"session": "session-of-anna", "consent": "a-long-consent-string", "lang": "en"})
    assert why_not([first, second]) == ""


def test_a_site_without_cookies_has_no_sessions_to_mix_up() -> None:
    assert why_not([customer(name, cookies={}) for name in ("anna", "bert")]) == ""
    assert why_not([customer(name, cookies={"lang": "en", "theme": "dark"}) for name in ("anna", "bert")]) == ""


@pytest.mark.parametrize(
    "cookies",
    [
        {"consent_defaults": "eyJhbmFseXRpY3MiOmZhbHNlfQ"},  # what holds before anybody has agreed to anything
        {"SERVERID": "web-node-03-eu-north"},  # which server answers
        {"variant": "confirmation-page-b"},
    ],
)
def test_long_cookies_of_no_session_may_be_the_same_for_all(cookies: dict[str, str]) -> None:
    assert why_not([customer(name, cookies=cookies) for name in ("anna", "bert")]) == ""
    assert why_not([customer(name, cookies={**cookies, "session": name}) for name in ("anna", "bert")]) == ""


def test_one_customer_alone_has_nobody_to_be_mixed_up_with() -> None:
    assert why_not([customer("anna")]) == ""


def test_nobody_came() -> None:
    assert "Nobody came" in why_not([])
