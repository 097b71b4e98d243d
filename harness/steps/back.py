"""Go back."""

from harness.steps import Shopper, step


@step
class Back:
    """Press the browser's back button."""

    def act(self, shopper: Shopper) -> None:
        """Go back."""
        shopper.back()
