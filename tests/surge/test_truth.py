from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.model.surge import Rushed, Truth
from harness.surge import truth

USED = "This code has already been redeemed."


def rushed(customer: int, end: Any, cause: str = "", **more: Any) -> Rushed:
    return Rushed(customer=str(customer), code=f"GIFT-{customer}", end=end, cause=cause, **more)


def judged(*customers: Rushed, used_before: frozenset[str] = frozenset()) -> list[Rushed]:
    return list(truth.judged(customers, customers, used_before))


def held(customers: list[Rushed], after: dict[str, int], before: dict[str, int] | None = None) -> Truth:
    return truth.held_against(truth.counted(customers), customers, before or {}, after)


def test_refused_though_nobody_had_used_the_code_is_false() -> None:
    assert [record.false for record in judged(rushed(1, "served"), rushed(2, "refused", USED))] == [False, True]


def test_the_cause_is_named_where_the_customers_own_first_try_had_failed() -> None:
    records = judged(rushed(1, "turned-away", "503 at POST /gift"), rushed(1, "refused", USED, attempt=2))
    assert records[1].false
    assert records[1].cause == f"{USED}; the code was used up by an answer that failed: 503 at POST /gift"


def test_said_in_another_language() -> None:
    assert judged(rushed(1, "refused", "Koodi on jo käytetty."))[0].false


def test_who_is_refused_rightly_is_not_refused_falsely() -> None:
    twice = [rushed(1, "served"), Rushed(customer="2", code="gift 1", end="refused", cause=USED)]  # the list has the code twice
    assert not any(record.false for record in judged(*twice))
    assert not judged(rushed(3, "refused", USED), used_before=frozenset({"gift3"}))[0].false
    assert not judged(rushed(4, "refused", "All books are gone: sold out."))[0].false
    assert not judged(rushed(5, "refused", "We do not know this code."))[0].false


def test_each_customer_is_counted_once_by_how_it_ended() -> None:
    records = [rushed(1, "turned-away"), rushed(1, "served", attempt=2), rushed(2, "in-between"), rushed(3, "unfinished")]
    counted = truth.counted(records)
    assert (counted.customers, counted.served, counted.in_between, counted.twice) == (3, 1, 1, [])


def test_a_code_that_two_customers_were_served_for_was_redeemed_twice() -> None:
    records = [rushed(1, "served"), Rushed(customer="2", code="GIFT-1", end="served")]
    assert truth.counted(records).twice == ["GIFT-1"]


def test_the_companys_count_says_the_same() -> None:
    found = held([rushed(1, "served"), rushed(2, "served")], {"GIFT-1": 1, "GIFT-2": 1})
    assert (found.company, found.only_company, found.only_customers, found.twice) == (2, [], [], [])


def test_what_only_one_side_knows() -> None:
    found = held([rushed(1, "served"), rushed(2, "turned-away")], {"GIFT-2": 1})
    assert (found.company, found.only_company, found.only_customers) == (1, ["GIFT-2"], ["GIFT-1"])


def test_an_answer_that_only_a_person_can_read_is_no_missing_confirmation() -> None:
    found = held([rushed(1, "served"), rushed(2, "unclear")], {"GIFT-1": 1, "GIFT-2": 1})
    assert (found.company, found.only_company, found.only_customers) == (2, [], [])


def test_a_company_that_has_counted_a_code_twice() -> None:
    assert held([rushed(1, "served")], {"GIFT-1": 2}).twice == ["GIFT-1"]
    assert held([rushed(1, "served")], {"GIFT-1": 2}, {"GIFT-1": 1}).twice == ["GIFT-1"]


def test_counts_that_look_wrong_and_are_not() -> None:
    others = {"GIFT-1": 1, "OTHER-9": 7, "OTHER-8": 1}  # ordinary customers, and those of the browsers
    assert held([rushed(1, "served")], others, {"OTHER-9": 6}) == held([rushed(1, "served")], {"GIFT-1": 1})
    assert held([rushed(1, "served")], {"gift1": 1}).only_customers == []  # written without dashes
    stopped = held([rushed(1, "unfinished")], {"GIFT-1": 1})  # we stopped them: nobody knows how far they came
    assert (stopped.only_company, stopped.only_customers) == ([], [])
    again = held([rushed(1, "turned-away"), rushed(1, "served", attempt=2)], {"GIFT-1": 1})  # the same confirmation on the second try
    assert (again.only_company, again.only_customers, again.twice) == ([], [], [])
    earlier = held([rushed(1, "refused", USED)], {"GIFT-1": 1}, {"GIFT-1": 1})
    assert (earlier.company, earlier.only_company) == (0, [])


ENDS = st.lists(st.sampled_from(["served", "refused", "turned-away", "in-between", "unclear", "unfinished"]), max_size=60)


@given(ENDS)
def test_an_honest_company_is_never_accused(ends: list[str]) -> None:
    records = [rushed(number, end, "503") for number, end in enumerate(ends)]
    count = {record.code: 1 for record in records if record.end == "served"}
    found = held(records, count)
    assert (found.refused_falsely, found.twice, found.only_company, found.only_customers) == (0, [], [], [])
    assert found.company == found.served == ends.count("served")
    assert found.customers == len(ends)


@given(ENDS, st.sets(st.integers(0, 59)))
def test_each_difference_between_the_counts_is_found(ends: list[str], wrong: set[int]) -> None:
    records = [rushed(number, end) for number, end in enumerate(ends)]
    count = Counter(record.code for number, record in enumerate(records) if (record.end == "served") != (number in wrong))
    found = held(records, count)
    known = {record.code for record in records if record.end not in ("unclear", "unfinished")}
    served = {record.code for record in records if record.end == "served"}
    company = set(count)
    assert set(found.only_company) == sorted_first((company - served) & known)
    assert set(found.only_customers) == sorted_first(served - company)


def sorted_first(codes: set[str]) -> set[str]:
    return set(sorted(codes)[: truth.NAMED])


@pytest.mark.parametrize(
    "said",
    [
        "This code is already in use.", "Code already used.", "You've already claimed your gift.",
        "This code has previously been redeemed.", "Koodi on jo käytössä.", "Olet jo lunastanut lahjan.", "Lahja on jo noudettu.",
        "Koden är förbrukad.", "Koden har redan förbrukats.",
        "Ihr Code wird bereits verwendet.", "Code bereits verwendet", "Ce bon a déjà servi.", "Este código ya se utilizó.",
        "Ya canjeaste este código.", "Este código ya está en uso.",
    ],
)  # fmt: skip
def test_words_that_say_used_are_read_in_all_languages(said: str) -> None:
    assert truth.says_used(said)


@pytest.mark.parametrize(
    "said",
    [
        "More than 300 readers have already claimed their book.", "Jo 300 lukijaa on lunastanut kirjansa.",
        "This e-mail address is already in use.", "Tämä sähköpostiosoite on jo käytössä.", "Diese E-Mail-Adresse wird bereits verwendet.",
        "Este correo ya está en uso.", "Your code has not been used.", "Koodiasi ei ole käytetty.", "Ihr Code wurde noch nicht verwendet.",
    ],
)  # fmt: skip
def test_words_that_say_something_else_of_use(said: str) -> None:
    assert not truth.says_used(said)
