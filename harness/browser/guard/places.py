"""Where a shopper may go: the hosts of the company, and this machine's own network only where the company stands there itself."""

import dataclasses
from urllib.parse import urlsplit

from harness.mails.neighbourhood import is_inside
from harness.manners.lookup import NAMES, Names
from harness.personas.company import Company

_WEB = ("http", "https")
WITHIN = ("about", "blob", "data")  # what a page makes itself
# Patterns of the browser's own kind for what may lead into this machine's network; some other addresses are among them.
_NAMES = ("localhost", "*.localhost", "*.local", "*.internal", "*.lan", "*.home", "*.corp", "*.home.arpa")
_NUMBERS = ("0.*", "10.*", "127.*", "169.254.*", "172.*", "192.*", "100.*", "198.1*", "2??.*", "[*")
INSIDE = (*(f"*://{name}{end}" for name in _NAMES for end in ("/*", ":*", "./*", ".:*")), *(f"*://{each}" for each in _NUMBERS))


@dataclasses.dataclass(frozen=True)
class Places:
    """The places of one site: its address, and the further hosts that its file names."""

    address: str
    hosts: tuple[str, ...] = ()
    names: Names = dataclasses.field(default_factory=lambda: NAMES, compare=False)

    def ours(self, url: str) -> bool:
        """Whether a URL is the company's own: at the host of its address, at one that was registered together with it, or at one named."""
        return self._company.of(_place(url)) == self._company.address

    def named(self, url: str) -> bool:
        """Whether the site names this very host."""
        named = (urlsplit(self.address).hostname or "", *(each.partition(":")[0] for each in self.hosts))
        return (urlsplit(url).hostname or "").rstrip(".") in {each.rstrip(".").lower() for each in named}

    def barred(self, url: str, within: tuple[str, ...] = ()) -> str:
        """Tell where a URL leads that is not opened at all; empty where it may be."""
        scheme = urlsplit(url).scheme.lower()
        if scheme not in _WEB:
            return "" if scheme in within else f"leads to `{scheme}:`"
        if self.inside or self.named(url):
            return ""
        if is_inside(url):
            return "leads into a private network"
        return self.inward(url) if self.names.lead_inside(url) else ""

    def inward(self, url: str) -> str:
        """Tell that a name leads into a private network; empty where the company's own does, too, so that it stands there itself."""
        named_so = f"leads into a private network by the name `{urlsplit(url).hostname}`"
        return "" if self.names.lead_inside(self.address) else named_so

    @property
    def inside(self) -> bool:
        """Whether the company's address is one of this machine's own network, as it is written."""
        return is_inside(self.address)

    @property
    def _company(self) -> Company:
        return Company.at(self.address, self.hosts)


def without_query(url: str) -> str:
    """Give a URL without who signs in by it and without what stands behind `?` or `#`, which may be secret."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"[:2000]


def _place(url: str) -> str:
    parts = urlsplit(url)
    return parts.netloc.rpartition("@")[2]
