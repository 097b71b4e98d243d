"""How customers fared, read one by one from the file that a rush leaves; there may be half a million of them."""

import itertools
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from harness.files import for_us_alone
from harness.model.surge import End, Rushed

KEPT = 1_000  # customers that a Surge names
_WORST: tuple[End, ...] = ("in-between", "refused", "turned-away", "unclear", "unfinished", "served")


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
    with open(beside, "wb", opener=for_us_alone) as lines:
        lines.writelines(msgspec.json.encode(customer) + b"\n" for customer in customers)
    beside.replace(path)


def notable(customers: Iterable[Rushed], at_most: int = KEPT) -> list[Rushed]:
    """Keep those to whom most happened, and of them the earliest: who was refused falsely, who is in between, who was turned away."""
    kept: tuple[list[Rushed], ...] = tuple([] for _ in range(len(_WORST) + 1))
    for customer in customers:
        kind = kept[0 if customer.false else _WORST.index(customer.end) + 1]
        if len(kind) < at_most:
            kind.append(customer)
    return sorted(itertools.islice(itertools.chain(*kept), at_most), key=lambda customer: customer.began_s)
