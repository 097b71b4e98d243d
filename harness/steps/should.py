"""Hope for something to be there."""

from harness.steps import Seconds, Shopper, field, step


@step
class Should:
    """Say what ought to be seen: a finding if it is not, and the journey goes on."""

    text: str = field("Words on the page, its title or an open dialog.", example="Your order number is")
    within: Seconds | None = field("How long to wait for it; the step's limit if not said.", default=None, example="5 s")

    def act(self, shopper: Shopper) -> None:
        """Look for it."""
        shopper.should(self.text, within=self.within)
