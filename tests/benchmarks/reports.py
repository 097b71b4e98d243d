"""How long writing all reports of many visits takes, and how much memory: `python -m tests.benchmarks.reports 1000 10000`.

The visits are made up and lie on disk; `mystery-shop report` writes their reports in a process of its own, once with the reporters and
once without. `--walk SCENARIO ...` measures instead which part of a real run of the street the reporters take. A machine that does
something else meanwhile shows in the seconds, less in those of the processor.
"""

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import psutil
import pytest

from harness import model
from harness.model import Act, Box, ControlView, Effort, FieldView, Journey, PageView, Scorecard, Step, Visit
from harness.reporters import reporters
from harness.scoring import score
from harness.visit_file import write_scorecard, write_visit

LIMITS = {1_000: (20.0, 500.0), 10_000: (180.0, 800.0)}  # visits: seconds, MiB
GROWTH_KIB = 40.0  # of memory, for each visit beyond the first thousand: pytest keeps the ids and outcomes of its tests
SHARE = 0.05  # of a run's time
KINDS, SITES, VIEWS = 12, 40, 8
PICTURE_BYTES = 15_000
PROSE = "We have been here since 1921, and what we make is made by hand in our own house by the river, {number}. "
JOURNEYS = (("join", "", 3), ("ask", "", 2), ("leave", "join", 3))


def main() -> int:
    """Print the figures; 1 if a limit is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("visits", nargs="*", type=int, default=[1000])
    parser.add_argument("--report", default="", help="comma-separated reports, as `--report` of a run")
    parser.add_argument("--walk", metavar="SCENARIO", nargs="+", help="measure the share of a real run instead")
    parser.add_argument("--only-with", action="store_true", help="leave out the run without reporters")
    asked = parser.parse_args()
    if asked.walk:
        return _walked(asked.walk)
    return max(_measured(visits, asked.report, asked.only_with) for visits in asked.visits)


def _measured(visits: int, report: str, only_with: bool) -> int:
    with tempfile.TemporaryDirectory(prefix="reports-") as name:
        folder = Path(name) / "reports"
        write_visits(folder, visits)
        options = [str(folder), "--history", str(folder / "history.sqlite"), *(["--report", report] if report else [])]
        bare = None if only_with else timed(["--bare"], ["--again", *options])
        full = timed([], ["--again", *options])
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.parent.parent.name != "visits" and path.is_file())
    seconds, most = LIMITS.get(visits, (visits * 0.018 + 2, float("inf")))
    growth = full["growth_kib"]
    print(f"{visits:,} visits: {full['seconds']:.1f} s (at most {seconds:.0f}), {full['cpu']:.1f} s of the processor; ", end="")
    print(f"peak {full['peak_mib']:.0f} MiB (at most {most:.0f}), {growth:.1f} KiB a visit (at most {GROWTH_KIB:.0f}); {size / 1e6:.1f} MB")
    if bare:
        print(f"  without reporters {bare['seconds']:.1f} s, {bare['cpu']:.1f} s of the processor; ", end="")
        print(f"peak {bare['peak_mib']:.0f} MiB, {bare['growth_kib']:.1f} KiB a visit")
    _print_parts(full, visits)
    return int(full["seconds"] > seconds or full["peak_mib"] > most or growth > GROWTH_KIB)


def _print_parts(figures: dict[str, Any], visits: int) -> None:
    for name, spent in sorted(figures["parts"].items(), key=lambda part: -part[1]):
        print(f"  {name:<28}{spent:>8.2f} s{1000 * spent / visits:>8.2f} ms a visit")


def _walked(scenarios: list[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="reports-") as name:
        figures = timed([], [*scenarios, "--reports", f"{name}/reports", "-q"])
    spent = sum(spent for part, spent in figures["parts"].items() if "." not in part)
    print(f"{figures['visits']} visits walked in {figures['walked']:.1f} s, of which reporters took {spent:.2f} s: ", end="")
    print(f"{spent / figures['walked']:.1%} (at most {SHARE:.0%})")
    _print_parts(figures, figures["visits"])
    return int(spent > SHARE * figures["walked"])


def timed(own: list[str], arguments: list[str]) -> dict[str, Any]:
    """Run pytest in a process of its own, so that the peak is its own; give what `_child` says, and the seconds with starting up."""
    with tempfile.NamedTemporaryFile("r", suffix=".json") as told:
        command = [sys.executable, "-c", f"from {__name__ if __name__ != '__main__' else __spec__.name} import child; child()", told.name]
        started = time.perf_counter()
        options = [*own, "--", *arguments, "-p", "no:cacheprovider"]
        done = subprocess.run([*command, *options], env=_surroundings(), capture_output=True, text=True, check=False)
        seconds = time.perf_counter() - started
        try:
            return {**json.loads(told.read()), "seconds": seconds}
        except ValueError:
            sys.exit(f"{done.stdout[-3000:]}\n{done.stderr[-3000:]}")


def _surroundings() -> dict[str, str]:
    """Give the environment in which modules are compiled once, as everywhere but on some build servers."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def child() -> None:
    """Run pytest with the arguments behind `--` and write down what the hooks of each reporter took."""
    told, (own, arguments) = sys.argv[1], _parted(sys.argv[2:])
    watch = Watch(bare="--bare" in own)
    started = time.perf_counter()
    pytest.main(arguments, plugins=[watch])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    figures = {"parts": watch.spent, "peak_mib": peak, "growth_kib": watch.growth_kib(), "visits": watch.visits, "cpu": time.process_time()}
    Path(told).write_text(json.dumps({**figures, "walked": time.perf_counter() - started}))


