"""Open an address."""

import re

from harness.steps import Shopper, field, step

_SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*):", re.I)


@step
class Go:
    """Open an address of the site, as by typing it or following a bookmark."""

    address: str = field("A path of the site (`/`), or a whole address.", example="/")

    def mistake(self) -> str:
        """Give what is wrong with the address: pages come by http and https alone."""
        found = _SCHEME.match(re.sub(r"[\t\r\n]", "", self.address))
        if not found or found[1].lower() in ("http", "https"):
            return ""
        return f"`{found[1]}:` is no address of a page\nwrite a path of the site (`/`), or an address that begins with `https://`"

    def act(self, shopper: Shopper) -> None:
        """Open it."""
        shopper.go(self.address)
