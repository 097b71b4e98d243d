"""Move the street's clock."""

import re

from harness.steps import Seconds, Shopper, field, step

_HOUR = re.compile(r"([01]?\d|2[0-3]):[0-5]\d")


@step
class Street:
    """Come back later: moves the clock of the street, so that days take no time. Real sites know only real time: there it does nothing."""

    later: Seconds | None = field("How much later it is.", default=None, example="3 days")
    at: str = field("Until what time of the day, today or else tomorrow.", default="", example='"23:00"')

    def act(self, shopper: Shopper) -> None:
        """Move it."""
        if self.later is not None:
            shopper.later(self.later)
        if self.at:
            shopper.later_at(self.at)

    def mistake(self) -> str:
        """Refuse to move it by nothing, or to no time of the day."""
        if self.later is None and not self.at:
            return '`street` has nothing to do\nwrite `street: {later: 3 days}` or `street: {at: "23:00"}`'
        if self.at and not _HOUR.fullmatch(self.at):
            return f'`{self.at}` is no time of the day\nwrite hours and minutes: `at: "23:00"`'
        return ""
