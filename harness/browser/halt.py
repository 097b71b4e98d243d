"""Why a shopper cannot go on, and what Playwright's errors mean for a customer."""

from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Error
from playwright.sync_api import TimeoutError as Timeout

from harness.errors import printable
from harness.model import Cause
from harness.scenario.words import Unknown


class Halted(Exception):
    """The journey ends here: the cause, the words that were looked for, and the nearest words on the page."""

    def __init__(
        self, cause: Cause, message: str, wanted: str = "", nearest: list[str] | None = None, waited: Mapping[str, Any] | None = None
    ) -> None:
        self.cause = cause
        self.message = message
        self.wanted = wanted
        self.nearest = nearest or []
        self.waited = waited or {}  # which mail was waited for and how long, named as in `model.Halt`
        super().__init__(message)


def meaning(error: Exception, crashed: bool, closed: bool, dialogs: bool) -> Halted:
    """Translate an error that came up while acting on a page."""
    said = printable(str(error)).splitlines()[0][:300] if str(error) else ""
    if isinstance(error, Unknown):
        return Halted("harness", f"Nothing was kept as `{error.args[0]}` on the way.")
    if dialogs:
        return Halted("dialogs", "The page opens one dialog after another.")
    if "context was destroyed" in said or "detached" in said:
        return Halted("timeout", "The page did not come to rest within the step's limit: it kept loading anew.")
    if crashed or "crashed" in said:
        return Halted("crashed", "The page crashed.")
    if isinstance(error, Timeout | TimeoutError):
        blocked = "intercepts pointer events" in str(error)
        return (
            Halted("target-blocked", "Something else lies over it.")
            if blocked
            else Halted("timeout", "The page did not answer within the step's limit.")
        )
    if closed or "closed" in said:
        return Halted("closed", "The page closed itself.")
    if "Download is starting" in said:
        return Halted("unreachable", "The address gives a file to keep, and no page.")
    if isinstance(error, Error) and "net::" in said:
        return Halted("unreachable", said)
    return Halted("harness", f"{type(error).__name__}: {said}")
