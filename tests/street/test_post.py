"""Mails of companies to their customers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Blueprint, request
from jinja2 import TemplateNotFound

from harness.street import bistro
from harness.street.company import Trade
from harness.street.dispatch import Dispatch
from harness.street.letterbox import Letterbox, Received, read
from harness.street.premises import here
from harness.street.trades.restaurant import B

from .conftest import Customer


@pytest.fixture
def paper(tmp_path: Path) -> Trade:
    """A trade that sends whoever asks a mail with the words they give."""
    folder = tmp_path / "templates" / "paper" / "mails"
    folder.mkdir(parents=True)
    (folder / "both.txt").write_text("Hello {{ who }} of {{ url_for('.home', who=who, _external=True) }}")
    (folder / "both.html").write_text("<p>Hello <b>{{ who }}</b></p>")
    (folder / "picture.html").write_text("<p>Only {{ who }}</p>")
    blueprint = Blueprint("paper", __name__, template_folder=str(tmp_path / "templates"))
    trade = Trade(blueprint=blueprint, behaviours=type(B.takes_prepayment))

    @blueprint.get("/")
    def home() -> str:
        return "At home"

    @blueprint.post("/write")
    def write() -> str:
        given = request.form
        parts = tuple(given.get("parts", "txt html").split())
        headers = {"From": f"Robot <no-reply@{here().company.key}.example>", "Message-ID": None} if "robot" in given else {}
        here().post(to=given["to"], subject=given["subject"], template=given["template"], parts=parts, headers=headers, who=given["who"])
        return "Written"

    @trade.on_mail
    def answer(sender: str, subject: str, text: str) -> None:
        here().post(to=sender, subject=f"Re: {subject}", template="both", who=text.strip())

    return trade


@pytest.fixture
def came() -> list[Received]:
    return []


@pytest.fixture
def street(paper: Trade, tmp_path: Path, came: list[Received]) -> Iterator[Dispatch]:
    with Letterbox(lambda _: True, came.append) as customers:
        street = Dispatch([replace(bistro.COMPANY, trade=paper, behaviours=frozenset())], tmp_path / "data", customers.port)
        yield street
        street.close()


def ask(street: Dispatch, **given: str) -> dict[str, Any]:
    """Have a mail written; give what the ledger has of it."""
    words = {"to": "aino+k7@example.com", "subject": "Your table", "template": "both", "who": "Aino", **given}
    assert Customer(street, "bistro").post("/write", **words).text == "Written"
    [mail] = street.facts("bistro")["records"]["mails"].values()
    return dict(mail)


def test_a_mail_is_sent_and_kept(street: Dispatch, came: list[Received]) -> None:
    mail = ask(street)
    assert came == [Received("table@bistro.example", "aino+k7@example.com", "Your table", "Hello Aino of http://bistro.localhost/?who=Aino\r\n")]
    assert mail["carried"]
    assert mail["txt"] == "Hello Aino of http://bistro.localhost/?who=Aino"
    assert mail["html"] == "<p>Hello <b>Aino</b></p>"
    headers = mail["headers"]
    assert headers["from"] == "Bistro Marée <table@bistro.example>"
    assert headers["message-id"].endswith("@bistro.example>")
    assert "None yet" not in Customer(street, "").get("/-/mails").text


def test_its_date_is_of_the_company_s_clock(street: Dispatch) -> None:
    street.later("bistro", 40 * 86_400)
    now = street.at("bistro").now()
    assert now.strftime("%d %b %Y %H:") in ask(street)["headers"]["date"]


@pytest.mark.parametrize("given", [{"parts": "html"}, {"template": "picture"}])
def test_a_mail_may_lack_its_text(street: Dispatch, came: list[Received], given: dict[str, str]) -> None:
    mail = ask(street, **given)
    assert mail["txt"] == ""
    assert mail["html"]
    assert "<p>" in came[0].text


def test_headers_stand_in_for_the_usual_ones(street: Dispatch) -> None:
    headers = ask(street, robot="yes")["headers"]
    assert headers["from"] == "Robot <no-reply@bistro.example>"
    assert "message-id" not in headers


def test_a_customer_s_words_stay_words(street: Dispatch) -> None:
    mail = ask(street, subject="Hi\r\nBcc: everybody@example.com", who="<script>{{ 7 * 7 }}</script>")
    assert "bcc" not in mail["headers"]
    assert "<script>" not in mail["html"]
    page = Customer(street, "").get("/-/mails?company=bistro").text
    assert "Hello &lt;script&gt;{{ 7 * 7 }}" in page
    assert "<script" not in page


def test_a_mail_that_nobody_has_written_is_an_error(street: Dispatch) -> None:
    with pytest.raises(TemplateNotFound, match="mails/nothing"), street.at("bistro").site.test_request_context("/"):
        here().post(to="aino@example.com", subject="", template="nothing")


def test_a_port_that_takes_no_mail_breaks_no_page(paper: Trade, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Letterbox(lambda _: False, lambda _: None) as refuses:
        street = Dispatch([replace(bistro.COMPANY, trade=paper, behaviours=frozenset())], tmp_path / "data", refuses.port)
        assert not ask(street)["carried"]
        Customer(street, "bistro").post("/write", to="", subject="", template="both", who="")
    assert street.facts("bistro")["counts"]["mails"] == 2
    street.close()
    assert capsys.readouterr().err.count("takes no mail") == 1


def test_where_nobody_listens_nobody_is_told(paper: Trade, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Letterbox(lambda _: False, lambda _: None) as gone:
        pass
    street = Dispatch([replace(bistro.COMPANY, trade=paper, behaviours=frozenset())], tmp_path / "data", gone.port)
    assert not ask(street)["carried"]
    street.close()
    assert capsys.readouterr().err == ""


def test_a_company_reads_and_answers(street: Dispatch, came: list[Received]) -> None:
    raw = b"From: Aino <aino@example.com>\r\nSubject: =?utf-8?q?T=C3=A4n=C3=A4=C3=A4n?=\r\n\r\nTable for two\r\n"
    street.receive(read(raw, "bounce@example.com", "anything@bistro.example"))
    [mail] = street.facts("bistro")["records"]["received"].values()
    assert (mail["sender"], mail["subject"], mail["text"]) == ("aino@example.com", "Tänään", "Table for two\r\n")
    assert came[0].to == "aino@example.com"
    assert came[0].text.startswith("Hello Table for two of http://bistro.localhost/")
    assert came[0].subject == "Re: Tänään"
