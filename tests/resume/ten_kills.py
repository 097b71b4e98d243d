"""Kills a run of 60 visits ten times, resumes it each time, and prints what was lost and what was walked twice."""

import dataclasses
import random
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.resume.killing import Town, Victim, town

PAUSE_S = 0.4  # at most, between a visit that was begun and the kill: any moment of a visit


@dataclasses.dataclass(frozen=True)
class Came:
    """What a run that was killed came to, when it had been resumed to its end."""

    expected: int
    found: int
    twice: int  # results of a visit more than there are visits
    begun: int  # visits at the company
    interrupted: int  # visits that a kill may have met in the middle: at most so many were begun again
    status: int
    left: int  # processes
    runs: int


def kill(place: Town, kills: Sequence[Victim], chance: random.Random) -> Came:
    """Kill a run as often as there are kills, each at some moment between two of the visits that are still missing, then let it end."""
    left = 0
    for at, victim in enumerate(kills):
        run = place.start("--resume") if at else place.begin()
        place.wait_for(run, chance.randint(1, max(1, place.visits // (len(kills) + 4))))
        time.sleep(chance.uniform(0, PAUSE_S))
        place.kill(run, victim)
        if victim not in ("all", "controller"):
            run.communicate(timeout=120)
        left += len(place.left())
    ended = place.resume()
    results = place.results()
    twice = sum(max(0, number - place.times) for number in results.values())
    return Came(place.visits, sum(results.values()), twice, place.begun(), 2 * len(kills), ended.status, left, len(place.runs()))


def main() -> None:
    """Print a line for each run."""
    print(f"{'killed':<34} {'expected':>8} {'found':>6} {'twice':>6} {'begun':>6} {'runs':>5} {'left':>5} {'seconds':>8}")
    chance = random.Random(7)
    ten: list[Victim] = [chance.choice(("all", "controller")) for _ in range(10)]
    rows: list[tuple[str, list[Victim], int]] = [(f"ten times: all {ten.count('all')}, controller {ten.count('controller')}", ten, 20)]
    rows += [(f"once: {victim}", [victim], 4) for victim in ("all", "controller", "worker", "browser", "street")]
    for name, kills, times in rows:
        began = time.monotonic()
        with tempfile.TemporaryDirectory() as folder, town(Path(folder), 1 if times == 20 else 2, times, street=times == 4) as place:
            came = kill(place, kills, chance)
        spent = time.monotonic() - began
        said = f"{came.expected:>8} {came.found:>6} {came.twice:>6} {came.begun:>6} {came.runs:>5} {came.left:>5} {spent:>8.1f}"
        print(f"{name:<34} {said}", flush=True)


if __name__ == "__main__":
    main()
