from collections import Counter
from pathlib import Path

from harness.model.surge import Level, Rushed, Surge
from harness.surge import results
from harness.surge.settling import settle

USED = "This code has already been redeemed."
CUSTOMERS = [
    Rushed(customer="1", code="GIFT-1", level=1, end="served"),
    Rushed(customer="2", code="GIFT-2", level=2, end="turned-away", cause="503 at POST /gift"),
    Rushed(customer="3", code="GIFT-3", level=2, end="refused", cause=USED),
    Rushed(customer="2", code="GIFT-2", level=2, attempt=2, end="refused", cause=USED),
]
SURGE = Surge(levels=[Level(users=2, alone=True), Level(users=2), Level(users=20)])


def rushed(folder: Path) -> Path:
    path = folder / "rushed.jsonl"
    results.write(path, CUSTOMERS)
    return path


def test_a_rush_is_judged_and_held_against_the_count(tmp_path: Path) -> None:
    path = rushed(tmp_path)
    settled = settle(SURGE, path, Counter({"GIFT-3": 1}), lambda: Counter({"GIFT-1": 1, "GIFT-2": 1, "GIFT-3": 1}))
    truth = settled.truth
    assert (truth.customers, truth.served, truth.refused_falsely, truth.company) == (3, 1, 1, 2)
    assert truth.only_company == ["GIFT-2"]
    assert [level.refused_falsely for level in settled.levels] == [0, 0, 1]
    assert [customer.false for customer in results.read(path)] == [False, False, False, True]
    causes = [customer.cause for customer in settled.customers if customer.false]
    assert causes == [f"{USED}; the code was used up by an answer that failed: 503 at POST /gift"]


def test_a_count_that_comes_late_is_waited_for(tmp_path: Path) -> None:
    counts = iter([Counter[str](), Counter({"GIFT-1": 1})])
    settled = settle(SURGE, rushed(tmp_path), Counter(), lambda: next(counts))
    assert settled.truth.only_customers == []


def test_a_company_that_names_no_count_is_asked_for_none(tmp_path: Path) -> None:
    settled = settle(SURGE, rushed(tmp_path), None, lambda: Counter({"GIFT-9": 1}))
    assert settled.truth.company is None
    assert settled.truth.only_customers == []


def test_a_rush_that_nobody_came_to(tmp_path: Path) -> None:
    settled = settle(SURGE, tmp_path / "nothing.jsonl", Counter(), lambda: None)
    assert settled.truth.customers == 0


def test_a_line_that_is_not_whole_counts_for_nothing(tmp_path: Path) -> None:
    path = rushed(tmp_path)
    path.write_bytes(path.read_bytes()[:-5])
    assert [customer.customer for customer in results.read(path)] == ["1", "2", "3"]


def test_those_are_named_to_whom_most_happened() -> None:
    many = [Rushed(customer=str(number), end="turned-away", began_s=number) for number in range(50)]
    false = Rushed(customer="52", end="refused", false=True, began_s=99)
    few = [Rushed(customer="51", end="served"), false, Rushed(customer="53", end="in-between")]
    assert [customer.customer for customer in results.notable([*many, *few], at_most=4)] == ["53", "0", "1", "52"]
