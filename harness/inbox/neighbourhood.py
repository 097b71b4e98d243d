"""Whether an address stands in this machine's own network."""

import ipaddress
from urllib.parse import urlsplit


def is_inside(url: str) -> bool:
    """Tell whether a URL names this machine, or an address that is not of the public network. Names are not looked up."""
    try:
        host = (urlsplit(url).hostname or "").rstrip(".").lower()
    except ValueError:
        return True
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return host == "localhost" or host.endswith((".localhost", ".local", ".internal")) or "." not in host
