"""The processes of a run, known by a mark in their environment, and what may happen to them."""

import contextlib
import signal
from collections.abc import Iterator

import psutil

ROLES = {
    "browser": lambda words: "--headless" in words and "--type=" not in words,
    "tab": lambda words: "--type=renderer" in words,
    "driver": lambda words: "run-driver" in words,
    "worker": lambda words: "exec(eval(sys.stdin.readline()))" in words,
}


def marked(mark: str) -> Iterator[psutil.Process]:
    """Give the processes whose environment holds a mark, and what they have started: a tab writes its title over its environment."""
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            if process.environ().get("RUN") == mark:
                yield process
                yield from process.children(recursive=True)


def strike(mark: str, role: str, blow: signal.Signals) -> None:
    """Send a signal to the processes of a run that have a role."""
    for process in set(marked(mark)):
        with contextlib.suppress(psutil.Error):
            if ROLES[role](" ".join(process.cmdline())):
                process.send_signal(blow)
