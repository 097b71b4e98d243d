"""Wait for a condition."""

from harness.steps import Seconds, Shopper, field, step


@step
class Wait:
    """Wait until a text is there or gone; the time counts as waiting for the site. There is no waiting for a mere time."""

    text: str = field("Words to wait for.", default="", example="Your table is ready")
    gone: str = field("Words whose going to wait for.", default="", example="Please wait")
    within: Seconds | None = field("How long at most; the step's limit if not said.", default=None, example="30 s")

    def act(self, shopper: Shopper) -> None:
        """Wait."""
        shopper.wait(text=self.text, gone=self.gone, within=self.within)
