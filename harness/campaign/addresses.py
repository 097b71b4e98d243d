"""Addresses of mails: whether they can be, and when two are surely the same."""

import re

# The dot-atoms and quoted words of RFC 5322 before the `@`, with letters of all scripts as RFC 6531 allows; behind it the name of a host
# that is not an address by number. Nobody is asked whether it exists.
_ATOM = r"[\w!#$%&'*+/=?^`{|}~-]+"
_LABEL = r"[^\W_]+(?:-+[^\W_]+)*"
_ADDRESS = re.compile(
    rf'(?=[^@]{{1,64}}@.{{1,253}}\Z|".{{1,64}}"@)(?:{_ATOM}(?:\.{_ATOM})*|"(?:[^"\\\r\n]|\\.)+")@(?:{_LABEL}\.)+(?:[^\W\d_]{{2,63}}|xn--{_LABEL})'
)


def can_be(address: str) -> bool:
    """Tell whether a mail could be sent to it."""
    return _ADDRESS.fullmatch(address) is not None


def same(address: str) -> str:
    """Give an address as all spellings of it are given that are surely the same: hosts have no capital letters, names may."""
    name, _, host = address.rpartition("@")
    return f"{name}@{host.lower()}"
