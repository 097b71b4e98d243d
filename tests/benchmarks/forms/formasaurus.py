"""Forms of public pages with each field's type, from the wheel of `formasaurus` (MIT, Scrapinghub and contributors), 2013-2024.

The package is not installed, as it drags machine learning along: only its wheel is downloaded and read. Forms in which every field is
marked count, each once for a host; buttons, traps for robots and read-only fields ask nobody anything and do not.
"""

import json
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from harness.fields import Control, Meaning

RELEASE = "0.10.0"
WHEEL = Path(os.environ.get("MYSTERY_SHOP_FORMASAURUS", Path(tempfile.gettempdir()) / f"formasaurus-{RELEASE}-py2.py3-none-any.whl"))
MARKS = {"asks": "data-none", "sends": "data-none", "strip": []}
ACCEPTED = {
    "us": "username email", "p1": "current-password new-password", "p2": "new-password", "e1": "email", "e2": "email",
    "ue": "username email", "in": "voucher", "ca": "captcha", "pi": "one-time-code", "tC": "terms", "eC": "marketing",
    "rC": "remember-me", "n1": "given-name", "n2": "additional-name", "n3": "family-name", "nf": "name", "ns": "nickname username name",
    "no": "organization", "ge": "sex honorific-prefix", "bd": "bday-day", "bm": "bday-month", "by": "bday-year", "bD": "bday",
    "Co": "country", "Ci": "address-level2", "St": "address-level1", "Ad": "street-address", "Sa": "street-address",
    "Sn": "street-address", "S#": "house-number", "A#": "address-line2", "Zi": "postal-code", "A1": "street-address",
    "A2": "address-line2 address-line3", "PO": "address-line2", "ph": "tel tel-national", "P0": "tel-country-code",
    "P1": "tel-area-code", "P2": "tel-local", "P3": "tel-local", "fa": "fax", "ws": "url", "am": "comment", "av": "photo",
    "CC": "comment", "CT": "subject", "c#": "cc-number", "cs": "cc-csc", "ch": "cc-name", "cA": "street-address", "cm": "cc-exp-month",
    "cy": "cc-exp-year", "sa": "security-answer", "qq": "search", "qt": "quantity",
}  # fmt: skip
OTHERS = frozenset("aC tz ds oi sq qc nv st sp ON OT OD Od Om Oy oC OS OM OU OO".split())  # noqa: SIM905
_ASK_NOTHING = frozenset("Bs Bc Br Bo hp OR".split())  # noqa: SIM905
_NAMED = {token for tokens in ACCEPTED.values() for token in tokens.split()}
KINDS = {
    "s": "search", "l": "log-in", "r": "sign-up", "p": "password", "c": "contact", "m": "newsletter", "b": "checkout",
}  # fmt: skip


class Page(NamedTuple):
    """A page with the marks of its forms: for each the types of its fields by name, empty where it does not count."""

    file: str
    html: str
    kinds: list[str]
    named: list[dict[str, str]]


def right(mark: str, meaning: Meaning, control: Control) -> bool:
    """Whether what was made of a control means what its mark says. What has no type of its own there has none that others have."""
    if mark in OTHERS and meaning.token == "marketing" and "newsletter" in f"{control.name} {control.label}".lower():
        return True  # there a box for one newsletter of several is an `other confirmation`
    return meaning.token not in _NAMED if mark in OTHERS else meaning.token in ACCEPTED[mark].split()


def wheel() -> Path:
    """Give the wheel, downloaded by pip where it is not there yet."""
    if not WHEEL.exists():
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(WHEEL.parent), f"formasaurus=={RELEASE}"]
        subprocess.run(command, check=True)
    return WHEEL


def pages() -> Iterator[Page]:
    """Give the pages that have a form which counts, sorted."""
    seen: set[tuple[str, frozenset[tuple[str, str]]]] = set()
    with zipfile.ZipFile(wheel()) as files:
        index = json.loads(files.read("formasaurus/data/index.json"))
        for file, about in sorted(index.items()):
            named = []
            for types in about["visible_html_fields"]:
                key = (urlsplit(about["url"]).hostname or "", frozenset(types.items()))
                counts = types and "XX" not in types.values() and key not in seen
                seen.add(key)
                named.append({name: type for name, type in types.items() if type not in _ASK_NOTHING} if counts else {})
            if any(named):
                html = files.read(f"formasaurus/data/{file}").decode("utf-8", "replace")
                yield Page(file, html, about["forms"], named)
