"""Visits all hostile pages, or those whose names hold a word, and prints what came of them by family."""

import collections
import sys
import tempfile
import time
from pathlib import Path

from .company import serving
from .visiting import PAGES, Told, browsing, visit


def main(only: str) -> int:
    """Print the table; give how many visits did not end as they ought to."""
    told: list[Told] = []
    began = time.monotonic()
    pages = [page for page in PAGES if only in page.name]
    with browsing() as browser, serving(pages) as address:
        for page in pages:
            with tempfile.TemporaryDirectory() as folder:
                told.append(visit(browser, page, address, Path(folder)))
            if told[-1].wrong:
                print(f"{page.name}: {told[-1].wrong}", flush=True)
    _print(told, time.monotonic() - began)
    return sum(bool(each.wrong) for each in told)


def _print(told: list[Told], took: float) -> None:
    print(f"{'family':14} {'pages':>6} {'wrong':>6} {'seconds':>8} {'longest':>8} {'largest, kB':>12}  outcomes")
    for family in [*dict.fromkeys(each.page.family for each in told), ""]:
        of = [each for each in told if each.page.family == family or not family]
        ended = collections.Counter(f"{each.outcome} ({each.halt.cause})" if each.halt else each.outcome for each in of)
        wrong, seconds = sum(bool(each.wrong) for each in of), [each.seconds for each in of]
        figures = f"{len(of):6} {wrong:6} {sum(seconds):8.0f} {max(seconds):8.1f} {max(each.size for each in of) / 1000:12,.0f}"
        print(f"{family or 'all':14} {figures}  {', '.join(f'{number} {name}' for name, number in ended.most_common())}")
    print(f"{took:.0f} s in all")


if __name__ == "__main__":
    sys.exit(bool(main("".join(sys.argv[1:]))))
