"""The campaign that ships: its list, its codes and its mail are what its file says."""

import csv
import re
from pathlib import Path

from harness.campaign import check, load_campaign
from harness.street.trades.giveaway import claiming, codes

FILE = Path(__file__).parents[2] / "scenarios" / "campaigns" / "free-book.yaml"
CAMPAIGN = load_campaign(FILE)


def _rows(path: Path | None) -> list[dict[str, str]]:
    assert path
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_everything_that_the_file_names_is_there() -> None:
    assert check([FILE]) == ([], [])
    assert CAMPAIGN.stock == claiming.PRINTED


def test_every_customer_has_an_address_and_a_code_of_their_own_and_none_has_opted_out() -> None:
    customers, gone = _rows(CAMPAIGN.audience.customers), {row["email"] for row in _rows(CAMPAIGN.audience.suppressed)}
    for column in ("email", "code"):
        assert len({row[column].lower() for row in customers}) == len(customers) == 60
    assert not gone & {row["email"] for row in customers}
    assert {row["segment"] for row in customers} == {segment.name for segment in CAMPAIGN.audience.segments}


def test_names_of_all_kinds_are_among_the_customers() -> None:
    names = [row["given-name"] for row in _rows(CAMPAIGN.audience.customers)]
    assert "" in names
    assert any(not row["family-name"] for row in _rows(CAMPAIGN.audience.customers))
    assert max(map(len, names)) == 60
    assert any(not name.isascii() for name in names)
    assert any("'" in row["family-name"] for row in _rows(CAMPAIGN.audience.customers))


def test_codes_are_issued_to_those_who_should_get_a_book() -> None:
    gets = {segment.name: segment.gets for segment in CAMPAIGN.audience.segments}
    for row in _rows(CAMPAIGN.audience.customers):
        sealed = row["code"] == codes.put_right(row["code"]) and codes.is_issued(row["code"])
        assert sealed is bool(gets[row["segment"]]), row["code"]


def test_there_are_codes_for_every_customer_of_the_rush() -> None:
    spare = [row["code"] for row in _rows(CAMPAIGN.codes.file)]
    assert CAMPAIGN.load
    assert len(set(spare)) == len(spare) >= 2 * CAMPAIGN.load.users
    assert all(codes.is_issued(code) and re.fullmatch(CAMPAIGN.codes.rule, code) for code in spare)
    assert not set(spare) & {row["code"] for row in _rows(CAMPAIGN.audience.customers)}
