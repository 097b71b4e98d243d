"""Reading the customers of a campaign."""

import itertools
import tracemalloc
from pathlib import Path

import msgspec
import pytest

from harness.campaign.audience import customers, read_audience, read_codes
from harness.campaign.seen import Seen
from harness.campaign.table import Unreadable
from harness.model.preflight import AudienceRead

from .conftest import Made

LISTED = "audience: {customers: customers.csv, suppressed: gone.csv, segments: {reader: Yours, staff: nothing}}\n"
CODES = 'codes: {unused: codes.csv, used: [A-0001], expired: [A-0002], rule: "A-[0-9]{4}"}\n'
HEAD = "email,given-name,segment,code\n"


def read(campaign: Made, rows: str, more: str = "", gone: str = "email\n") -> AudienceRead:
    found = read_audience(campaign(LISTED + more, customers=HEAD + rows, gone=gone))
    assert found
    return found


def test_a_fine_list(campaign: Made) -> None:
    rows = "aino@b.fi,Aino,reader,A-1001\nben@b.fi,Ben,reader,A-1002\nceo@b.fi,,staff,A-1003\n"
    assert read(campaign, rows, CODES) == AudienceRead(customers=3, segments={"reader": 2, "staff": 1}, nameless=1)


def test_places_and_never_what_stands_there(campaign: Made) -> None:
    rows = """\
aino@b.fi,Aino,reader,A-1001
not an address,Ben,reader,A-1001
aino@B.FI,Aino,reader,B-17
Aino@b.fi,Aino,reader,A-0001
gone@b.fi,Gunnar,raeder,A-0002
Case@b.fi,Carla,reader,
=HYPERLINK("x"),Dora,staff,A-1004
dora@b.fi,"=cmd|' /C calc'!A0",staff,A-1005
eve@b.fi,@SUM(1+1)*cmd,staff,A-1006,more
"""
    found = read(campaign, rows.replace('=HYPERLINK("x")', "=HYPERLINK(x)"), CODES, gone="email\nGONE@b.fi\ngone@b.fi\ncase@b.fi\n")
    assert found.places == {
        "invalid": ["line 3"], "doubled": ["line 4"], "suppressed": ["line 6"], "suppressed-but-for-case": ["line 7"],
        "formulas": ["line 8", "line 9", "line 10"], "ragged": ["line 10"], "unknown-segments": ["line 6"], "codeless": ["line 7"],
        "doubled-codes": ["line 3"], "unfit-codes": ["line 4"], "used-codes": ["line 5", "line 6"],
    }  # fmt: skip
    assert found.counts == {kind: len(places) for kind, places in found.places.items()}
    kept = msgspec.json.encode(found).decode()
    assert not any(word in kept for word in ("b.fi", "Gunnar", "raeder", "A-0", "HYPERLINK"))


def test_two_customers_may_share_a_code_that_is_good_twice(campaign: Made) -> None:
    rows = "aino@b.fi,Aino,reader,A-1001\nben@b.fi,Ben,reader,A-1001\n"
    assert read(campaign, rows, CODES).counts == {"doubled-codes": 1}
    assert read(campaign, rows, CODES.replace("codes: {", "codes: {uses: 2, ")).counts == {}


@pytest.mark.parametrize("cell", ["+358 40 123 4567", "+1-555-0100", "-", "-12", "a=b", "'=quoted", "(+358) 40", "a@b"])
def test_innocent_cells_are_no_formulas(cell: str, campaign: Made) -> None:
    found = read(campaign, f'aino@b.fi,"{cell}",reader,\n')
    assert "formulas" not in found.counts


def test_plus_tags_and_capital_letters_of_a_name_are_not_the_same(campaign: Made) -> None:
    found = read(campaign, "aino@b.fi,A,reader,\naino+a@b.fi,A,reader,\nAino@b.fi,A,reader,\nai.no@b.fi,A,reader,\n")
    assert "doubled" not in found.counts


def test_what_was_read_before_the_trouble_stays(campaign: Made) -> None:
    made = campaign(LISTED, customers=HEAD.encode() + b"aino@b.fi,Aino,reader,\nben@b.fi,B\xe9n,reader,\n", gone="nobody,here\n")
    found = read_audience(made)
    assert found is not None
    assert found.customers == 1
    assert [trouble.partition(";")[0] for trouble in found.troubles] == [
        "gone.csv: line 1 names no column `email`", "customers.csv: line 3 is not in UTF-8",
    ]  # fmt: skip


def test_a_list_without_segments_names_those_it_has_and_no_more_than_fifty(campaign: Made) -> None:
    rows = "".join(f"c{number}@b.fi,A,{'x' * 100}{number % 3 if number < 9 else number},\n" for number in range(90))
    found = read_audience(campaign("audience: {customers: customers.csv}\n", customers=HEAD + rows))
    assert found is not None
    assert len(found.segments) <= 50
    assert max(map(len, found.segments)) == 60


def test_codes(campaign: Made) -> None:
    found = read_codes(campaign(CODES, codes="code\nA-0003\nA-0003\nA-0001\nb\n"))
    assert found is not None
    assert found.unused == 4
    assert found.places == {"doubled": ["line 3"], "used": ["line 4"], "unfit": ["line 5"]}
    missing = read_codes(campaign(CODES.replace("codes.csv", "none.csv")))
    assert missing is not None
    assert "No such file" in missing.troubles[0]
    assert read_codes(campaign()) is None


def test_customers_as_facts(campaign: Made) -> None:
    rows = "aino@b.fi,Aino,reader,\nbad,B,reader,\naino@B.fi,Again,reader,\ngone@b.fi,G,reader,\nceo@b.fi,,staff,A-9\n"
    made = campaign(LISTED + CODES, customers=HEAD + rows, gone="email\ngone@b.fi\n", codes="A-0003\nA-0004\n")
    assert list(customers(made)) == [
        {"email": "aino@b.fi", "given-name": "Aino", "segment": "reader"},
        {"email": "ceo@b.fi", "segment": "staff", "code": "A-9"},
    ]


def test_strangers_are_the_same_each_time_and_differ(campaign: Made) -> None:
    made = campaign("audience: {persona: {locale: fi_FI}, count: 3}\n")
    once, again = list(customers(made)), list(customers(made))
    assert once == again
    assert len({each["email"] for each in once}) == 3
    assert read_audience(made) == AudienceRead(customers=3)


def test_a_list_that_cannot_be_read_on(campaign: Made) -> None:
    made = campaign(LISTED, customers="name\nAino\n", gone="email\n")
    with pytest.raises(Unreadable):
        next(customers(made))


def test_memory_grows_by_some_bytes_a_customer(campaign: Made, folder: Path) -> None:
    """A list held in memory would take some hundred bytes for each."""
    made = campaign(LISTED, customers="", gone="email\n")
    with (folder / "customers.csv").open("w", encoding="utf-8") as file:
        file.write(HEAD)
        file.writelines(f"customer.{number}@example.com,Aino,reader,\n" for number in range(30_000))
    tracemalloc.start()
    try:
        found = read_audience(made)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert found is not None
    assert found.customers == 30_000
    assert most < 2_000_000


def test_a_compact_set_forgets_nothing() -> None:
    seen = Seen()
    assert all(seen.add(f"w{number}") for number in range(20_000))
    assert not any(seen.add(f"w{number}") for number in itertools.chain(range(9), range(19_000, 20_000)))
    assert len(seen) == 20_000
    assert "w7" in seen
    assert "w20000" not in seen
    assert not Seen().__contains__("")
