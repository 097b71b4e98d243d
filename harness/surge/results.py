"""How customers fared, read one by one from the file that a rush leaves; there may be half a million of them."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from harness.model.surge import Rushed

KEPT = 1_000  # customers that a Surge names


def read(path: Path) -> Iterator[Rushed]:
    """Read customers in the order in which they ended; a last line that is not whole counts for nothing."""
    if not path.exists():
        return
    decoder = msgspec.json.Decoder(Rushed)
    with path.open("rb") as lines:
        for line in lines:
            if line.endswith(b"\n"):
                yield decoder.decode(line)


def write(path: Path, customers: Iterable[Rushed]) -> None:
    """Write customers down, a line each, in one piece."""
    beside = path.with_suffix(".part")
    with beside.open("wb") as lines:
        lines.writelines(msgspec.json.encode(customer) + b"\n" for customer in customers)
    beside.replace(path)


def notable(customers: Iterable[Rushed], at_most: int = KEPT) -> list[Rushed]:
    """Keep those who were not served, the earliest first, and as many of the others as there is room for."""
    others: list[Rushed] = []
    served: list[Rushed] = []
    for customer in customers:
        kept = served if customer.end == "served" else others
        if len(kept) < at_most:
            kept.append(customer)
    return sorted([*others, *served[: at_most - len(others)]], key=lambda customer: customer.began_s)

