from collections import Counter

import pytest

from harness.surge.count import read, settled


@pytest.mark.parametrize(
    ("told", "count"),
    [
        ('{"redeemed": {"A": 1, "B": 2}}', {"A": 1, "B": 2}),
        ('{"redeemed": ["A", "B", "B"]}', {"A": 1, "B": 2}),
        ('{"redeemed": {}}', {}),
        ("[]", None), ("{", None), ('{"redeemed": 12}', None), ('{"redeemed": [1]}', None), ('{"redeemed": {"A": true}}', None),
        ('{"redeemed": {"A": -1}}', None), ("[" * 100_000, None),
    ],
)  # fmt: skip
def test_what_a_company_may_say(told: str, count: dict[str, int] | None) -> None:
    assert read(told) == (None if count is None else Counter(count))


def test_a_count_that_lags_is_asked_for_again() -> None:
    counts = iter([Counter(), None, Counter(A=1)])
    assert settled(lambda: next(counts), lambda count: count["A"] == 1) == Counter(A=1)


def test_a_count_that_never_comes_is_waited_for_no_longer_than_it_may_take() -> None:
    assert settled(lambda: None, lambda _: True, within_s=0.1) is None
    assert settled(Counter, lambda count: count["A"] == 1, within_s=0.1) == Counter()
