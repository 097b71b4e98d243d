"""`python -m harness.street`: serve the street until told to stop."""

from __future__ import annotations

import argparse
import os
import signal
import sqlite3
import sys
import threading
from pathlib import Path
from queue import SimpleQueue

from harness.street.server import Street


def main(arguments: list[str] | None = None) -> int:
    """Serve the street until SIGTERM, and until Ctrl-C or, with --until-eof, the end of stdin; give the exit status."""
    parser = argparse.ArgumentParser(prog="python -m harness.street", description="Serve a street of fictional companies.")
    parser.add_argument("--port", type=int, default=0, help="the port on 127.0.0.1; 0, as by default, takes a free one")
    parser.add_argument("--data", type=Path, metavar="DIR", help="keep what customers did in this folder")
    parser.add_argument("--mail-port", type=int, metavar="PORT", help="send the companies' mails to customers to this port of 127.0.0.1")
    parser.add_argument("--until-eof", action="store_true", help="stop when stdin ends, so that the street ends with its parent")
    options = parser.parse_args(arguments)
    # A SimpleQueue may be written to from inside a signal handler; an Event may deadlock there.
    ends: SimpleQueue[str] = SimpleQueue()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ends.put("signal"))
    if options.until_eof:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # who has opened the street has things to finish in it
        threading.Thread(target=_wait_for_eof, args=(ends,), daemon=True).start()
    try:
        with Street(options.port, options.data, mail=options.mail_port) as street:
            print(f"street {street.address()} smtp://127.0.0.1:{street.mail_port}", flush=True)
            ends.get()
    except (OSError, sqlite3.Error) as error:
        print(f"error: the street cannot open: {error}", file=sys.stderr)
        return 1
    return 0


def _wait_for_eof(ends: SimpleQueue[str]) -> None:
    # Not sys.stdin.read(): its lock, held by a daemon thread, would abort the interpreter's shutdown after a signal.
    while os.read(0, 1024):
        pass
    ends.put("eof")


if __name__ == "__main__":
    sys.exit(main())
