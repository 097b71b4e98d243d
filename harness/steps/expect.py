"""Need something to be there."""

from harness.steps import Seconds, Shopper, field, step


@step
class Expect:
    """Say what the customer needs to see to go on; without it the journey ends here."""

    text: str = field("Words on the page, its title or an open dialog.", example="Welcome, {given-name}")
    within: Seconds | None = field("How long to wait for it; the step's limit if not said.", default=None, example="20 s")

    def act(self, shopper: Shopper) -> None:
        """Look for it."""
        shopper.expect(self.text, within=self.within)
