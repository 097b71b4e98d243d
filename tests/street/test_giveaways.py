"""A free book for every reader: what a crowd does to the two publishers, and what may be had of them that was not meant."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier

import pytest
from werkzeug.test import TestResponse

from harness.street import breakwater_now
from harness.street.dispatch import Dispatch
from harness.street.trades.giveaway import B, claiming, rush
from harness.street.trades.giveaway.codes import FORM, issued
from harness.street.trades.giveaway.crowd import Queue

from .conftest import At, Customer, mails, way

AINO = {"given_name": "Aino", "family_name": "Virtanen", "email": "aino+k7@example.com"}
HOME = {"street_address": "Koivukuja 4", "postal_code": "00140", "address_level2": "Helsinki"}
PEKKA = {"given_name": "Pekka", "family_name": "Laine", "email": "pekka@example.com", **HOME}
CODE, OTHER, EXPIRED = issued(1), issued(2), "GIFT-OLD0-1234"
DAY = 86_400


class Reader(Customer):
    """A customer whose browser sends the hidden fields of a form along."""

    def sends(self, path: str, **answers: str) -> TestResponse:
        ticket = re.search(r'name="csrf_token" value="([^"]+)"', self.get("/gift").text)
        data = {name.replace("_", "-"): answer for name, answer in answers.items()}
        data["csrf_token"] = ticket[1] if ticket else ""
        return self._client.post(path, base_url=self._base, data=data, follow_redirects=True)

    def claims(self, code: str = CODE, **answers: str) -> TestResponse:
        """Walk the whole way, and give the last page."""
        page = self.sends("/gift", code=code)
        if "Which book" not in page.text:
            return page
        return self.orders(code=code, **answers)

    def orders(self, **answers: str) -> TestResponse:
        return self.sends("/gift/book", **{"book": "harbour-lights", **AINO, **HOME, **answers})


def order_of(page: TestResponse) -> str:
    found = re.search(r"BB-[0-9A-F]{6}", page.text)
    return found[0] if found else ""


Opened = Callable[..., Dispatch]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    """Open a street with one publisher, who behaves in these ways."""
    streets: list[Dispatch] = []

    def open_one(*ways: B) -> Dispatch:
        street = Dispatch([replace(breakwater_now.COMPANY, behaviours=frozenset(ways))], tmp_path / str(len(streets)))
        streets.append(street)
        return street

    yield open_one
    for street in streets:
        street.close()


def count(street: Dispatch) -> dict[str, int]:
    company = next(iter(street.premises))
    return dict((Reader(street, company).get("/-/count").json or {})["redeemed"])


def crowd(street: Dispatch, size: int) -> None:
    """Have so many customers look in now, besides those who were there."""
    premises = street.at("breakwater-now")
    there = premises.site.extensions["crowd"]
    for _ in range(size):
        there.joined_by(secrets.token_hex(8), premises.now())


@pytest.mark.parametrize("company", ["breakwater-then", "breakwater-now"])
def test_one_customer_at_a_time_gets_the_book_and_a_mail(street: Dispatch, company: str) -> None:
    page = Reader(street, company).claims()
    assert "Your book is on its way, Aino" in page.text
    [mail] = mails(street, company)
    assert mail["headers"]["subject"] == "Your book is on its way"
    assert "Dear Aino," in mail["txt"]
    assert order_of(page) in mail["txt"]
    again = Reader(street, company).claims()
    assert ("already been redeemed" if company == "breakwater-then" else f"(order {order_of(page)})") in again.text


def test_codes_are_each_their_own_and_of_one_form() -> None:
    codes = [issued(number) for number in range(20_000)]
    assert len(set(codes)) == 20_000
    assert all(FORM.fullmatch(code) for code in codes)


def test_no_order_takes_the_number_of_another(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    street, numbers = opened(), iter(["BB-00000A", "BB-00000A", "BB-00000B"])
    monkeypatch.setattr(claiming, "new_reference", lambda _: next(numbers))
    first = Reader(street, "breakwater-now").claims()
    second = Reader(street, "breakwater-now").claims(OTHER, **PEKKA)
    assert [order_of(first), order_of(second)] == ["BB-00000A", "BB-00000B"]
    assert count(street) == {CODE: 1, OTHER: 1}


def test_a_code_is_ordered_for_once_and_asked_again_is_that_order(street: Dispatch) -> None:
    aino = Reader(street, "breakwater-now")
    first = order_of(aino.claims())
    assert order_of(aino.claims()) == first, "the code again, in the same browser"
    assert order_of(aino.orders()) == first, "the last step again"
    assert order_of(Reader(street, "breakwater-now").claims(code=CODE, email=PEKKA["email"])) == first, "said to be used"
    assert street.facts("breakwater-now")["counts"]["orders"] == 1


@pytest.mark.parametrize("typed", [CODE.lower(), CODE.replace("-", ""), f" {CODE} "])
def test_a_code_is_taken_as_it_was_meant(opened: Opened, typed: str) -> None:
    street = opened()
    assert "on its way" in Reader(street, "breakwater-now").claims(typed).text
    assert "was used on" in Reader(street, "breakwater-now").claims(CODE, **PEKKA).text


NO_CODES = ["GIFT-STAF-0001", CODE[:-1] + "9", "GIFT", "", "'; DROP TABLE entries; --", "GIFT-ÄÄÄÄ-1234", "G" * 10_000]


@pytest.mark.parametrize("code", NO_CODES)
def test_a_code_that_was_never_sent_is_none(opened: Opened, code: str) -> None:
    street = opened()
    assert "This is not one of our codes." in Reader(street, "breakwater-now").claims(code).text
    assert not count(street)


def at_once(street: Dispatch, *readers: dict[str, str]) -> list[TestResponse]:
    """Several browsers that have each typed the code send their last form at the same moment."""
    browsers = [Reader(street, "breakwater-now") for _ in readers]
    for browser in browsers:
        browser.sends("/gift", code=CODE)
    barrier = Barrier(len(readers))

    def send(browser: Reader, facts: dict[str, str]) -> TestResponse:
        barrier.wait()
        return browser.orders(code=CODE, **facts)

    with ThreadPoolExecutor(len(readers)) as pool:
        return list(pool.map(send, browsers, readers))


def test_of_two_at_once_one_orders(opened: Opened) -> None:
    street = opened()
    pages = at_once(street, PEKKA, AINO | HOME)
    assert sorted("Your book is on its way" in page.text for page in pages) == [False, True]
    assert count(street) == {CODE: 1}


def test_the_same_customer_twice_at_once_has_one_order(opened: Opened) -> None:
    street = opened()
    pages = at_once(street, PEKKA, PEKKA)
    assert all("Your book is on its way" in page.text for page in pages)
    assert len({order_of(page) for page in pages}) == 1
    assert count(street) == {CODE: 1}


def test_two_at_once_are_both_taken_where_nobody_looks(opened: Opened) -> None:
    street = opened(B.takes_two_at_once)
    pages = at_once(street, PEKKA, AINO | HOME)
    assert len({order_of(page) for page in pages}) == 2
    assert count(street) == {CODE: 2}
    assert "was used on" in Reader(street, "breakwater-now").claims().text, "but not one after the other"


@pytest.mark.parametrize(
    ("way", "code", "answers"),
    [(B.spelling_makes_it_new, CODE.lower(), {}), (B.spelling_makes_it_new, CODE.replace("-", ""), {}),
     (B.address_makes_it_new, CODE, {"street_address": "Mäntytie 9"})],
)  # fmt: skip
def test_a_used_code_is_a_new_one(opened: Opened, way: B, code: str, answers: dict[str, str]) -> None:
    for ways, taken in [((way,), True), ((), False)]:
        street = opened(*ways)
        first = order_of(Reader(street, "breakwater-now").claims())
        again = Reader(street, "breakwater-now").claims(code, **PEKKA | answers)
        assert ("Your book is on its way, Pekka" in again.text) is taken
        assert (order_of(again) != first) is taken
        assert "was used on" in Reader(street, "breakwater-now").claims(**PEKKA).text, "and is used as it was"
        assert sum(count(street).values()) == 1 + taken


@pytest.mark.parametrize(
    ("way", "code"), [(B.any_code_is_good, CODE[:-1] + "9"), (B.any_code_is_good, "GIFT-0000-0000"), (B.expired_is_good, EXPIRED)]
)
def test_a_code_is_good_that_should_not_be(opened: Opened, way: B, code: str) -> None:
    assert "Your book is on its way" in Reader(opened(way), "breakwater-now").claims(code).text
    page = Reader(opened(), "breakwater-now").claims(code).text
    assert ("This code ran out on" if way is B.expired_is_good else "This is not one of our codes.") in page


def test_hidden_fields_are_believed_or_not(opened: Opened) -> None:
    for ways, said in [((B.form_is_believed,), ("99", "-25.00")), ((), ("1", "0.00"))]:
        page = Reader(opened(*ways), "breakwater-now").claims(quantity="99", price="-25.00").text
        assert re.findall(r"<dt>(?:Quantity|Price)</dt><dd>([^<€]*?)(?: €)?</dd>", page) == list(said)


def test_the_first_step_can_be_skipped_or_not(opened: Opened) -> None:
    for ways, taken in [((B.steps_can_be_skipped,), True), ((), False)]:
        page = Reader(opened(*ways), "breakwater-now").orders(code=EXPIRED)
        assert ("Your book is on its way" in page.text) is taken


def test_a_confirmation_is_shown_to_who_ordered(opened: Opened) -> None:
    for ways, shown in [((B.link_works_for_anybody,), True), ((), False)]:
        street = opened(*ways)
        order = order_of(Reader(street, "breakwater-now").claims())
        page = Customer(street, "breakwater-now").get(f"/gift/sent/{order}")
        assert ("Koivukuja 4" in page.text) is shown
        assert page.status_code == (200 if shown else 403)
        assert "Claim your free book" in Customer(street, "breakwater-now").get("/gift/sent/BB-000000").text


def test_a_form_without_its_ticket_is_not_taken(opened: Opened) -> None:
    street = opened()
    assert "Nothing is lost." in Customer(street, "breakwater-now").post("/gift", code=CODE).text
    Customer(street, "breakwater-now").post("/gift/book", code=CODE, book="harbour-lights", **PEKKA)
    assert not count(street)


def test_what_is_missing_is_said_and_what_was_typed_is_kept(opened: Opened) -> None:
    page = Reader(opened(), "breakwater-now").claims(book="", email="nobody").text
    assert "Please choose a book." in page
    assert "Please enter your e-mail address" in page
    assert 'value="Koivukuja 4"' in page


def test_above_sixty_the_styles_go_and_above_eighty_all(opened: Opened) -> None:
    street = opened(B.styles_go_first, B.falls_over)
    at = Customer(street, "breakwater-now")
    crowd(street, rush.STYLES_GO_ABOVE)
    assert at.get("/static/base.css").status_code == 200
    crowd(street, 1)
    assert at.get("/static/base.css").status_code == 503
    crowd(street, rush.FALLS_OVER_ABOVE - rush.STYLES_GO_ABOVE - 2)
    assert at.get("/").status_code == 200
    crowd(street, 1)
    assert (at.get("/").status_code, at.get("/").text) == (503, "503 Service Unavailable\n")
    street.later("breakwater-now", 11)
    assert [at.get(path).status_code for path in ("/", "/static/base.css")] == [200, 200]


def test_who_has_got_the_book_is_in_nobodys_way(opened: Opened) -> None:
    street = opened(B.styles_go_first, B.falls_over)
    assert "on its way" in Reader(street, "breakwater-now").claims().text
    crowd(street, rush.STYLES_GO_ABOVE)
    assert Customer(street, "breakwater-now").get("/static/base.css").status_code == 200


def test_a_code_is_burnt_by_the_crowd_and_then_said_to_be_redeemed(opened: Opened) -> None:
    street = opened(B.falls_over, B.burns_code, B.refuses_without_way_on)
    aino = Reader(street, "breakwater-now")
    aino.sends("/gift", code=CODE)
    crowd(street, rush.FALLS_OVER_ABOVE)
    assert aino.post("/gift/book", code=CODE, book="harbour-lights", **PEKKA).status_code == 503
    assert count(street) == {CODE: 1}
    street.later("breakwater-now", 11)
    assert "This code has already been redeemed. Please contact customer service." in aino.claims().text
    assert street.facts("breakwater-now")["counts"]["orders"] == 0


def test_turns_are_given_one_after_the_other_and_a_second_of_them_does_not_wait() -> None:
    queue, now = Queue(25), datetime(2026, 12, 1, 9, tzinfo=UTC)
    turns = [queue.turn(now) for _ in range(100)]
    places = [queue.place(turn, now) for turn in turns]
    assert places == [0] * 26 + list(range(1, 75))
    assert queue.place(turns[-1], now + timedelta(seconds=1)) == 49
    assert queue.place(turns[-1], now + timedelta(seconds=3)) == 0
    later = now + timedelta(minutes=1)
    assert queue.turn(later) == later, "who comes when nobody waits is let in"
    assert queue.turn(now - timedelta(days=3)) == now - timedelta(days=3), "and so is who comes after the clock was set back"


def test_a_crowd_waits_in_a_queue_that_moves_on(opened: Opened) -> None:
    street = opened()
    premises = street.at("breakwater-now")
    for _ in range(3_000):
        premises.site.extensions["queue"].turn(premises.now())
    aino = Reader(street, "breakwater-now")
    page = aino.get("/gift")
    [place] = re.findall(r"Your place in the queue: (\d+)", page.text)
    assert 2_500 < int(place) <= 3_000
    assert '<meta http-equiv="refresh" content="10">' in page.text
    assert page.headers["Retry-After"] == "10"
    assert "place in the queue" in aino.post("/gift", code=CODE).text, "there is no way around it"
    street.later("breakwater-now", 100)
    [next_place] = re.findall(r"queue: (\d+)", aino.get("/gift").text)
    assert int(next_place) <= int(place) - 1_500, "who looks again has the place that they had"
    street.later("breakwater-now", 100)
    assert "Your book is on its way" in aino.claims().text


def test_an_update_in_the_middle_takes_a_minute_and_all_visits(opened: Opened) -> None:
    street = opened(B.updated_meanwhile)
    aino = Reader(street, "breakwater-now")
    aino.sends("/gift", code=CODE)
    assert 'href="/static/base.css?v=1"' in aino.get("/gift/book").text
    assert aino.post("/-/update").json == {"release": 2}
    assert aino.get("/gift/book").status_code == 503
    street.later("breakwater-now", 61)
    page = aino.get("/gift/book").text
    assert 'href="/static/base.css?v=2"' in page
    assert "Which book" not in page, "what was typed is lost"


def test_nothing_is_updated_while_the_campaign_runs(opened: Opened) -> None:
    street = opened()
    assert Customer(street, "breakwater-now").post("/-/update").status_code == 423
    assert Customer(street, "breakwater-now").get("/").status_code == 200


def test_when_the_books_are_gone_it_is_said_before_typing_and_goes_on(opened: Opened) -> None:
    street = opened()
    assert Customer(street, "breakwater-now").post("/-/stock", books="0").json == {"books": 0}
    assert "Yours comes from the second" in Customer(street, "breakwater-now").get("/gift").text
    page = Reader(street, "breakwater-now").claims().text
    assert "Your book is on its way, Aino" in page
    assert "comes from the second printing" in page
    assert "comes from the second printing" in mails(street, "breakwater-now")[0]["txt"]


def test_when_the_books_are_gone_it_is_a_wall_after_typing(opened: Opened) -> None:
    street = opened(B.wall_when_gone)
    Customer(street, "breakwater-now").post("/-/stock", books="1")
    assert "on its way" in Reader(street, "breakwater-now").claims().text
    reader = Reader(street, "breakwater-now")
    assert "second" not in reader.get("/gift").text
    assert "The free books have run out." in reader.claims(OTHER).text
    assert Customer(street, "breakwater-now").post("/-/stock", books="many").status_code == 400


NAMES = ["Äijö", "O'Brien", "Sirkka-Liisa Maaria Annikki Hildegard Wolfeschlegelsteinhausen", "Li", ""]


@pytest.mark.parametrize("name", NAMES)
def test_any_name_is_greeted(opened: Opened, name: str) -> None:
    street = opened()
    page = Reader(street, "breakwater-now").claims(given_name=name, family_name="").text
    shown = name.replace("'", "&#39;")
    assert f"<h1>Your book is on its way{', ' if name else ''}{shown}</h1>" in page
    assert (f"Dear {name}," if name else "Dear reader,") in mails(street, "breakwater-now")[0]["txt"]


def test_names_are_mangled(opened: Opened) -> None:
    street = opened(B.mangles_names)
    greeted = [Reader(street, "breakwater-now").claims(issued(each), given_name=name).text for each, name in enumerate(NAMES)]
    said = ["way, Ã\x84ijÃ¶<", "way, O&#39;Brien<", "way, Sirkka-Liisa Maa<", "way, Li<", "way, null<"]
    assert all(words in page for words, page in zip(said, greeted, strict=True))


def test_a_reader_is_invited_and_the_page_knows_them(opened: Opened) -> None:
    street = opened()
    reader = Reader(street, "breakwater-now")
    assert "Welcome, Aino" in reader.sends("/readers", **AINO).text
    path = way(mails(street, "breakwater-now")[0], "Claim your free book")
    page = Customer(street, "breakwater-now").get(path).text
    assert "A book for you, Aino" in page
    code = re.findall(r'name="code" value="([^"]+)"', page)[0]
    reader.sends("/gift", code=code)
    assert 'value="aino+k7@example.com"' in reader.get("/gift/book").text, "who is known is not asked again"
    assert "Your book is on its way" in reader.claims(code).text
    assert "was used on" in Customer(street, "breakwater-now").get(path).text, "and whoever comes back reads that they have it"


@pytest.mark.parametrize("everybody", [False, True])
def test_the_reminder_knows_who_has_a_book(opened: Opened, everybody: bool) -> None:
    street = opened(*[B.reminds_everybody] * everybody)
    for facts in (AINO, PEKKA):
        Reader(street, "breakwater-now").sends("/readers", **facts)
    code = re.findall(r"GIFT-\w+-\w+", mails(street, "breakwater-now")[0]["txt"])[0]
    Reader(street, "breakwater-now").claims(code)
    street.later("breakwater-now", 2 * DAY + 60)
    reminded = [mail["headers"]["to"] for mail in mails(street, "breakwater-now") if mail["headers"]["subject"] == "Your book is waiting"]
    assert reminded == [AINO["email"]] * everybody + [PEKKA["email"]]


def test_help_is_on_every_page_and_under_the_error(opened: Opened) -> None:
    street = opened()
    reader = Reader(street, "breakwater-now")
    pages = [reader.get(path) for path in ("/", "/gift", "/nowhere", "/sorry", "/status", "/info/terms")]
    assert all('href="/contact"' in page.text for page in pages)
    page = reader.get("/contact").text
    assert "free book" in page
    assert "from 8 to 22" in page
    assert "Thank you, we have your message" in reader.sends("/contact", message="My code does not work.").text
    assert "Please write what it is about." in reader.sends("/contact", message=" ").text
    assert [each["text"] for each in street.facts("breakwater-now")["records"]["questions"].values()] == ["My code does not work."]


def test_a_message_is_answered_by_mail_or_goes_nowhere(opened: Opened) -> None:
    street = opened()
    page = Reader(street, "breakwater-now").sends("/contact", email=AINO["email"], message="No code.\nNot one.").text
    [reference] = re.findall(r"Q-[0-9A-F]{6}", page)
    [mail] = mails(street, "breakwater-now")
    assert (mail["headers"]["to"], mail["headers"]["subject"]) == (AINO["email"], "Your message to us")
    assert f"Its reference: {reference}." in mail["txt"]
    assert "> No code.\n> Not one.\n" in mail["txt"]
    street = opened(B.swallows_messages)
    assert "Thank you for your message!" in Reader(street, "breakwater-now").sends("/contact", email=AINO["email"], message="No code.").text
    assert street.facts("breakwater-now")["counts"]["questions"] == 0
    assert not mails(street, "breakwater-now")


def test_what_was_written_is_kept_where_the_address_is_none(opened: Opened) -> None:
    street = opened()
    page = Reader(street, "breakwater-now").sends("/contact", email="aino", message="My code does not work.").text
    assert "Please enter your e-mail address" in page
    assert ">My code does not work.</textarea>" in page
    assert street.facts("breakwater-now")["counts"]["questions"] == 0


def test_help_is_far(at: At) -> None:
    assert 'href="/contact"' in at("breakwater-then").get("/").text
    assert 'href="/contact"' not in at("breakwater-then").get("/gift").text
    page = at("breakwater-then").get("/contact").text
    assert ("free book" in page, "from 8" in page) == (False, False)
    assert [at("breakwater-then").get(path).status_code for path in ("/status", "/sorry")] == [404, 404]
    assert at("breakwater-then").post("/-/notice", text="Sorry").status_code == 404


def test_the_fall_back_page_needs_nothing_but_itself(opened: Opened) -> None:
    page = Customer(opened(), "breakwater-now").get("/sorry").text
    assert "<link" not in page
    assert "src=" not in page


def test_a_notice_is_put_on_every_page_and_taken_down(opened: Opened) -> None:
    at = Customer(opened(), "breakwater-now")
    at.post("/-/notice", text="<b>Back at noon</b>")
    assert all("&lt;b&gt;Back at noon" in at.get(path).text for path in ("/", "/gift", "/status"))
    at.post("/-/notice", text="")
    assert '<div class="notice" role="status"></div>' in at.get("/").text
    assert 'role="status"' not in Customer(opened(), "breakwater-then").get("/gift").text


def test_who_was_not_me_is_heard(opened: Opened) -> None:
    street = opened()
    assert "you shall have your book" in Customer(street, "breakwater-now").post("/gift/not-me", code=CODE).text
    assert street.facts("breakwater-now")["counts"]["questions"] == 1


def test_the_first_printing_is_what_the_campaign_says() -> None:
    assert claiming.PRINTED == 400
