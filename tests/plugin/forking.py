"""A process that has imported once what every run imports, and splits itself for each: a run of its own at a third of the start."""

import atexit
import contextlib
import gc
import io
import json
import os
import runpy
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

# Not the parts that are registered: whether they are there before a user's own may matter.
IMPORTED = ("harness.cli", "harness.plugin.fixtures", "harness.plugin.ending", "harness.plugin.judging", "playwright.sync_api")
FIRST = ["--collect-only", "-p", "no:cacheprovider"]  # a run of pytest, so that modules are loaded in the way pytest loads them
STARTED = ("PYTHON", "TMPDIR", "LC_", "LANG", "RUN")  # variables that are read when a process starts, or by which others find it


class Forking:
    """The process, and the runs that come of it, one after another."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._ready = subprocess.Popen(
            [sys.executable, "-c", f"import runpy; runpy.run_path({__file__!r})['serve']()"], env=environment, text=True, encoding="utf-8",
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        atexit.register(self.end)

    def end(self) -> None:
        """Let the process end by itself."""
        assert self._ready.stdin
        self._ready.stdin.close()
        self._ready.wait()

    def run(self, arguments: Sequence[str], folder: Path, environment: Mapping[str, str], seconds: float) -> tuple[int, str]:
        """Run Python with arguments; give its exit status (below 0: the signal that ended it) and what it said, errors last."""
        assert self._ready.stdin
        assert self._ready.stdout
        with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as errors:
            told = [f"/proc/{os.getpid()}/fd/{file.fileno()}" for file in (said, errors)]
            asked = {"arguments": list(arguments), "folder": str(folder), "environment": dict(environment), "told": told}
            print(json.dumps(asked), file=self._ready.stdin, flush=True)
            late = threading.Event()
            limit = threading.Timer(seconds, _kill, [int(self._ready.stdout.readline()), late])
            limit.start()
            status = int(self._ready.stdout.readline())
            limit.cancel()
            if late.is_set():
                raise subprocess.TimeoutExpired(list(arguments), seconds)
            return status, _whole(said) + _whole(errors)


def _kill(process: int, late: threading.Event) -> None:
    late.set()
    with contextlib.suppress(ProcessLookupError):
        os.kill(process, 9)


def _whole(file: IO[bytes]) -> str:
    file.seek(0)
    return io.TextIOWrapper(file, encoding="utf-8").read()


def fits(environment: Mapping[str, str]) -> bool:
    """Tell whether a run with these variables may come of a process that has started already."""
    return sys.platform == "linux" and not any(name.startswith(STARTED) for name in environment)


# --- in the process


def serve() -> None:
    """Import, then make a run of each line that is asked for; tell its process, then its exit status."""
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    with tempfile.TemporaryDirectory() as empty, contextlib.chdir(empty), contextlib.redirect_stdout(io.StringIO()):
        import pytest

        pytest.main(FIRST)
        for name in IMPORTED:
            __import__(name)
    gc.collect()
    gc.freeze()
    for line in sys.stdin:
        asked = json.loads(line)
        if not (process := os.fork()):
            answers.close()
            return _become(**asked)
        print(process, file=answers, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), file=answers, flush=True)
    return None


def _become(arguments: list[str], folder: str, environment: dict[str, str], told: list[str]) -> None:
    for number, path in enumerate((os.devnull, *told)):
        opened = os.open(path, os.O_RDWR)
        os.dup2(opened, number)
        os.close(opened)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    kind, what, *more = arguments
    sys.argv = [kind, *more]
    if kind == "-c":
        exec(what, {"__name__": "__main__"})
    else:
        runpy.run_module(what, run_name="__main__", alter_sys=True)
