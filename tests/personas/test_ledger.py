"""What the company knows already."""

from harness.personas.ledger import Ledger


def test_a_fact_is_known_on_other_pages_only() -> None:
    ledger = Ledger({"email": "a@example.com"})
    ledger.give("email", "shop/join")
    assert ledger.knows("email", "shop/leave")
    assert not ledger.knows("email", "shop/join")
    assert not ledger.knows("tel", "shop/leave")


def test_answers_of_the_moment_are_not_kept() -> None:
    ledger = Ledger({})
    for token in ("comment", "unknown", "one-time-code", "cc-csc"):
        ledger.give(token, "shop/a")
        assert not ledger.knows(token, "shop/b")


def test_a_name_is_known_when_both_its_parts_are() -> None:
    ledger = Ledger({})
    ledger.give("given-name", "shop/a")
    assert not ledger.knows("name", "shop/b")
    ledger.give("family-name", "shop/a")
    assert ledger.knows("name", "shop/b")


def test_numbers_are_the_same_however_they_are_written() -> None:
    ledger = Ledger({"tel": "+44 7700 900123", "given-name": "Aino"})
    assert ledger.right("tel", "+447700900123")
    assert ledger.right("given-name", " AINO ")
    assert not ledger.right("given-name", "Aino-Maija")
    assert not ledger.right("family-name", "")


def test_a_password_is_asked_again_once_the_company_has_one() -> None:
    ledger = Ledger({})
    assert ledger.factor("current-password") == "password"
    ledger.account = True
    assert ledger.factor("current-password") == "password-again"
    assert ledger.factor("email") is None
