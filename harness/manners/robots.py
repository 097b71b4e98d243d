"""What a robots.txt asks of us, as RFC 9309 reads it."""

import functools
import re

import msgspec
from protego import Protego

from harness.manners.naming import PRODUCT

LARGEST = 500 * 1024  # bytes that are read of it (RFC 9309, 2.5)
LONGEST_DELAY_S = 30.0  # a Crawl-delay of hours would be a ban, and bans are said with Disallow
_AGENT = re.compile(r"^[ \t]*user[- ]?agent[ \t]*:?[ \t]*([^#\r\n]*)", re.I | re.M)
_OURS = re.compile(rf"{PRODUCT}(?![\w-])", re.I)


class Robots(msgspec.Struct, frozen=True):
    """The answer of one host: its status (0: none came), and the text of a file that is there."""

    status: int = 0
    text: str = ""

    @property
    def closed(self) -> bool:
        """Whether nobody knows what it says, so that everything counts as forbidden (RFC 9309, 2.3.1.4).

        429 is the 4xx that does not say that there is none, and a redirect that is left is one that could not be followed.
        """
        return self.status == 429 or not (200 <= self.status < 300 or 400 <= self.status < 500)

    def allows(self, url: str) -> bool:
        """Tell whether it lets us open an address of its host."""
        try:
            return not self.closed and (not self.text or _read(self.text).can_fetch(url, PRODUCT))
        except ValueError:  # it is no address, as links of pages may be none
            return False

    @property
    def delay_s(self) -> float:
        """The Crawl-delay that it asks us for, which no standard knows and many sites name."""
        return min(_read(self.text).crawl_delay(PRODUCT) or 0.0, LONGEST_DELAY_S) if self.text else 0.0


def decoded(data: bytes) -> str:
    """Give the text of a file, without the mark that some editors put in front, and only what has to be read of it."""
    return data[:LARGEST].decode("utf-8-sig", "replace")


@functools.lru_cache(maxsize=64)
def _read(text: str) -> Protego:
    """Read a file. Groups of others become one, so that a file of ten thousand of them costs no more than its length."""
    return Protego.parse(_AGENT.sub(lambda found: f"User-agent: {_group(found[1].strip())}\n", text))


def _group(agent: str) -> str:
    return "*" if agent == "*" else PRODUCT if _OURS.match(agent) else "another"
