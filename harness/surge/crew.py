"""Locust's processes as our children: a master on the loopback and its workers; none of them outlives us."""

from __future__ import annotations

import contextlib
import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import IO, Any

import msgspec

from harness.surge.plan import PLAN, Plan

SHAPE = Path(__file__).parent / "inside" / "shape.py"
HOST = "127.0.0.1"
START_S = 60.0  # that Locust may take until it begins
END_S = 1.2  # that it may take to say its last words
BLAMED = re.compile(r'File "(?P<path>[^"]+)", line (?P<line>\d+)')


class Fell(Exception):
    """Locust did not begin, or ended before it should; says why in a sentence."""


class Crew:
    """A master, and workers on this machine; others may join from elsewhere. `told`: variables that its processes are given."""

    def __init__(self, locustfile: Path, host: str, folder: Path, plan: Plan, told: Mapping[str, str], workers: int) -> None:
        self._files = f"{locustfile.resolve()},{SHAPE}"
        self._locustfile, self._host, self._folder, self._workers = locustfile, host, folder, workers
        named = folder / "plan.json"
        named.write_bytes(msgspec.json.format(msgspec.json.encode(plan)))
        self._environment = {**os.environ, **told, PLAN: str(named.resolve())}
        self._seconds = plan.seconds
        self._processes: list[subprocess.Popen[bytes]] = []
        self._timer: threading.Timer | None = None
        self.port = 0

    def __enter__(self) -> Crew:
        return self

    def events(self) -> Iterator[dict[str, Any]]:
        """Start everybody and give what the master tells, for as long as the rush may last; Fell where it ends without its last word."""
        self._limit(START_S)
        options = ["--master", "--headless", "--master-bind-host", HOST, "--master-bind-port", "0"]
        master = self._start("master", [*options, "--expect-workers", str(self._workers), "--host", self._host])
        assert master.stdout is not None
        ended = False
        for event in _told(master.stdout):
            if event["event"] == "port":
                self.port = event["port"]
                for number in range(1, self._workers + 1):
                    self._start(f"worker-{number}", ["--worker", "--master-host", HOST, "--master-port", str(self.port)])
            elif event["event"] == "began":
                self._limit(self._seconds + END_S)
            yield event
            if ended := event["event"] == "end":
                break
        if not ended:
            raise Fell(self._why())

    def say(self, word: str) -> None:
        """Tell the master something; one that is gone hears nothing."""
        with contextlib.suppress(OSError, ValueError):
            if self._processes and (stdin := self._processes[0].stdin):
                stdin.write(word.encode() + b"\n")
                stdin.flush()

    @property
    def lost(self) -> int:
        """How many of our workers have ended by themselves."""
        return sum(process.poll() is not None for process in self._processes[1:])

    def last_words(self) -> dict[str, Any] | None:
        """Have everybody stopped, and give what the master says in the end; None where it does not in time."""
        self._limit(END_S)
        self.say("stop")
        if not self._processes or (lines := self._processes[0].stdout) is None:
            return None
        return next((event for event in _told(lines) if event["event"] == "end"), None)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._kill()
        for process in self._processes:
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with contextlib.suppress(OSError):
                        pipe.close()

    def _start(self, name: str, options: list[str]) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "locust", "-f", self._files, "--skip-log-setup", "--only-summary", *options]
        with (self._folder / f"{name}.log").open("wb") as log:
            # A session of its own: a Ctrl-C is ours to pass on, so that there is time for last words. Its stdin is the leash.
            process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE if name == "master" else log, stderr=log, env=self._environment,
                cwd=self._folder, start_new_session=True,
            )  # fmt: skip
        self._processes.append(process)
        return process

    def _limit(self, seconds: float) -> None:
        """Give everybody so many seconds from now on."""
        if self._timer is not None:
            self._timer.cancel()
        self._timer = threading.Timer(seconds, self._kill)
        self._timer.daemon = True
        self._timer.start()

    def _kill(self) -> None:
        for process in self._processes:
            if process.poll() is None:
                process.kill()

    def _why(self) -> str:
        """Say in a sentence why Locust did not go on, from what its processes wrote at the end."""
        for log in [self._folder / "master.log", *sorted(self._folder.glob("worker-*.log"))]:
            said = [line for line in log.read_text(encoding="utf-8", errors="replace").splitlines() if line.strip()] if log.exists() else []
            if not said:
                continue
            places = [found for line in said if (found := BLAMED.search(line)) and Path(found["path"]).name == self._locustfile.name]
            where = f"{self._locustfile.name}, line {places[-1]['line']}: " if places else ""
            return f"{where}{said[-1].strip()[:300]} (all of it: {log})"
        return f"Locust ended without a word; its logs are in {self._folder}."


def _told(lines: IO[bytes]) -> Iterator[dict[str, Any]]:
    """Read events; what a locustfile prints itself is none."""
    for line in lines:
        try:
            event = json.loads(line)
        except ValueError:
            continue
        if isinstance(event, Mapping) and "event" in event:
            yield dict(event)
