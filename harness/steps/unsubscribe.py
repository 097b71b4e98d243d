"""Leave a mailing list."""

from harness.steps import Shopper, step


@step
class Unsubscribe:
    """Leave the list of the mail that was opened last by the button that mail programs show (its List-Unsubscribe header)."""

    def act(self, shopper: Shopper) -> None:
        """Press it."""
        shopper.unsubscribe()
