"""Which pictures of a mail nobody can see, and which of these are there to be fetched."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from harness.mails.headers import clean
from harness.mails.styles import Styles, length

_SPACER = re.compile(r"/(?:spacer|space|blank|clear|transparent|trans|shim|dot|empty)\w{0,8}\.(?:gif|png)$", re.I)


def is_dot(said: Mapping[str, str], styles: Styles) -> bool:
    """Whether a picture is made one point large, or none."""
    sides = [length(styles.get(side, "") or said.get(side, "")) for side in ("width", "height")]
    return all(side is not None and side <= 1 for side in sides)


def tracks(said: Mapping[str, str], styles: Styles, *, gone: bool) -> bool:
    """Whether a remote picture is there to be fetched, not to be seen. `gone`: it is hidden, and nothing tells that it is shown elsewhere.

    None is what holds a table open (`spacer.gif`), nor what may be shown on another screen: a logo for the dark, a picture for telephones.
    """
    if is_dot(said, styles):
        return not _SPACER.search(said.get("src", ""))
    sized = any((length(styles.get(side, "") or said.get(side, "")) or 0) > 1 for side in ("width", "height"))
    return gone and not sized and not said.get("alt", "").strip()


def host_of(address: str) -> str:
    """Give the server that a picture would be fetched from, empty where the address names none."""
    try:
        return clean(urlsplit(address.strip()).hostname or "", 253)
    except ValueError:
        return ""
