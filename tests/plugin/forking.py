"""A process that has imported and read once what every run does, and splits itself for each: a run of its own at a third of the start."""

import atexit
import contextlib
import gc
import io
import marshal
import os
import runpy
import select
import shlex
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

# Not the parts that are registered: whether they are there before a user's own may matter.
IMPORTED = (
    "harness.cli", "harness.plugin.fixtures", "harness.plugin.ending", "harness.plugin.judging", "harness.street.server",
    "playwright.sync_api",
)  # fmt: skip
FIRST = ["--collect-only", "-p", "no:cacheprovider"]  # a run of pytest, so that modules are loaded in the way pytest loads them
STARTED = ("PYTHON", "LC_", "LANG", "RUN")  # variables that are read when a process starts, or by which others find it
PATH = "PYTHONPATH"  # is read later, too
LAUNCHING = Path(__file__).with_name("launching.py")
MOST_BYTES = 1 << 18  # of arguments and environment


class Forking:
    """The process, and the runs that come of it."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._place = tempfile.TemporaryDirectory()
        self._door, python = (str(Path(self._place.name, name)) for name in ("door", "python"))
        script = [sys.executable, "-IS", str(LAUNCHING), self._door, sys.executable]
        Path(python).write_text(f'#!/bin/sh\nexec {shlex.join(script)} "$@"\n', "utf-8")
        Path(python).chmod(0o700)
        with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as door:
            door.bind(self._door)
            door.listen()
            code = f"import runpy; runpy.run_path({__file__!r})['serve']({door.fileno()}, {python!r})"
            command = [sys.executable, "-c", code]
            self._ready = subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, pass_fds=[door.fileno()])
        atexit.register(self.end)

    def end(self) -> None:
        """Let the process end by itself."""
        assert self._ready.stdin
        self._ready.stdin.close()
        self._ready.wait()
        self._place.cleanup()

    def run(self, arguments: Sequence[str], folder: Path, environment: Mapping[str, str], seconds: float) -> tuple[int, str]:
        """Run Python with arguments; give its exit status (below 0: the signal that ended it) and what it said, errors last."""
        from .launching import ask

        with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as errors, Path(os.devnull).open() as nothing:
            line = ask(self._door, arguments, str(folder), environment, [file.fileno() for file in (nothing, said, errors)])
            line.settimeout(seconds)
            try:
                status = int(line.recv(99))
            except TimeoutError:
                raise subprocess.TimeoutExpired(list(arguments), seconds) from None
            finally:
                line.close()
            return status, _whole(said) + _whole(errors)


def _whole(file: IO[bytes]) -> str:
    file.seek(0)
    return io.TextIOWrapper(file, encoding="utf-8").read()


def fits(environment: Mapping[str, str]) -> bool:
    """Tell whether a run with these variables may come of a process that was started with those of this one."""
    ours, theirs = ({name: value for name, value in each.items() if name.startswith(STARTED)} for each in (os.environ, environment))
    return sys.platform == "linux" and {**ours, PATH: ""} == {**theirs, PATH: ""}


# --- in the process


def serve(door: int, python: str) -> None:
    """Make ready, then make a process for each that is asked for at the door, until stdin ends."""
    with tempfile.TemporaryDirectory() as empty, contextlib.chdir(empty), contextlib.redirect_stdout(io.StringIO()):
        _make_ready()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # whoever ended is gone at once: tests look for processes that were left
    with socket.socket(fileno=door) as asked:
        while select.select([asked, 0], [], [])[0] == [asked]:
            line, _ = asked.accept()
            if not os.fork():
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                asked.close()
                return _begin(line, python)
            line.close()
    return None


def _make_ready() -> None:
    import pytest

    pytest.main(FIRST)
    for name in IMPORTED:
        __import__(name)
    from harness.lexicon import languages, lexicon
    from harness.personas import persona

    for language in languages():
        lexicon(language)
    persona("en_US", "anybody")  # loads what there is of people of a country
    gc.collect()
    gc.freeze()


def _begin(line: socket.socket, python: str) -> None:
    """Make the process, and tell who asked for it how it ended; nothing where its variables do not fit."""
    asked, files, *_ = socket.recv_fds(line, MOST_BYTES, 3)
    arguments, folder, environment = marshal.loads(asked)
    if not fits(environment):
        os._exit(0)
    if not (process := os.fork()):
        line.close()
        return _become(arguments, folder, environment, files, python)
    for file in files:
        os.close(file)
    if line in select.select([line, os.pidfd_open(process)], [], [])[0]:  # nobody waits any more
        os.kill(process, 9)
    status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    with contextlib.suppress(OSError):
        line.send(str(status).encode())
    os._exit(0)


def _become(arguments: list[str], folder: str, environment: dict[str, str], files: Sequence[int], python: str) -> None:
    for number, file in enumerate(files):
        os.dup2(file, number)
        os.close(file)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.path[1:1] = [each for each in environment.get(PATH, "").split(os.pathsep) if each and each not in sys.path]
    tempfile.tempdir, sys.executable = None, python
    kind, what, *more = arguments
    sys.argv = [kind, *more]
    if kind == "-c":
        exec(what, {"__name__": "__main__"})
    else:
        runpy.run_module(what, run_name="__main__", alter_sys=True)
