"""Print how well forms are understood: python -m tests.benchmarks.forms [real] [held-out] [formasaurus] [own] [cost].

Without words all but `held-out`. `real` are the companies that may be tuned on; `held-out` the others, whose figures are looked at once
and whose fields never. Exit status 1 where a bar is broken.
"""

import sys
from collections.abc import Callable

from harness.lexicon import lexicon
from tests.benchmarks.forms import formasaurus, own, real
from tests.benchmarks.forms.looking import Desk, desk
from tests.benchmarks.forms.scoring import Table, add, python_ms, rows

BARS = {"real": (93, 3, 95), "held-out": (93, 3, 95), "formasaurus": (88, 3, 0), "own": (90, 100, 90)}  # right, wrong, button; percent
FIELDS, PAGE_MS, PYTHON_MS = 30, 60, 30  # the size of a form, and what understanding it may cost


def companies(desk: Desk, held_out: bool = False) -> Table:
    """Score real companies' forms: those to tune on, or the others."""
    table: Table = {}
    for file in real.files():
        if real.tuning(file.name) is not held_out:
            add(table, real.kind(file.name), desk.see(file.read_text(encoding="utf-8", errors="replace"), real.MARKS), real.right)
    return table


def public(desk: Desk) -> Table:
    """Score the pages of formasaurus."""
    table: Table = {}
    for page in formasaurus.pages():
        kinds = [formasaurus.KINDS.get(kind, "other") for kind, named in zip(page.kinds, page.named, strict=True) if named]
        add(table, kinds[0], desk.see(page.html, {**formasaurus.MARKS, "named": page.named}), formasaurus.right)
    return table


def ours(desk: Desk) -> Table:
    """Score our own forms, each as a site of its language."""
    table: Table = {}
    for file in own.files():
        seen = desk.see(file.read_text(encoding="utf-8"), own.MARKS)
        add(table, own.kind(file.name), seen, own.right, own.language(file.name))
    return table


def cost(desk: Desk) -> bool:
    """Print what a form of thirty fields costs; give whether that is too much."""
    fields = "".join(f"<p><label>First name {n} <input name=first_name_{n} required></label>" for n in range(FIELDS))
    html = f"<!doctype html><title>Cost</title><form><h1>Join</h1>{fields}<button>Join</button></form>"
    seen = [desk.see(html, own.MARKS) for _ in range(12)][2:]
    page = min(each.ms for each in seen)  # what others do on this machine is no cost of ours
    python = min(python_ms(each.look, lexicon("en")) for each in seen)
    bars = (PAGE_MS, PYTHON_MS)
    print(f"\n{FIELDS} fields: look {page:.1f} ms with its transport, understanding {python:.1f} ms; bars {bars}")
    return page > PAGE_MS or python > PYTHON_MS


TABLES: dict[str, Callable[[Desk], Table]] = {
    "real": companies,
    "held-out": lambda desk: companies(desk, held_out=True),
    "formasaurus": public,
    "own": ours,
}


def main(wanted: list[str]) -> int:
    """Print the tables; 1 if a bar is broken."""
    wanted = wanted or ["real", "formasaurus", "own", "cost"]
    broken = False
    with desk() as table_top:
        for name in [each for each in TABLES if each in wanted]:
            table = TABLES[name](table_top)
            print(f"\n{name}" + ("" if table else ": absent, skipped"))
            if table:
                total, (right, wrong, button) = table["all", ""], BARS[name]
                print("\n".join(rows(table)), f"bars: right {right}, wrong {wrong}, button {button}", sep="\n")
                broken |= total.share("right") < right or total.share("wrong") > wrong or total.sends < button
        broken |= "cost" in wanted and cost(table_top)
    return int(broken)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
