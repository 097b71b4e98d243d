"""Sharing a campaign's spare codes out: each once, whoever asks and when."""

import itertools
import stat
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given as tried
from hypothesis import strategies as st

from harness.campaign import Campaign
from harness.preflight.gathering.given import NAME, Given
from harness.preflight.gathering.spare import ORDER, Fresh, Spare, parts
from tests.campaign.conftest import Made

ASKED = st.lists(st.tuples(st.sampled_from(ORDER), st.integers(0, 70), st.booleans()), max_size=25)
Shared = Callable[..., Spare]


def codes(number: int) -> list[str]:
    return [f"GIFT-{each:04}" for each in range(number)]


@tried(st.integers(0, 400), ASKED)
def test_no_code_is_given_twice(number: int, asked: list[tuple[str, int, bool]]) -> None:
    """However many there are, and in whatever order they are asked for; and what is left is told."""
    spare, had = Spare(codes(number)), list[str]()
    for who, at_most, last in asked:
        had += spare.take(who, at_most)
        if last:
            spare.enough(who)
    assert len(had) == len(set(had)) <= number
    assert spare.left == (number - len(had) if asked else None)


@tried(st.integers(0, 3_000), st.lists(st.sampled_from(ORDER), unique=True))
def test_everybody_has_a_part_and_nobody_anothers(number: int, asking: list[str]) -> None:
    shared = parts(number, sorted(asking, key=ORDER.index))
    assert sum(shared.values()) <= number
    assert "walks" not in asking or shared["walks"] == min(number, 100)
    assert number < 103 + 6 or all(shared.values())


def test_of_few_codes_the_walks_have_theirs_first_and_what_they_leave_is_others() -> None:
    spare = Spare(codes(80), [who for who in ORDER if who != "watch"])
    assert spare.take("loopholes", 60) == []
    assert len(spare.take("walks", 20)) == 20
    spare.enough("walks")
    assert len(spare.take("loopholes", 60)) == 20
    spare.enough("loopholes")
    assert spare.take("surge", 60_000) == codes(80)[40:]
    assert (spare.left, spare.give("surge")) == (0, "")


def test_threads_that_ask_at_once_are_given_different_ones() -> None:
    spare = Spare(codes(1_000))
    with ThreadPoolExecutor(8) as pool:
        had = [*itertools.chain(*pool.map(lambda _: spare.take("surge", 5), range(100)))]
    assert len(had) == len(set(had)) == 500


@pytest.fixture
def shared(campaign: Made, folder: Path, tmp_path: Path) -> Shared:
    """Spare codes of a list, for a preflight that has the company's count or not."""
    (folder / "codes.csv").write_text("code\n" + "\n".join(["USED-1", "HIS-1", *codes(9), "gift 0003"]), "utf-8")
    (folder / "customers.csv").write_text("email,code\na@example.com,HIS-1\n", "utf-8")
    made: Campaign = campaign("audience: {customers: customers.csv}\ncodes: {unused: codes.csv, used: [USED-1]}\n")

    def share(count: Counter[str] | None = None) -> Spare:
        given = Given(tmp_path)
        return Spare(Fresh(made, lambda: count, given), ORDER, given)

    return share


def test_codes_that_are_somebodys_or_were_used_are_left_out(shared: Shared) -> None:
    assert shared().take("walks", 100) == codes(9)
    assert shared(Counter({"gift0004": 1, "GIFT-0005": 0})).take("walks", 100) == [code for code in codes(9) if code != "GIFT-0004"]


def test_what_one_preflight_has_given_the_next_does_not(shared: Shared, tmp_path: Path) -> None:
    first = shared()
    assert first.take("walks", 4) == codes(4)
    first.untouched(["GIFT-0003"])
    assert first.left == 6
    assert shared().take("walks", 2) == ["GIFT-0003", "GIFT-0004"]
    assert shared().left is None
    (tmp_path / NAME).open("a").write("\nhalf a li")  # a preflight was killed
    assert shared().take("walks", 2) == ["GIFT-0005", "GIFT-0006"]
    assert shared(Counter()).give("walks") == "GIFT-0000"  # the company knows better


def test_a_file_of_what_was_given_that_a_full_disk_left_empty(shared: Shared, tmp_path: Path) -> None:
    (tmp_path / NAME).touch()
    assert shared().take("walks", 2) == codes(2)
    assert shared().give("walks") == "GIFT-0002"


def test_what_was_given_is_not_to_be_read_from_the_file(shared: Shared, tmp_path: Path) -> None:
    shared().take("walks", 9)
    assert "GIFT" not in (tmp_path / NAME).read_text("utf-8")
    assert stat.S_IMODE((tmp_path / NAME).stat().st_mode) == 0o600


def test_a_list_that_cannot_be_read_on_is_used_as_far_as_it_can(campaign: Made, folder: Path) -> None:
    (folder / "codes.csv").write_bytes(b"code\nA-1\nA-2\n\xff\xff\nA-3\n")
    made = campaign("codes: {unused: codes.csv}\n")
    assert Spare(Fresh(made, lambda: None)).take("walks", 9) == ["A-1", "A-2"]
