"""Ends a worker together with its run: one that is left alone would go on walking, and write into a folder that is another's."""

import contextlib
import os
import socket
import threading

import pytest

from harness.exits import Exit

LEASH = pytest.StashKey[socket.socket]()
MOST = 512  # workers


def hold(config: pytest.Config) -> int:
    """Hold the end of the controller, and give the port at which workers take theirs. Nobody accepts: that the system does by itself."""
    if LEASH not in config.stash:
        config.stash[LEASH] = socket.create_server(("127.0.0.1", 0), backlog=MOST)
    return int(config.stash[LEASH].getsockname()[1])


def take(port: int) -> None:
    """Take the other end, as a worker. When the controller dies, however it dies, the system closes the line, and this process ends."""
    line = socket.create_connection(("127.0.0.1", port))
    threading.Thread(target=_wait, args=(line,), name="leash", daemon=True).start()


def let_go(config: pytest.Config) -> None:
    """Let go of all workers that are left."""
    if LEASH in config.stash:
        config.stash[LEASH].close()


def _wait(line: socket.socket) -> None:
    with contextlib.suppress(OSError):  # it was cut, not closed
        line.recv(1)
    os._exit(Exit.BROKEN)  # no cleaning up: the browser and the street end with the lines to this process
