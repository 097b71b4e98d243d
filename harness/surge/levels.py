"""How many customers come at once, one level after another, within limits that are never exceeded."""

from collections.abc import Iterable
from dataclasses import dataclass

from harness.model.base import Record

RAMP_AT_MOST = 5.0  # seconds in which a level's customers arrive
RAMP_SHARE = 0.25  # of the time that it holds
AFTERWARDS = 0.2  # of all seconds, in which customers end what they have begun


class Limits(Record, frozen=True, kw_only=True):
    """What a rush may not exceed, whatever else it is asked for; there are none by default."""

    users: int  # customers at once
    seconds: float  # from the first request to the last
    requests: int


@dataclass(frozen=True)
class Stretch:
    """A level that is to come: customers at once, how often what is expected that is, and the seconds of its ramp and of its hold."""

    users: int
    times: float
    ramp_s: float
    hold_s: float


def stretches(expected: int, times: Iterable[float], hold_s: float, limits: Limits) -> tuple[list[Stretch], list[str]]:
    """Plan levels of a load within the limits, and say what had to be left out for them."""
    planned: list[Stretch] = []
    said: list[str] = []
    left = limits.seconds * (1 - AFTERWARDS)
    for factor in sorted(set(times)):
        wished = max(1, round(expected * factor))
        users = min(wished, limits.users)
        if users < wished:
            said.append(f"{wished} customers at once are above the limit of {limits.users}: {users} came instead.")
        if planned and users <= planned[-1].users:
            continue
        ramp = min(RAMP_AT_MOST, hold_s * RAMP_SHARE)
        if left < ramp + hold_s:
            said.append(f"{users} customers at once were left out: {hold_s:g} s of them do not fit into the limit of {limits.seconds:g} s.")
            continue
        left -= ramp + hold_s
        planned.append(Stretch(users, round(users / expected, 2) if expected else 1, ramp, hold_s))
    return planned, said
