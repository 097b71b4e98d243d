"""Which hosts are one company: what the customer tells one of them, the company has been told."""

import dataclasses
import re
from collections.abc import Iterable
from urllib.parse import urlsplit

# Below these, names are given out to anybody: the label before them tells one company from another.
_SECOND_LEVEL = {
    "ac", "asso", "co", "com", "edu", "go", "gob", "gouv", "gov", "gv", "ltd", "me", "mil", "ne", "net", "nhs", "nom", "or", "org", "plc",
    "sch",
}  # fmt: skip
_SHARED = {
    "azurewebsites.net", "blogspot.com", "firebaseapp.com", "github.io", "gitlab.io", "herokuapp.com", "myshopify.com", "netlify.app",
    "pages.dev", "vercel.app", "web.app", "wixsite.com", "wordpress.com",
}  # fmt: skip
_NUMBERS = re.compile(r"[0-9.]+(:[0-9]+)?|\[.*")


def registered(host: str) -> str:
    """Give what of a host somebody registered: `shop.gym.co.uk` -> `gym.co.uk`.

    Numbers and bare names stay whole, port and all, for on one machine every port may be another company's. The full list of public
    suffixes is not asked: a host that this takes for another company's is not accused, and a site file can name it.
    """
    host = host.lower().rstrip(".")
    if _NUMBERS.fullmatch(host):
        return host
    labels = host.partition(":")[0].split(".")
    if len(labels) < 2:
        return host
    public = ".".join(labels[-2:])
    deep = public in _SHARED or (len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL)
    return ".".join(labels[-3 if deep else -2 :])


@dataclasses.dataclass(frozen=True)
class Company:
    """The company that a site is: the one at its `address`, and the further `hosts` that the site file names."""

    address: str = ""
    hosts: frozenset[str] = frozenset()

    @classmethod
    def at(cls, address: str, hosts: Iterable[str] = ()) -> "Company":
        """Make the company of an address (a URL)."""
        return cls(registered(urlsplit(address).netloc), frozenset(map(str.lower, hosts)))

    def of(self, place: str) -> str:
        """Name the company whose page a place (host and path) is: always by the same name for the same company."""
        host = place.partition("/")[0].lower()
        return self.address if host in self.hosts or host.partition(":")[0] in self.hosts else registered(host)
