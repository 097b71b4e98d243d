"""Open an address."""

from harness.steps import Shopper, field, step


@step
class Go:
    """Open an address of the site, as by typing it or following a bookmark."""

    address: str = field("A path of the site (`/`), or a whole address.", example="/")

    def act(self, shopper: Shopper) -> None:
        """Open it."""
        shopper.go(self.address)
