"""A rush as it went: customers at several levels of load, and what each of them met."""

from typing import Literal

from harness.model.base import Record
from harness.model.words import Amount, Count

End = Literal["served", "refused", "turned-away", "in-between", "unclear", "unfinished"]
# served: the last page said so; refused: an answer that says no to this customer ("already redeemed"); turned-away: an error, a time-out or
# a queue that did not move; in-between: something was taken (sent and not refused) and never confirmed; unclear: it was
# answered, in words of which only a person can tell whether they are a yes or a no, or by a queue that only scripts wait in; unfinished:
# stopped by us.


class Rushed(Record, frozen=True, kw_only=True):
    """One customer of a rush, who walked the journey once."""

    customer: str  # its number, or what the audience calls it; never an address
    code: str = ""
    level: Count = 0  # index in `Surge.levels`
    attempt: Count = 1  # 2: of somebody who was not served, and tried again when the rush was over; `level` is that of the first time
    end: End
    cause: str = ""  # in the words of who looks on: `503 at POST /gift`, `no answer within 30 s`, `already redeemed`
    false: bool = False  # refused though the code had not been used by anybody
    began_s: Amount = 0  # from the start of the rush
    waited_s: Amount = 0  # for answers, of the whole journey
    longest_s: Amount = 0  # the longest wait for one answer
    seconds: Amount = 0  # of the whole journey, thinking included


class Level(Record, frozen=True, kw_only=True):
    """A stretch of a rush with so many customers at once."""

    users: Count
    times: float = 1  # of what is expected
    alone: bool = False  # the few who came first, without any load
    held_s: Amount = 0
    window_s: Amount = 0  # within which the first requests of the wave were really sent
    requests: Count = 0
    errors: Count = 0  # answers from 500 on, time-outs and broken connections
    per_second: float = 0  # requests
    wait_ms: dict[str, float] = {}  # for an answer: `p50`, `p95`, `p99`, `max`
    journey_s: Amount = 0  # that the longest whole journey of somebody who was served took
    ends: dict[str, int] = {}  # customers by their end, when they came first
    refused_falsely: Count = 0  # told that a code was used which nobody had got anything for
    visits: list[str] = []  # folders of the visits that real browsers walked meanwhile


class Truth(Record, frozen=True, kw_only=True):
    """What was kept of a rush: by the customers' count and, where there is one, held against the company's own."""

    customers: Count = 0
    served: Count = 0
    refused_falsely: Count = 0
    in_between: Count = 0
    twice: list[str] = []  # codes that were redeemed more than once, as customers have them; at most 50
    company: Count | None = None  # how many the company says it has served; None: it was not asked, or gave no count
    only_company: list[str] = []  # codes that only the company calls redeemed; at most 50
    only_customers: list[str] = []  # codes that only a customer calls redeemed; at most 50


class Surge(Record, frozen=True, kw_only=True):
    """A rush from its first customer to its last."""

    scenario: str = ""
    site: str = ""
    address: str = ""
    expected: Count = 0  # customers at once that the campaign expects
    levels: list[Level] = []
    customers: list[Rushed] = []  # at most 1,000, those first who were not served
    truth: Truth = Truth()
    first_turned_away: int | None = None  # customers at once when the first one was turned away
    of_what: str = ""  # cause of that
    apart: str = ""  # why the first few customers' sessions or claims were not their own: then there was no rush
    cut_short: str = ""  # why the rush ended before its end
    workers_lost: Count = 0
