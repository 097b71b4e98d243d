"""How long a site asks to be left alone."""

import datetime
import re
from email.utils import parsedate_to_datetime

STATUSES = (429, 503)  # with which a site asks for that; the second only where it says for how long
LONGEST_S = 120.0  # that a visit waits for it, all in all
FIRST_S = 5.0  # where nothing is said; twice as long each further time
LEAST_S = 1.0  # where something is, be it `0`; twice as long each further time
MOST_S = 365 * 86_400.0  # no answer means more than a year
_SECONDS = re.compile(r"[0-9]{1,18}")


def retry_after(header: str, now: datetime.datetime) -> float | None:
    """Give the seconds that a Retry-After names, as a number or as a date (RFC 9110, 10.2.3); None where it says neither."""
    text = header.strip(" \t")
    if _SECONDS.fullmatch(text):
        return min(float(text), MOST_S)
    try:
        moment = parsedate_to_datetime(text[:100])
    except (ValueError, OverflowError, TypeError):
        return None
    if moment.tzinfo is None:  # `-0000`, which is UTC all the same
        moment = moment.replace(tzinfo=datetime.UTC)
    return min(max(0.0, (moment - now).total_seconds()), MOST_S)


def next_wait(asked: float | None, times: int) -> float:
    """Give the seconds to wait after so many refusals, one right after the other, the last of which asked for so many or for none."""
    growing = (FIRST_S if asked is None else LEAST_S) * 2.0 ** min(times - 1, 20)
    return min(max(asked or 0.0, growing), MOST_S)


def asks_to_wait(status: int, header: str) -> bool:
    """Tell whether an answer asks to come back later."""
    return status == 429 or (status in STATUSES and bool(header.strip()))
