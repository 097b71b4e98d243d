import pytest

from harness.surge.answer import Page
from harness.surge.fate import of_failure, of_page


@pytest.mark.parametrize(
    ("status", "claims", "claimed", "end"),
    [
        (503, False, False, "turned-away"),
        (503, True, False, "turned-away"),  # it says itself that it has not taken it
        (500, True, False, "in-between"),
        (0, True, False, "in-between"),  # sent, and never answered
        (0, False, False, "turned-away"),
        (502, False, True, "in-between"),  # taken before, and not confirmed
    ],
)
def test_an_error_turns_away_or_leaves_in_between(status: int, claims: bool, claimed: bool, end: str) -> None:
    ended = of_failure(status, "no answer within 30 s", "POST /gift", claims=claims, claimed=claimed)
    assert (ended.end, ended.cause) == (end, f"{status or 'no answer within 30 s'} at POST /gift")


@pytest.mark.parametrize(
    ("text", "language", "end", "cause"),
    [
        ("<h1>Sorry</h1><p>This code has already been redeemed.</p>", "en", "refused", "This code has already been redeemed."),
        ("<p>Welcome to the queue</p>", "en", "turned-away", "`Thank you` was not shown at POST /gift"),
    ],
)
def test_a_page_that_does_not_go_on_refuses_or_turns_away(text: str, language: str, end: str, cause: str) -> None:
    ended = of_page(Page("http://shop.example/", 200, text), language, "`Thank you` was not shown", "POST /gift", claimed=False)
    assert (ended.end, ended.cause) == (end, cause)
