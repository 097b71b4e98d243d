"""What Locust's own processes are told of a rush, in a file beside the locustfile."""

from harness.model.base import Record

PLAN = "MYSTERY_SHOP_RUSH"  # names the file that a plan lies in
CUSTOMERS = "MYSTERY_SHOP_CUSTOMERS"  # names the CSV of customers
RUSHED = "MYSTERY_SHOP_RUSHED"  # names the file that is told how each of them fared, one line each
SECRETS = "MYSTERY_SHOP_SECRETS"  # JSON: facts of every customer that stand in no file; `{}` where it is not said
HASTE = "MYSTERY_SHOP_HASTE"  # how much faster than people customers are; 1 where it is not said


class Step(Record, frozen=True, kw_only=True):
    """A level as Locust is told it."""

    users: int
    ramp_s: float
    hold_s: float


class Plan(Record, frozen=True, kw_only=True):
    """A rush as Locust is told it."""

    alone: int  # customers who come first, without any load
    steps: list[Step]
    hosts: list[str]
    patience_s: float  # that a customer waits for an answer
    seconds: float  # after which everybody is stopped
    requests: int
