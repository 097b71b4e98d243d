from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from harness.model.surge import Rushed
from harness.surge.desk import Desk


class Office:
    """A desk whose words and records are kept."""

    def __init__(self, customers: int = 1_000, requests: int = 10_000) -> None:
        self.words: list[tuple[str, dict[str, Any]]] = []
        self.records: list[Rushed] = []
        self.desk = Desk(self._customers(customers), requests, lambda *word: self.words.append(word), self.records.append)

    @staticmethod
    def _customers(number: int) -> Iterator[dict[str, str]]:
        return ({"code": f"CODE-{each}"} for each in range(1, number + 1))

    def handed(self) -> list[tuple[str, int, str]]:
        return [(worker, given["number"], given["facts"]["code"]) for worker, word in self.words for given in word["customers"]]

    def granted(self) -> int:
        return sum(word.get("requests", 0) for _, word in self.words)


def done(number: int, end: str, cause: str = "") -> dict[str, Any]:
    return {"done": [{"number": number, "rushed": {"customer": "", "end": end, "cause": cause}}]}


def test_nobody_is_handed_out_before_the_desk_is_open() -> None:
    office = Office()
    office.desk.hear("one", {"wanted": 3})
    assert office.handed() == []
    office.desk.admit(2)
    assert office.handed() == [("one", 1, "CODE-1"), ("one", 2, "CODE-2")]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 5)), max_size=30), st.integers(0, 40))
def test_no_customer_is_handed_out_twice(asked: list[tuple[str, int]], customers: int) -> None:
    office = Office(customers)
    office.desk.admit(1_000)
    for worker, wanted in asked:
        office.desk.hear(worker, {"wanted": wanted})
    codes = [code for _, _, code in office.handed()]
    assert len(codes) == len(set(codes)) == min(customers, sum(wanted for _, wanted in asked))


@given(st.lists(st.sampled_from("abc"), max_size=300), st.integers(0, 5_000))
def test_no_more_requests_are_granted_than_there_are(asked: list[str], requests: int) -> None:
    office = Office(requests=requests)
    for worker in asked:
        office.desk.hear(worker, {"short": True}, workers=3)
    assert office.granted() <= requests
    assert office.desk.spent == any(word["requests"] == 0 for _, word in office.words)


def test_all_requests_are_granted_in_the_end() -> None:
    office = Office(requests=1_234)
    while not office.desk.spent:
        office.desk.hear("one", {"short": True})
    assert office.granted() == 1_234


def test_who_was_turned_away_tries_once_more_when_it_is_quiet() -> None:
    office = Office(customers=1)
    office.desk.admit(10)
    office.desk.hear("one", {"wanted": 1})
    office.desk.level = 2
    office.desk.hear("one", {**done(1, "turned-away", "503 at POST /gift"), "wanted": 1})
    assert office.desk.first_away == (1, "503 at POST /gift")
    office.desk.open = 0
    office.desk.level = 3
    office.desk.quieten()
    office.desk.admit(1)
    assert office.handed() == [("one", 1, "CODE-1"), ("one", 1, "CODE-1")]
    assert office.desk.coming_again
    office.desk.hear("two", {**done(1, "refused", "already redeemed"), "wanted": 1})
    assert not office.desk.coming_again
    assert {record.level for record in office.records} == {2}
    assert office.desk.noted[2].ends == {"turned-away": 1}
    assert office.desk.works
    assert [(record.code, record.attempt, record.end) for record in office.records] == [
        ("CODE-1", 1, "turned-away"), ("CODE-1", 2, "refused"),
    ]  # fmt: skip
    assert office.desk.over


def test_a_lost_workers_customers_are_told_of_and_what_it_says_later_counts_for_nothing() -> None:
    office = Office()
    office.desk.admit(10)
    office.desk.hear("one", {"wanted": 1})
    office.desk.hear("two", {"wanted": 1})
    office.desk.lost("one")
    office.desk.hear("one", done(1, "served"))
    office.desk.hear("two", done(2, "served"))
    assert [(record.customer, record.end, record.cause) for record in office.records] == [
        ("1", "unfinished", "the worker that walked it was lost"), ("2", "served", ""),
    ]  # fmt: skip


