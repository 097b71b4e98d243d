"""Which journeys of the street convert: `python -m tests.surge.table`, with words of their names to see only some."""

import sys
from collections import Counter

from harness.files import file_name
from harness.visit_file import write_recording

from .street import walk_all


def main(wanted: str, folder: str) -> None:
    ends: Counter[str] = Counter()
    for each in walk_all(wanted):
        ends[each.ends.partition(":")[0]] += 1
        calls = len(each.script.calls)
        print(f"{each.scenario:20} {each.visited:26} {calls:2} requests  {each.ends}", *each.script.told, sep="\n      ", flush=True)
        if folder:
            from pathlib import Path

            write_recording(each.recording, Path(folder) / f"{file_name(each.scenario + '--' + each.visited)}.json")
    print(dict(ends))


if __name__ == "__main__":
    main(" ".join(sys.argv[1:2]), "".join(sys.argv[2:3]))