def _parted(words: list[str]) -> tuple[list[str], list[str]]:
    at = words.index("--")
    return words[:at], words[at + 1 :]


class Watch:
    """Times the hooks of reporters, and of pytest's own that write for us; `bare` takes them out instead."""

    OTHERS = ("pytest_html", "_pytest.junitxml", "_pytest.terminal")
    EVERY = 100  # visits between two looks at the memory

    def __init__(self, bare: bool) -> None:
        self.spent: Counter[str] = Counter()
        self.visits = 0
        self._bare = bare
        self._depth = 0
        self._memory: list[tuple[int, int]] = []  # visits, bytes

    @pytest.hookimpl(trylast=True)
    def pytest_configure(self, config: pytest.Config) -> None:
        """Take the reporters out, where only the rest is to be measured."""
        for name in reporters.names() if self._bare else ():
            if config.pluginmanager.has_plugin(f"mystery-shop-{name}"):
                config.pluginmanager.unregister(name=f"mystery-shop-{name}")
        if self._bare:
            config.option.htmlpath = config.option.xmlpath = None

    @pytest.hookimpl(trylast=True)
    def pytest_sessionstart(self, session: pytest.Session) -> None:
        """Put a clock around each hook."""
        manager = session.config.pluginmanager
        names = {f"mystery-shop-{name}": name for name in reporters.names()}
        for plugin_name, plugin in manager.list_name_plugin():
            module = type(plugin).__module__
            other = next((each for each in self.OTHERS if module.startswith(each)), "")
            name = names.get(plugin_name) or ("" if not module.startswith("harness.reporters.") else module.rpartition(".")[2]) or other
            for caller in manager.get_hookcallers(plugin) or () if name else ():
                for each in caller.get_hookimpls():
                    if each.plugin is plugin and not each.wrapper and not each.hookwrapper:
                        each.function = self._clocked(each.function, name)

    def _clocked(self, function: Callable[..., Any], name: str) -> Callable[..., Any]:
        def call(*args: Any) -> Any:
            before, started = sum(self.spent.values()), time.perf_counter()
            try:
                return function(*args)
            finally:
                within = sum(self.spent.values()) - before  # hooks of ours that were called by one of pytest-html's
                self.spent[name] += time.perf_counter() - started - within

        return call

    @pytest.hookimpl(trylast=True)
    def pytest_mystery_shop_visit(self) -> None:
        """Look at the memory now and then."""
        self.visits += 1
        if self.visits % self.EVERY == 0:
            self._memory.append((self.visits, psutil.Process().memory_info().rss))

    def growth_kib(self) -> float:
        """Give how much more memory each visit takes beyond the first thousand, or beyond the first half of fewer."""
        if len(self._memory) < 2:
            return 0.0
        *others, (after, large) = self._memory
        before, small = next((each for each in others if each[0] >= 1000), others[len(others) // 2])
        return (large - small) / 1024 / (after - before)


def write_visits(folder: Path, visits: int, run: str = "") -> list[str]:
    """Write made-up visits as runs leave them: a few kinds, each at many companies, each of them walked several times; give their ids."""
    chance = random.Random(1)
    kinds = [_visit(kind, chance) for kind in range(KINDS)]
    cards = [score(kind) for kind in kinds]
    pictures = folder / ".pictures"
    pictures.mkdir(parents=True)
    for number in range(VIEWS):
        (pictures / f"{number:02}.jpg").write_bytes(b"\xff\xd8\xff" + chance.randbytes(PICTURE_BYTES))
    for number in range(visits):
        kind, attempt = number % KINDS, number // (KINDS * SITES) + 1
        site = f"company-{number // KINDS % SITES:02}"
        marks = {"id": f"goal-{kind:02}--{site}" + (f"--{attempt}" if attempt > 1 else ""), "site": site, "attempt": attempt}
        place = folder / "visits" / marks["id"]
        place.mkdir(parents=True)
        write_visit(msgspec.structs.replace(kinds[kind], **marks, site_name=f"Company {site[-2:]}", run=run), place / "visit.json")
        write_scorecard(_walked_otherwise(cards[kind], chance, marks), place / "scorecard.json")
        for picture in pictures.iterdir():
            os.link(picture, place / picture.name)
    return [path.name for path in sorted((folder / "visits").iterdir()) if path.name.startswith("goal-")]


def _walked_otherwise(card: Scorecard, chance: random.Random, marks: dict[str, Any]) -> Scorecard:
    effort = msgspec.structs.replace(card.effort, clicks=card.effort.clicks + chance.randrange(4), keystrokes=chance.randrange(200))
    points = None if card.score is None else round(max(0.0, min(100.0, card.score + chance.uniform(-9, 9))), 1)
    middle = card.seconds.middle * chance.uniform(0.8, 1.2)
    seconds = model.Seconds(low=middle * 0.6, middle=middle, high=middle * 1.7)
    own = {"visit": marks["id"], "site": marks["site"], "attempt": marks["attempt"], "site_name": f"Company {marks['site'][-2:]}"}
    return msgspec.structs.replace(card, **own, effort=effort, score=points, seconds=seconds)


def _visit(kind: int, chance: random.Random) -> Visit:
    views = [_view(kind, number, chance) for number in range(VIEWS)]
    journeys, at = [], 0
    for name, mirrors, length in JOURNEYS:
        steps = [step for view in range(at, at + length) for step in _steps(view, chance)]
        halt = model.Halt(cause="expect-unmet", step=len(steps) - 1, wanted="It has ended") if name == "leave" and kind % 3 == 0 else None
        journeys.append(Journey(name=name, mirrors=mirrors, kind=name if name != "ask" else "other", steps=steps, halt=halt))
        at += length
    return Visit(
        scenario=f"Goal {kind}: join, ask, then leave", file=f"scenarios/goal-{kind:02}.yaml", site="x", journeys=journeys, views=views,
        address="https://shop.example", viewport=(1280, 800), started="2026-03-02T09:14:05+00:00", browser="Chromium 140", tool="0.1.0",
        why="You are trusted before you are a customer. Are you still trusted once you are one?", worth="120 EUR",
    )  # fmt: skip


def _view(kind: int, number: int, chance: random.Random) -> PageView:
    sentence = PROSE.format(number=f"{kind}-{number}")
    text = sentence * chance.randrange(8, 30)
    if number == VIEWS - 1 and kind % 3 == 0:
        text += "\nTo end your membership, print the form, sign it and send it by post together with a copy of your ID."
    box = Box(x=9, y=60, width=300, height=40)
    fields = [FieldView(label=f"Question {n}", token="email", name=f"q{n}", form=0, box=box) for n in range(6)]
    return PageView(
        page=number + 1, at_s=4.0 * number, url=f"https://shop.example/{kind}/{number}", status=200, title=f"Page {number}", language="en",
        headings=[f"Page {number}"], text=text, fields=fields if number % 2 else [], screenshot=f"{number:02}.jpg",
        buttons=[ControlView(role="button", name="Continue", form=0, submits=True, box=Box(x=40, y=700, width=190, height=44))],
        links=[ControlView(name=f"Link {n}", href=f"/{n}", box=Box(x=9, y=20 * n, width=90, height=18)) for n in range(25)],
        requests=[model.RequestView(url=f"https://shop.example/{n}.jpg", type="image", status=404) for n in range(chance.randrange(5))],
        timings=model.Timings(first_byte=chance.uniform(50, 2000), loaded=2500, largest_paint=1900),
        styling=model.Styling(sheets=2, rules=300), fingerprint=f"{kind}-{number}",
    )  # fmt: skip


def _steps(view: int, chance: random.Random) -> Iterator[Step]:
    box = Box(x=380, y=300, width=320, height=44)
    typed = [Act(kind="type", name=f"Question {n}", view=view, box=box, token="email", characters=18) for n in range(3)]
    pressed = Act(kind="click", name="Continue", role="button", view=view, box=box, changed=True)
    filled = Effort(keystrokes=54, fields=3, focuses=3, asked=3, asked_again=chance.randrange(2))
    place = {"path": "scenarios/goal.yaml", "done": True, "view": view, "harness_ms": 90.0}
    yield Step(verb="fill", words="fill: form", line=8 + 2 * view, acts=typed, effort=filled, **place)
    spent = Effort(clicks=1, pages=1, waiting_ms=700)
    yield Step(verb="click", words="click: Continue", line=9 + 2 * view, acts=[pressed], effort=spent, **place)


if __name__ == "__main__":
    sys.exit(main())
