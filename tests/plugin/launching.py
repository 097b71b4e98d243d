"""What runs that come of a fork find as their `python`: what they start comes of one, too, where it can, and else of Python itself."""

import _socket as socket  # the whole module costs as much as all the rest
import array
import marshal
import os
import sys
from collections.abc import Mapping, Sequence

# What workers of pytest-xdist start with, and programs of ours that look at nothing which is fixed when Python starts.
FORKED = (("-c", "import sys;exec(eval(sys.stdin.readline()))"), ("-m", "harness.street"), ("-m", "harness.browser.printing"))


def ask(door: str, arguments: Sequence[str], folder: str, environment: Mapping[str, str], files: Sequence[int]) -> socket.socket:
    """Ask for a process with these files as stdin, stdout and stderr. It is killed when the line is closed; its status is the answer."""
    line = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    line.connect(door)
    asked = marshal.dumps((list(arguments), folder, dict(environment)))
    line.sendmsg([asked], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", files))])
    return line


def main(door: str, python: str, *arguments: str) -> None:
    """Be the process that was asked for, to whoever waits for it."""
    wanted = arguments[1:] if arguments[:1] == ("-u",) else arguments
    if wanted[:2] in FORKED and (answer := ask(door, wanted, os.getcwd(), os.environ, (0, 1, 2)).recv(99)):
        if (status := int(answer)) < 0:
            os.kill(os.getpid(), -status)
        os._exit(status)
    os.execv(python, [python, *arguments])


if __name__ == "__main__":
    main(*sys.argv[1:])
