"""Test mails fetched from the inbox that a campaign names."""

import socket
from pathlib import Path

import pytest

from harness.inbox.receiver import Receiver
from harness.model.preflight import Evidence
from harness.preflight.gathering import Ground
from harness.preflight.gathering.inbox import MOST, arrived, chosen, gather
from harness.preflight.grounding import read

from ...campaign.conftest import Made

RAW = b"From: Publisher <books@books.example>\r\nSubject: A book for you\r\n\r\nDear Aino,\r\nx"
LIST = "email,given-name,code\nben@b.fi,Ben,A-1\nme+aino@b.fi,Aino,A-2\n"


@pytest.fixture
def inbox_file(folder: Path) -> Path:
    (folder.parent / "inboxes").mkdir()
    return folder.parent / "inboxes" / "tests.yaml"


def gathered(campaign: Made, mail: str = "{inbox: tests, subject: A book}", audience: str = "{customers: customers.csv}") -> Evidence:
    held = read(campaign(f"audience: {audience}\nmail: {mail}\n", customers=LIST).path)
    ground = Ground(held.campaign, held.site, "https://books.example", held.scenarios, held.campaign.path.parent, lambda _: None)
    *_, evidence = gather(ground, Evidence())
    return evidence


def test_whose_address_is_the_inboxes_own_comes_first() -> None:
    rows = [{"email": each} for each in ("ben@b.fi", "ME+aino@B.fi", "cleo@b.fi", "me@b.fi", "metoo@b.fi")]
    assert [row["email"] for row in chosen(rows, "me+{visit}@b.fi")] == ["ME+aino@B.fi", "me@b.fi", "ben@b.fi", "cleo@b.fi", "metoo@b.fi"]
    assert len(chosen(({"email": f"{number}@b.fi"} for number in range(1000)), "{visit}@b.fi")) == MOST


def test_what_has_come_to_a_customer_is_read_with_their_facts() -> None:
    with Receiver() as inbox:
        inbox.put(["aino@b.fi"], RAW, 1.0)
        found = list(arrived(inbox, [{"email": "Aino@B.fi"}, {"email": "ben@b.fi"}], 0))
    assert [(row["email"], len(mails)) for row, mails in found] == [("Aino@B.fi", 1), ("ben@b.fi", 0)]
    assert found[0][1][0].subject == "A book for you"


def test_where_nothing_has_come_it_is_told_what_was_looked_for(campaign: Made, inbox_file: Path) -> None:
    inbox_file.write_text(f'inbox: receiver\naddress: "me+{{visit}}@b.fi"\nport: {free_port()}\n', "utf-8")
    evidence = gathered(campaign)
    assert evidence.mails == [{"via": "inbox", "kind": "none", "of": "2", "words": "A book", "inbox": "tests"}]
    assert evidence.skipped == {}


def test_an_inbox_that_cannot_be_opened_is_skipped_with_its_reason(campaign: Made, inbox_file: Path) -> None:
    signed_in = 'host: 127.0.0.1\nuser: me\npassword: "{env:NO_SUCH_PASSWORD}"\n'
    inbox_file.write_text(f'inbox: imap\naddress: "me+{{visit}}@b.fi"\n{signed_in}', "utf-8")
    evidence = gathered(campaign)
    assert evidence.mails == []
    assert "NO_SUCH_PASSWORD" in evidence.skipped["inbox"]


def test_a_receivers_port_that_is_taken_is_a_reason_too(campaign: Made, inbox_file: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        inbox_file.write_text(f'inbox: receiver\naddress: "me+{{visit}}@b.fi"\nport: {taken.getsockname()[1]}\n', "utf-8")
        assert "cannot listen" in gathered(campaign).skipped["inbox"]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])
