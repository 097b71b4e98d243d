"""Press what the words name."""

from harness.steps import Shopper, field, step


@step
class Click:
    """Press a link, a button, a tab or whatever else opens something, by the words on it."""

    target: str = field("The words on it, as a customer reads them.", example="Join")
    near: str = field("Words beside it, to tell it from others of the same name.", default="", example="Order 100001")

    def act(self, shopper: Shopper) -> None:
        """Press it."""
        shopper.click(self.target, near=self.near)
