import pytest

from harness.surge.answer import Page
from harness.surge.fate import of_failure, of_no_mail, of_page, refusal


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


FORM = '<form method="post"><input name="code"><input type="hidden" name="token" value="1"></form>'
FAQ = "<h3>What if my code has already been used?</h3><p>A code that has been used is void.</p><p>It was already used: ask us.</p>"
GIFT = Page("http://shop.example/gift", 200, FORM + FAQ)


def ended(text: str, claimed: bool = True) -> tuple[str, str]:
    page = Page("http://shop.example/gift", 200, text)
    found = of_page(page, "en", "`Thank you` was not shown", "POST /gift", claimed=claimed, before=GIFT, sent={"code", "token"})
    return found.end, found.cause


def test_what_stands_there_for_everybody_refuses_nobody() -> None:
    assert ended(f"<p>Please wait.</p>{FAQ}") == ("in-between", "`Thank you` was not shown at POST /gift")
    assert refusal(Page("", 200, "<h3>What if my code has already been used?</h3><p>If a code was already used, ask us.</p>"), "en") == ""
    assert ended(f"{FAQ}<p>This code has already been redeemed.</p>") == ("refused", "This code has already been redeemed.")


def test_who_comes_when_nothing_is_left_is_told_so() -> None:
    assert ended("<h1>Sold out</h1><p>Put me on the waiting list</p>") == ("refused", "Sold out")
    assert ended("<p>Nearly sold out: choose soon.</p>")[0] == "unclear"


def test_a_form_that_is_shown_again_with_something_to_say_has_taken_nothing() -> None:
    assert ended(f"<p>Oh dear, not this time.</p>{FORM}{FAQ}") == ("turned-away", "`Oh dear, not this time.` at POST /gift")
    assert ended(FORM + FAQ)[0] == "in-between"
    assert ended("<p>Oh dear.</p><form><input name=q></form>")[0] == "unclear"


def test_who_has_sent_something_and_hears_nothing_is_in_between_and_nobody_is_blamed_who_has_more_time() -> None:
    ended = of_no_mail(30, "mail: Confirm", sent=True)
    assert (ended.end, ended.cause) == ("in-between", "no mail within 30 s at mail: Confirm")
    assert of_no_mail(30, "mail: Confirm", sent=False).end == "turned-away"
    later = of_no_mail(3600, "mail: Confirm", sent=True)
    assert (later.end, later.cause) == ("unfinished", "no mail within 120 s, and nobody waited longer, at mail: Confirm")


def test_a_queue_that_only_scripts_wait_in_turns_nobody_away_by_that() -> None:
    queue = "<h1>You are in the queue</h1><p>Please wait. Your place: 312</p><script>poll()</script>"
    assert ended(queue, claimed=False) == ("unclear", "`You are in the queue` at POST /gift")


@pytest.mark.parametrize("text", ["<h1>The gifts have found their readers</h1>", "<h1>Look out for the postman, he has a parcel</h1>"])
def test_of_an_answer_in_words_of_its_own_a_person_has_to_tell(text: str) -> None:
    assert ended(text) == ("unclear", f"`{text[4:-5]}` at POST /gift")
    assert ended(text, claimed=False)[0] == "turned-away"
    assert ended(f"{text}<p>An error occurred.</p>")[0] == "in-between"
    assert ended("")[0] == "in-between"
