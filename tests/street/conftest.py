"""A street without a socket, and customers who walk it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from werkzeug.test import Client, TestResponse

from harness.street.company import all_companies
from harness.street.dispatch import Dispatch
from harness.street.letterbox import Received


class Customer:
    """Somebody with a browser of their own, at one company."""

    def __init__(self, street: Dispatch, company: str) -> None:
        self._client = Client(street)
        self._base = f"http://{company}.localhost" if company else "http://localhost"

    def get(self, path: str) -> TestResponse:
        return self._client.get(path, base_url=self._base, follow_redirects=True)

    def post(self, path: str, **answers: str) -> TestResponse:
        """Send a form; `given_name` goes as given-name."""
        data = {name.replace("_", "-"): answer for name, answer in answers.items()}
        return self._client.post(path, base_url=self._base, data=data, follow_redirects=True)

    def join(self, email: str = "aino@example.com") -> TestResponse:
        return self.post("/join", email=email, password="correct horse", given_name="Aino", family_name="Virtanen")


At = Callable[[str], Customer]


def mails(street: Dispatch, company: str) -> list[dict[str, Any]]:
    """What a company has sent, oldest first."""
    return list(street.facts(company)["records"]["mails"].values())


def way(mail: dict[str, Any], words: str) -> str:
    """The path behind a link of a mail, by its words; it has to be in the plain part, too."""
    [address] = re.findall(rf'<a href="([^"]*)"[^>]*>{words}</a>', mail["html"])
    address = unescape(address)
    assert address in mail["txt"]
    return re.sub(r"^http://[^/]+", "", address)


def hand_in(street: Dispatch, company: str, subject: str, text: str) -> None:
    """Bring a customer's mail to a company."""
    street.receive(Received("aino+k7@example.com", f"post@{company}.example", subject, text))


@pytest.fixture
def street(tmp_path: Path) -> Iterator[Dispatch]:
    street = Dispatch(all_companies(), tmp_path)
    yield street
    street.close()


@pytest.fixture
def at(street: Dispatch) -> At:
    return lambda company: Customer(street, company)
