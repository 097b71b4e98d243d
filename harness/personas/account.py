"""A customer's account at a company, as signing in once left it."""

from typing import Any

import msgspec

from harness.model import Effort
from harness.model.recording import Recording


class Account(msgspec.Struct, frozen=True):
    """The browser's state, what signing in cost, the facts that it told; or why nobody could be signed in. The state opens the account."""

    state: dict[str, Any] = {}
    effort: Effort = Effort()
    told: list[str] = []
    barred: str = ""
    recording: Recording | None = None  # of signing in, where visits are recorded
