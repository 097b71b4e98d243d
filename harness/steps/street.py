"""Move the street's clock."""

from harness.steps import Seconds, Shopper, field, step


@step
class Street:
    """Come back later: moves the clock of the street, so that days take no time. Real sites know only real time: there it does nothing."""

    later: Seconds = field("How much later it is.", example="3 days")

    def act(self, shopper: Shopper) -> None:
        """Move it."""
        shopper.later(self.later)
