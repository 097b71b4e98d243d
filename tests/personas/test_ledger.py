"""What the company knows already."""

from harness.personas.company import Company
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


def test_the_same_form_asks_again_in_a_later_journey() -> None:
    ledger = Ledger({})
    ledger.give("email", "shop/join", 2)
    assert ledger.told("email", "shop/leave") == ("journey", 2)
    ledger.begin_journey()
    assert ledger.told("email", "shop/join") == ("earlier-journey", 2)


def test_whoever_comes_by_a_mail_is_known_by_its_address_there_and_nowhere_else() -> None:
    ledger = Ledger({}, Company.at("https://shop.example"))
    ledger.give("email", "shop.example/order", 2)
    ledger.give("tel", "shop.example/order", 2)
    ledger.come_by_mail()
    assert ledger.told("email", "shop.example/order") == ledger.told("email", "shop.example/status") == ("mail", 0)
    assert ledger.told("tel", "shop.example/order") is None, "the form came back"
    assert ledger.told("email", "survey.example/") is None
    ledger.give("email", "shop.example/status", 4)
    assert ledger.told("email", "shop.example/status") is None


def test_the_names_that_a_company_may_call_its_customer_by() -> None:
    ledger = Ledger({"given-name": "Aino", "family-name": "Virtanen"}, Company.at("https://shop.example"))
    assert ledger.names == []
    ledger.give("given-name", "pay.example/card", 1, "Aino")
    assert ledger.names == [], "another company was told"
    ledger.give("nickname", "shop.example/join", 2, "Sunny")
    assert ledger.names == ["Aino", "Virtanen", "Sunny"]
    ledger.hold("name", "account", ours=False)
    assert ledger.names == [], "a real account's owner"


def test_an_answer_given_twice_is_no_third_question() -> None:
    ledger = Ledger({})
    ledger.hold("email", "account")
    assert ledger.told("email", "/order") == ("account", 0)
    ledger.give("email", "/order", 3)
    assert ledger.told("email", "/order") is None, "the form came back"
    assert ledger.told("email", "/pay") == ("account", 0)


def test_what_one_company_was_told_another_does_not_know() -> None:
    ledger = Ledger({}, Company.at("https://shop.example", ["tickets.example"]))
    ledger.hold("tel", "link")
    ledger.give("email", "shop.example/order", 1)
    assert ledger.knows("email", "help.shop.example/")
    assert ledger.knows("tel", "tickets.example/")
    assert not ledger.knows("email", "pay.example/card")
    ledger.give("cc-number", "pay.example/card", 2)
    assert not ledger.knows("cc-number", "shop.example/again")


def test_parts_are_known_with_the_whole() -> None:
    ledger = Ledger({})
    for token in ("tel", "bday"):
        ledger.give(token, "shop/a", 1)
    assert ledger.told("tel-national", "shop/b") == ledger.told("bday-year", "shop/b") == ("journey", 1)
    assert not ledger.knows("tel-national", "shop/a"), "the same form, with the number in parts"


def test_what_was_typed_is_right_too() -> None:
    ledger = Ledger({"email": "own@example.com"})
    ledger.give("email", "shop/a", 1, "office@example.com")
    assert ledger.right("email", "office@example.com")
    assert ledger.right("email", "own@example.com")
    assert not ledger.right("email", "other@example.com")


def test_what_an_account_holds_in_words_unknown_here_passes_for_right() -> None:
    ledger = Ledger({"email": "persona@example.com", "tel": "1"}, Company.at("https://shop.example"))
    ledger.hold("email", "account", ours=False)
    ledger.hold("tel", "account")
    assert ledger.right("email", "owner@example.com")
    assert not ledger.right("email", " ")
    assert not ledger.right("tel", "2")
