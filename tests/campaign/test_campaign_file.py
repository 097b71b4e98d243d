"""Reading campaign files; the messages for bad ones are in tests/mistakes/campaigns."""

import datetime
from pathlib import Path

import pytest

from harness.campaign import Ask, Codes, Load, Segment, campaign_schema, check
from harness.campaign.hosts import foreign
from harness.errors import BadFile
from harness.scenario import find_files, is_campaign, is_scenario, load_site

from ..scenario.test_schema import errors
from .conftest import HEAD, Made

WHOLE = """\
why: The page fell.
ends: 2026-12-24
audience:
  customers: customers.csv
  suppressed: gone/suppressed.csv
  encoding: cp1252
  segments: {reader: {gets: Your book is on its way}, press: A book for you, staff: {gets: nothing}}
codes: {unused: codes.csv, used: [GIFT-0001], expired: GIFT-0002, rule: "GIFT-[0-9]{4}"}
gift: {name: a book, stock: 400}
mail: {file: mail.eml}
contact: /contact
message: ../claim.yaml
status: https://status.example/now
languages: [en, fi]
devices: [iPhone 15, Pixel 7]
load: {expected: 50, hold: 1 min, limits: {users: 500, seconds: 180, requests: 60000}, workers: 2}
count: /-/count
loopholes: {at-most: 12}
else:
  - Has the warehouse been told?
  - {ask: Is the phone staffed, done: "Aino, 20 November"}
  - {ask: And the shop, done: no}
"""


def test_a_whole_campaign(campaign: Made, folder: Path) -> None:
    read = campaign(WHOLE)
    assert (read.name, read.title, read.site, read.page) == ("book", "A free book", "publisher", "/gift")
    assert (read.goes_out, read.ends) == (datetime.datetime(2026, 12, 1, 9), datetime.datetime(2026, 12, 24, 23, 59))
    assert read.journeys == (folder / "../claim.yaml",)
    assert read.message == folder / "../claim.yaml"
    assert read.audience.customers == folder / "customers.csv"
    assert read.audience.segments == (Segment("reader", "Your book is on its way"), Segment("press", "A book for you"), Segment("staff"))
    assert read.codes == Codes(folder / "codes.csv", (), ("GIFT-0001",), ("GIFT-0002",), "GIFT-[0-9]{4}")
    assert (read.gift, read.stock, read.loopholes, read.mail) == ("a book", 400, 12, folder / "mail.eml")
    assert read.load == Load(50, 500, 180, 60_000, 60.0, 5.0, 2)
    assert read.asks == (Ask("Has the warehouse been told?"), Ask("Is the phone staffed", "Aino, 20 November"), Ask("And the shop"))
    assert read.places["gift"] == (14, 7)


def test_the_schema_takes_what_the_reader_takes(campaign: Made) -> None:
    for more in (WHOLE, "", "audience: {persona: {locale: fi_FI}, count: 500}\ngift: a book\nmail: mail.eml\n"):
        assert campaign(more)
        assert errors(HEAD + more, campaign_schema()) == []


@pytest.mark.parametrize(
    "more",
    [
        "gift: {stock: 0}", "load: {expected: 50}", "codes: [A]", "colour: red", "audience: {count: 5}", "mail: {}",
        "mail: {subject: A book}", "contact: here", "message: [../claim.yaml]",
    ],
)  # fmt: skip
def test_mistakes_fit_neither_schema_nor_reader(more: str, campaign: Made, folder: Path) -> None:
    assert errors(HEAD + more, campaign_schema())
    with pytest.raises(Exception, match=r"book.yaml:6:"):
        campaign(more)


def test_a_campaign_is_no_scenario(campaign: Made, folder: Path) -> None:
    campaign()
    for name, text in (("half.yaml", "campain: A book\n"), ("walk.yaml", "scenario: S\n")):
        (folder / name).write_text(text, "utf-8")
    (folder.parent / "elsewhere.yaml").write_text(HEAD, "utf-8")
    kinds = {path.name: (is_campaign(path), is_scenario(path)) for path in folder.parent.rglob("*.yaml")}
    assert kinds == {
        "book.yaml": (True, False), "half.yaml": (True, False), "walk.yaml": (False, True), "elsewhere.yaml": (True, False),
        "claim.yaml": (False, True), "publisher.yaml": (False, False),
    }  # fmt: skip
    found = find_files([folder.parent])
    assert sorted(path.name for path in found.campaigns) == ["book.yaml", "elsewhere.yaml", "half.yaml"]


def test_check_tells_mistakes_and_files_that_are_to_come(campaign: Made, folder: Path) -> None:
    campaign(WHOLE, codes="GIFT-0003\n")
    problems, notes = check([folder / "book.yaml"])
    assert problems == []
    assert [(note.line, note.message.partition(":")[0]) for note in notes] == [
        (9, "the list of customers is not there yet"), (9, "the list of who has opted out is not there yet"),
        (15, "the mail is not there yet"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("url", "theirs"),
    [
        ("/gift", False), ("https://books.example/gift", False), ("https://books.example:443/", False), ("https://BOOKS.example/", False),
        ("https://status.example:8080/", False), ("http://books.example:8080/", True), ("https://books.example.evil.example/", True),
        ("https://books.example@evil.example/", True), ("https://[::1", True),
    ],
)  # fmt: skip
def test_whose_host_it_is(url: str, theirs: bool, folder: Path) -> None:
    assert foreign(url, load_site(folder.parent / "sites" / "publisher.yaml")) is theirs


@pytest.mark.parametrize("name", ["x" * 256, "a/" * 600, "ä" * 200])
def test_no_file_can_be_called_so(name: str, campaign: Made) -> None:
    with pytest.raises(BadFile, match="`mail` is no file's name"):
        campaign(f"mail: {name}\n")
