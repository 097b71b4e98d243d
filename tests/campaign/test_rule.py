"""The rule that codes are made by: honest ones are taken, and none keeps a code busy for long."""

import pytest

from harness.campaign.rule import LONGEST_CODE, Rule


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("GIFT-[A-Z0-9]{4}-[A-Z0-9]{4}", "GIFT-AB12-CD34"), ("(?:GIFT|BOOK)-[0-9]+", "BOOK-7"),
        ("(?:[A-Z]{4}-){3}[0-9]+", "ABCD-EFGH-IJKL-12"), (r"\w+-\w+-\w+", "a-b-c"), ("(?:AB|CD){3}", "ABCDAB"),
        ("[0-9]{4}(-[0-9]{4})?", "1234-5678"), ("(?i:gift)-?[a-f0-9]{2,16}", "GIFT00ff"),
        ("(?:K-)?[A-Z0-9]{5}(?:-[A-Z0-9]{5}){2,4}", "K-ABCDE-12345-ABCDE"),
    ],
)  # fmt: skip
def test_honest_rules(text: str, fits: str) -> None:
    assert Rule(text).fits(fits)
    assert not Rule(text).fits(f"{fits}!")


@pytest.mark.parametrize("text", ["(a+)+", "(a|aa)+", "(a|ab)*c", ".*.*.*.*x", "(a?){50}", "((a{0,9}){0,9}){0,9}", "(?>a+)*(a+)*"])
def test_rules_that_a_code_may_keep_busy_for_hours(text: str) -> None:
    with pytest.raises(ValueError, match="may take hours"):
        Rule(text)


def test_what_is_too_long_is_no_code() -> None:
    assert Rule("A*").fits("A" * LONGEST_CODE)
    assert not Rule("A*").fits("A" * (LONGEST_CODE + 1))
