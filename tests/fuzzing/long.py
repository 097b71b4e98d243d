"""Takes 100,000 inputs, or as many as are asked for, and prints what came of them by what read them."""

import collections
import sys
import time
import traceback
from pathlib import Path

from hypothesis import Phase, given, seed, settings

from .bounds import bounded
from .target import Target
from .test_fuzzing import TARGETS, quick, share

AT_ONCE = 500  # of one seed
SHOWN = 400  # characters of an input that was not taken


def main(inputs: int, first: int, only: str) -> int:
    """Print a table; give how many inputs were not taken as they ought to be."""
    failed = 0
    print(f"{'read by':55} {'inputs':>8} {'failed':>7} {'seconds':>8} {'longest, ms':>12}")
    total, began = 0, time.monotonic()
    for target in TARGETS:
        if only in target.name:
            at = Counted(target)
            at.run(share(target, inputs), first)
            print(f"{target.name:55} {at.taken:8,} {sum(at.failed.values()):7,} {at.seconds:8.0f} {at.longest * 1000:12.0f}", flush=True)
            for where, number in at.failed.most_common():
                print(f"    {number} x {where}\n        {at.example[where]}")
            failed, total = failed + sum(at.failed.values()), total + at.taken
    print(f"{'all':55} {total:8,} {failed:7,} {time.monotonic() - began:8.0f}")
    return failed


class Counted:
    """The inputs that a target has taken, and what became of them."""

    def __init__(self, target: Target) -> None:
        self.target = target
        self.taken, self.seconds, self.longest = 0, 0.0, 0.0
        self.failed: collections.Counter[str] = collections.Counter()
        self.example: dict[str, str] = {}  # the shortest input of each

    def run(self, inputs: int, first: int) -> None:
        """Take so many."""
        number = first
        while self.taken < inputs:
            phases = settings(quick, derandomize=False, max_examples=min(AT_ONCE, inputs - self.taken), phases=[Phase.generate])
            seed(number)(phases(given(self.target.inputs)(self.take)))()
            number += 1

    def take(self, made: object) -> None:
        """Take one, and note what goes wrong with it."""
        began = time.process_time()
        try:
            with bounded():
                self.target.take(made)
        except Exception as error:
            self.note(error, made)
        took = time.process_time() - began
        self.taken, self.seconds, self.longest = self.taken + 1, self.seconds + took, max(self.longest, took)

    def note(self, error: Exception, made: object) -> None:
        """Count a failure by where it came from."""
        *_, last = (each for each in traceback.extract_tb(error.__traceback__) if {"harness", "fuzzing"} & set(Path(each.filename).parts))
        where = f"{type(error).__name__}: {str(error)[:150]!r} at {Path(last.filename).name}:{last.lineno}"
        self.failed[where] += 1
        shown = repr(made)
        if where not in self.example or len(shown) < len(self.example[where]):
            self.example[where] = shown if len(shown) <= SHOWN else f"{shown[:SHOWN]}… ({len(shown)} characters, seed in {self.taken})"


if __name__ == "__main__":
    given_words = [*sys.argv[1:], *["100000", "1", ""][len(sys.argv) - 1 :]]
    sys.exit(bool(main(int(given_words[0]), int(given_words[1]), given_words[2])))
