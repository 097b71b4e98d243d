"""What mails say: their bytes as what a customer reads and presses, and what they look like."""

import re
from typing import NamedTuple

ADDRESS = re.compile(r"[^\s<>\x00-\x1f\x7f]+@[^\s<>@\x00-\x1f\x7f]+")  # that a mail can be sent to


class Delivery(NamedTuple):
    """A mail as it arrived; nothing of it has been looked at yet."""

    raw: bytes
    at: float  # when the inbox had it: seconds since 1970
