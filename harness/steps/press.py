"""Press keys."""

from harness.steps import Shopper, field, step


@step
class Press:
    """Press a key or a chord, such as `Enter`, `Escape`, `Tab` or `Control+A`."""

    keys: str = field("The key's name as in the web's KeyboardEvent.key; chords joined by `+`.", example="Enter")

    def act(self, shopper: Shopper) -> None:
        """Press them."""
        shopper.press(self.keys)