def test_who_is_on_the_way_at_the_end_is_told_of() -> None:
    office = Office()
    office.desk.admit(10)
    office.desk.hear("one", {"wanted": 2})
    office.desk.close("stopped by hand")
    assert [(record.code, record.end, record.cause) for record in office.records] == [
        ("CODE-1", "unfinished", "stopped by hand"), ("CODE-2", "unfinished", "stopped by hand"),
    ]  # fmt: skip
    assert not office.desk.out


def test_a_level_is_counted_from_what_all_workers_note() -> None:
    office = Office()
    noted = {"waits": {"1": 2}, "longest": 5.0, "requests": 3, "errors": 1, "first": 1.5, "last": 1.6}
    office.desk.hear("one", {"noted": {"1": noted}})
    office.desk.hear("two", {"noted": {"1": {**noted, "first": 1.0, "last": -1}}})
    told = office.desk.noted[1].told()
    assert (told["requests"], told["errors"], told["window_s"]) == (6, 2, 0.6)


def test_few_at_once_come_again_and_those_first_who_may_have_been_taken() -> None:
    office = Office(customers=20)
    office.desk.admit(100)
    office.desk.hear("one", {"wanted": 20})
    for number in range(1, 21):
        cause = "503 at GET /" if number < 5 else "503 at POST /gift"
        office.desk.hear("one", done(number, "in-between" if number > 15 else "turned-away", cause))
    office.desk.hear("one", {"wanted": 20})
    before = len(office.handed())
    office.desk.quieten()
    office.desk.admit(3)
    assert [number for _, number, _ in office.handed()[before:]] == [16, 17, 18]
    office.desk.hear("one", done(16, "turned-away"))
    assert not office.desk.works
    office.desk.admit(3)
    assert [number for _, number, _ in office.handed()[before:]] == [16, 17, 18, 19, 20, 5]


def test_what_pages_said_is_written_down_without_secrets() -> None:
    records: list[Rushed] = []
    desk = Desk(iter([{"code": "A"}]), 9, lambda *_: None, records.append, lambda said: said.replace("Aino", "…"))
    desk.admit(1)
    desk.hear("one", {"wanted": 1})
    desk.hear("one", done(1, "turned-away", "No room, Aino"))
    assert ([each.cause for each in records], desk.first_away) == (["No room, …"], (1, "No room, …"))


def test_a_worker_has_the_mails_of_customers_waited_for_who_are_its_own_and_of_nobody_else() -> None:
    wished: list[dict[str, Any]] = []
    words: list[tuple[str, dict[str, Any]]] = []
    customers = iter([{"email": "ann@mail.example"}, {"code": "CODE-2"}])
    desk = Desk(customers, 100, lambda *word: words.append(word), lambda _: None, want=wished.append)
    desk.admit(2)
    desk.hear("one", {"wanted": 2})
    for number in (1, 2, 7):
        desk.hear("one", {"mails": [{"number": number, "address": "bob@mail.example", "worker": "two", "within": 5}]})
    desk.hear("two", {"mails": [{"number": 1, "within": 5}]})
    assert wished == [{"number": 1, "address": "ann@mail.example", "worker": "one", "within": 5}]
    told = [(worker, word["mail"]["number"], word["mail"]["trouble"]) for worker, word in words if "mail" in word]
    why = "the list of customers has no address for this one"
    assert told == [("one", 2, why), ("one", 7, why), ("two", 1, why)]
    desk.hand_mail({"worker": "one", "number": 1, "mail": {"text": "Hello"}})
    assert words[-1] == ("one", {"mail": {"number": 1, "mail": {"text": "Hello"}}})
