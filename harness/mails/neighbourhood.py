"""Whether an address stands in this machine's own network."""

import ipaddress
import re
import socket
import unicodedata
from urllib.parse import unquote

_OWN = (".localhost", ".local", ".internal", ".lan", ".home", ".corp", ".home.arpa")  # nobody can register a name under them
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*")
_AUTHORITY = re.compile(r"[a-z][a-z0-9+.-]*:[/\\]*([^/\\?#]*)", re.I)
_LEFT_OUT = re.compile(r"[\t\r\n]")
_FULL_STOPS = str.maketrans("。．｡", "...")


def is_inside(url: str) -> bool:
    """Tell whether a URL names this machine, or an address that is not of the public network. Names are not looked up."""
    host = _host(url)
    try:
        if _NUMBER.fullmatch(host.rpartition(".")[2]):
            return not ipaddress.ip_address(socket.inet_aton(host)).is_global
        return not ipaddress.ip_address(host).is_global
    except (OSError, UnicodeError):  # a number that is none
        return True
    except ValueError:
        return host == "localhost" or host.endswith(_OWN) or "." not in host


def _host(url: str) -> str:
    """Give the host as browsers read it (WHATWG URL), for they go to 127.0.0.1 by `http://127.1`, `http://%3127.1` and `http://127.1\\@shop.example`."""
    found = _AUTHORITY.match(_LEFT_OUT.sub("", url.strip()))
    place = found[1].rpartition("@")[2] if found else ""
    host = place[1:].partition("]")[0] if place.startswith("[") else unquote(place.partition(":")[0])
    letters = unicodedata.normalize("NFKC", host.translate(_FULL_STOPS))
    return "".join(letter for letter in letters if unicodedata.category(letter) != "Cf").rstrip(".").lower()
