"""Which hosts are one company."""

import pytest

from harness.personas.company import Company, registered


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("shop.example.com", "example.com"),
        ("WWW.Example.com:8443", "example.com"),
        ("example.com.", "example.com"),
        ("members.gym.co.uk", "gym.co.uk"),
        ("www.op.fi", "op.fi"),
        ("bakery.myshopify.com", "bakery.myshopify.com"),
        ("desk.house.localhost:5000", "house.localhost"),
        ("localhost:5000", "localhost:5000"),
        ("127.0.0.1:5000", "127.0.0.1:5000"),
        ("[::1]:5000", "[::1]:5000"),
        ("", ""),
    ],
)
def test_what_somebody_registered(host: str, name: str) -> None:
    assert registered(host) == name


def test_a_site_names_further_hosts_of_its_company() -> None:
    company = Company.at("https://www.gym.example/start", ["gym-tickets.example"])
    assert {company.of(place) for place in ("gym.example/a", "book.gym.example/b", "gym-tickets.example:8080/c")} == {"gym.example"}
    assert company.of("pay.gym-tickets.example/") == "gym-tickets.example"
    assert company.of("checkout.pay.example/") == "pay.example"
