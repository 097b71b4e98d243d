"""Companies that look guilty and are not: pages that thank again, count visitors, repeat what was sent; and limits on trying."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from harness.preflight.gathering.loopholes import at_once, codes, forms
from harness.preflight.gathering.loopholes.proof import Confirmed, another, replaced
from harness.preflight.gathering.loopholes.spelled import neighbours, other_spellings
from harness.preflight.gathering.loopholes.trial import Samples
from harness.preflight.gathering.loopholes.trying import Spent, untried

from .shops import THANKS, Answer, Shop, customer, plain_code
from .test_loopholes import in_finnish, trial_of

NOBODYS = Samples(rule=r"GIFT-\d{4}-[A-Z]{4}")


def thanks_once(shop: Shop, sent: dict[str, str]) -> str:
    """One order for each code, however it is spelled; asked again, the same one."""
    code = plain_code(sent)
    shop.redeemed[code] = 1
    return f"{THANKS}. Order {shop.order(code)}. Service: 020 910 1220."


def visitors_are_counted(shop: Shop, sent: dict[str, str]) -> str:
    return f"{thanks_once(shop, sent)} You are visitor {70_000 + next(shop.looks)} at 12:{next(shop.looks) % 60:02d} on 2026-12-01."


def no_number(shop: Shop, sent: dict[str, str]) -> str:
    shop.redeemed[plain_code(sent)] = 1
    return f"{THANKS}. Thank you, {sent['email']}!"


def a_request_each(shop: Shop, sent: dict[str, str]) -> str:
    """Each press of the button has a number, and one book goes out all the same."""
    shop.redeemed[plain_code(sent)] = 1
    return f"{THANKS}. Request R-{5000 + next(shop.looks)}."


def repeats_what_was_asked(shop: Shop, sent: dict[str, str]) -> str:
    return f"{THANKS}. Order {shop.order(plain_code(sent))}. You asked for {sent['quantity']} and we send 1 to everybody."


def says_to_all_alike(shop: Shop, sent: dict[str, str]) -> str:
    """So that nobody learns which codes are good; each who asks gets a case of their own."""
    case = shop.orders.setdefault(str(sent), f"C-{next(shop.looks) + 800}")
    return f"Thank you. {THANKS} if your code is valid and unused. Your case is {case}."


AGAIN = {
    "code-twice": codes.code_twice, "other-customer": codes.other_customer, "other-spelling": codes.other_spelling,
    "other-address": codes.other_address,
}  # fmt: skip


@pytest.mark.parametrize("counts", [True, False], ids=["counting", "by-its-pages"])
@pytest.mark.parametrize("answers", [thanks_once, visitors_are_counted])
def test_the_same_order_shown_again_is_no_second_one(answers: Answer, counts: bool) -> None:
    trial = trial_of(Shop(answers, counts).trying(), NOBODYS)
    assert {name: way(trial).open for name, way in AGAIN.items()} == dict.fromkeys(AGAIN, False)


def test_thanks_that_are_counted_once_are_one_order() -> None:
    for answers in (no_number, a_request_each):
        trial = trial_of(Shop(answers, counts=True).trying(), NOBODYS)
        assert {name: way(trial).open for name, way in AGAIN.items()} == dict.fromkeys(AGAIN, False)


def test_thanks_without_a_number_tell_nothing_where_nobody_counts() -> None:
    trial = trial_of(Shop(no_number).trying(), NOBODYS)
    found = codes.code_twice(trial)
    assert found.open is None
    assert found.said == "Whether it was granted cannot be told from the answer: a code used a second time by its customer"


@pytest.mark.parametrize("counts", [True, False], ids=["counting", "by-its-pages"])
def test_a_code_that_is_good_for_more_than_one_use_is_used_up_first(counts: bool) -> None:
    def orders(at_most: int) -> Answer:
        def answer(shop: Shop, sent: dict[str, str]) -> str:
            code = plain_code(sent)
            shop.redeemed[code] = min(shop.redeemed[code] + 1, at_most)
            shop.orders[code] = f"HB-{code}{shop.redeemed[code]}"
            return f"{THANKS}. Order {shop.orders[code]}."

        return answer

    def last(shop: Shop, sent: dict[str, str]) -> str:
        return f"{THANKS}. Order {shop.orders[plain_code(sent)]}."

    for at_most, is_open in ((3, False), (4, True)):
        trial = trial_of(Shop(orders(at_most), counts, last).trying(), replace(NOBODYS, uses=3))
        found = codes.code_twice(trial)
        assert found.open is is_open
        assert ": a code that its customer has used 3 times before" in found.said
        assert at_once.two_browsers(trial).said == "Nothing to try: a code may be redeemed 3 times"
    many = trial_of(Shop(orders(50), counts, last).trying(), replace(NOBODYS, uses=50))
    assert [each.open for each in (codes.code_twice(many), codes.other_customer(many), at_once.two_browsers(many))] == [None, None, False]
    assert in_finnish([codes.code_twice(many), at_once.two_browsers(many), found])


def test_a_promise_under_a_condition_grants_nothing() -> None:
    trial = trial_of(Shop(says_to_all_alike).trying(), NOBODYS)
    ways = {**AGAIN, "neighbour": codes.neighbour}
    assert {name: way(trial).open for name, way in ways.items()} == dict.fromkeys(ways, None)


def test_a_second_order_is_seen_by_its_number_and_by_the_count() -> None:
    def orders_each_time(shop: Shop, sent: dict[str, str]) -> str:
        shop.redeemed[plain_code(sent)] += 1
        shop.orders["last"] = f"HB-{next(shop.looks) + 2000}"
        return f"{THANKS}. Order {shop.orders['last']}."

    def the_last(shop: Shop, sent: dict[str, str]) -> str:
        return f"{THANKS}. Order {shop.orders['last']}."

    for counts, how in [(True, "the company counts it 1 more"), (False, "it confirms another order")]:
        trial = trial_of(Shop(orders_each_time, counts, the_last).trying(), NOBODYS)
        found = codes.code_twice(trial)
        assert (found.open, how in found.said) == (True, True)
        assert codes.other_customer(trial).open is None, "nothing more can be told apart"


def test_a_refusal_that_is_counted_is_left_to_a_person() -> None:
    def counts_tries(shop: Shop, sent: dict[str, str]) -> str:
        code = plain_code(sent)
        shop.redeemed[code] += 1
        return f"{THANKS}. Order {shop.order(code)}." if shop.redeemed[code] == 1 else "This code has been used."

    def still_there(shop: Shop, sent: dict[str, str]) -> str:
        return f"{THANKS}. Order {shop.order(plain_code(sent))}."

    assert codes.code_twice(trial_of(Shop(counts_tries, True, still_there).trying(), NOBODYS)).open is None


def test_what_a_page_repeats_is_no_order_of_that_many() -> None:
    found = forms.form_values(trial_of(Shop(repeats_what_was_asked).trying(), NOBODYS))
    assert found.open is None
    assert "cannot be told from the answer: the field `quantity` sent as 99" in found.said


def test_an_order_of_that_many_is_one() -> None:
    def sends_so_many(shop: Shop, sent: dict[str, str]) -> str:
        return f"{THANKS}. Order {shop.order(plain_code(sent))}. Quantity: {sent['quantity']}. Shop, 1 High Street"

    found = forms.form_values(trial_of(Shop(sends_so_many).trying(), NOBODYS))
    assert (found.open, found.said) == (True, "Granted: the field `quantity` sent as 99 in place of 1 (the confirmation says 99)")


def test_a_number_that_stands_where_it_always_did_leaves_it_open_what_was_ordered() -> None:
    def names_both(shop: Shop, sent: dict[str, str]) -> str:
        return f"{THANKS}. Order {shop.order(plain_code(sent))}. {sent['quantity']}. Parcels: 1"

    assert forms.form_values(trial_of(Shop(names_both).trying(), NOBODYS)).open is None


def test_what_cannot_be_tried_says_why() -> None:
    trial = trial_of(Shop(thanks_once).trying(), NOBODYS)
    assert codes.after_the_end(trial).said == "Not tried: the campaign names no code that has expired (`codes: {expired: [...]}`)"
    assert forms.step_skipped(trial).said == "Nothing to try: no step before the last one sends anything that could be skipped"
    found = codes.neighbour(trial, lambda near: near[:2])
    assert (found.open, found.said) == (True, "Granted: a code next to one of the list (2 of 14 next to it are given out, too)")


def test_why_something_was_not_tried_is_said_in_finnish() -> None:
    trial = trial_of(Shop(thanks_once).trying(), Samples(rule="nothing fits"))
    ways = (codes.after_the_end, codes.neighbour, forms.step_skipped, forms.link_forwarded)
    trial.trying.script = replace(trial.trying.script, calls=trial.trying.script.calls[:1])
    assert in_finnish([*(way(trial) for way in ways), codes.other_address(trial)])
    trial.twice = True
    assert in_finnish([codes.other_customer(trial), codes.other_spelling(trial)])
    lacking = ("the 60 requests that `loopholes: at-most` allows were sent", "there is no unused code left to try it with")
    assert in_finnish([untried("neighbour", why) for why in lacking])


def test_two_who_did_not_meet_tell_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = itertools.count()
    monkeypatch.setattr(at_once._Meeting, "overlap_ms", property(lambda self: -float(next(ticks))))
    assert at_once.two_browsers(trial_of(Shop(thanks_once).trying(), NOBODYS)).said == "Not tried: their requests did not overlap"


def test_no_more_requests_are_sent_than_may_be() -> None:
    trying = Shop(thanks_once).trying(at_most=10)
    trial = trial_of(trying, NOBODYS)
    assert trying.requests == 6
    codes.code_twice(trial)
    with pytest.raises(Spent, match="the 10 requests that `loopholes: at-most` allows were sent"):
        codes.code_twice(trial)
    with pytest.raises(Spent):
        at_once.two_browsers(trial)


def test_without_codes_nothing_is_tried_that_needs_one() -> None:
    trying = Shop(thanks_once).trying()
    trial = trial_of(trying, NOBODYS)
    trying.codes = iter(())
    for way in (at_once.two_browsers, codes.neighbour, forms.form_values):
        with pytest.raises(Spent, match="there is no unused code left"):
            way(trial)


def test_codes_beside_a_code() -> None:
    assert other_spellings("GIFT-7Q2M-4401") == ["gift-7q2m-4401", "GIFT7Q2M4401"]
    assert other_spellings("1234") == []
    assert list(neighbours("GIFT-A9", r"GIFT-[A-Z]\d", ["gift a8"])) == ["GIFT-B9"]
    assert list(neighbours("a5", "", [])) == ["a6", "a4", "b5"]


@pytest.mark.parametrize(
    ("again", "is_another"),
    [
        ("Thanks. Call 020 9100.", None),
        ("Thanks. Order HB-1001. Call 020 9100.", False),
        ("Thanks. Order HB-3003. Call 020 9100.", True),
        ("Sorry: HB-1001 was ordered with this code on 1 December, and HB-3003 is your case.", False),
        ("We could not find anything under this code. Your case: HB-3003.", None),
    ],
)
def test_whether_a_page_confirms_another_order(again: str, is_another: bool | None) -> None:
    first, other = (Confirmed(text, text) for text in ("Thanks. Order HB-1001. Call 020 9100.", "Thanks. Order HB-2002. Call 020 9100."))
    assert another(first, other, Confirmed(again, again)) is is_another


def test_a_number_that_stood_there_before_anything_was_claimed_names_no_order() -> None:
    texts = [(f"Thanks. Your visit: V-{visit}.", f"Welcome. Your visit: V-{visit}.") for visit in (11, 22, 33)]
    first, other, again = (Confirmed(text, text, (), before) for text, before in texts)
    assert another(first, other, again) is None


def test_a_value_is_replaced_where_it_stands_and_nowhere_else() -> None:
    before = Confirmed("Order HB-1001 Quantity 1 Price 0.00 € 1 Breakwater")
    assert replaced(before, Confirmed("Order HB-1002 Quantity 99 Price 0.00 € 1 Breakwater"), "1", "99", "€ 1 Breakwater")
    assert not replaced(before, Confirmed("Order HB-1002 Quantity 99 Price 0.00 € 1 Breakwater"), "1", "99")
    assert not replaced(before, Confirmed("Order HB-1002 Quantity 1 Price 0.00 € 1 Breakwater"), "1", "99")
    assert not replaced(before, Confirmed("Sorry, 99 are too many"), "1", "99")


def test_customers_never_lived_and_are_all_different() -> None:
    assert len({customer(number)["email"] for number in range(20)}) == 20
    assert all(customer(number)["email"].endswith("@example.com") for number in range(5))
