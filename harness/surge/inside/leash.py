"""A process that we have started listens and tells us, and ends when we do, however we end."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from typing import Any

from gevent.os import tp_read


def hold(told: Callable[[str], None], dropped: Callable[[], None]) -> None:
    """Pass on each line of stdin; where it ends, `dropped` is called and the process is over."""
    rest = b""
    while read := tp_read(0, 4096):
        *lines, rest = (rest + read).split(b"\n")
        for line in lines:
            told(line.decode())
    try:
        dropped()
    finally:
        os._exit(0)

def say(event: str, **what: Any) -> None:
    """Tell our process something."""
    sys.stdout.write(json.dumps({"event": event, **what}) + "\n")
    sys.stdout.flush()
