"""How a visit kept to what a company asks of programs."""

from harness.model.base import Record
from harness.model.words import Amount, Count


class RobotsRead(Record, frozen=True, kw_only=True):
    """What came of asking a host for its robots.txt."""

    host: str = ""
    status: Count = 0  # of the answer; 0: none came
    delay_s: Amount = 0  # the Crawl-delay for us
    closed: bool = False  # it could not be read, so that nothing but the scenario's own steps was done


class Manners(Record, frozen=True, kw_only=True):
    """What a visit added to the browser's name, how long it waited for its turn, and what robots.txt says of where it went."""

    user_agent: str = ""  # what stands behind the browser's own
    pace_s: Amount = 0  # between two pages of a host, from all workers of the run together
    waited_s: Amount = 0  # for a turn, or because the site asked to come back later: booked to nobody
    refused: Count = 0  # answers 429, and 503 with Retry-After
    robots: list[RobotsRead] = []
    walked_anyway: list[str] = []  # addresses that robots.txt asks programs to leave and that a step of the scenario led to, without query
    left_out: list[str] = []  # ... and that were not opened beside the visit
