"""The master's side of the turnstile: the desk, tied to Locust's messages."""

from __future__ import annotations

import csv
import json
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from harness.files import for_us_alone
from harness.model.surge import Rushed
from harness.surge.desk import Desk
from harness.surge.inside.leash import say
from harness.surge.plan import CUSTOMERS, PLAN, RUSHED, SECRETS, Plan

UNLIMITED = 1 << 62
PATIENCE_S = 60.0  # where nobody says how long customers wait for an answer


class Counter:
    """A desk for Locust's workers, and the file that is written down how customers fared in."""

    def __init__(self, runner: Any) -> None:
        named = os.environ.get(PLAN)
        self.plan = msgspec.json.decode(Path(named).read_bytes(), type=Plan) if named else None
        self._runner, self._told = runner, set[str]()
        self._lines = open(os.environ[RUSHED], "ab", 1 << 16, opener=for_us_alone) if os.environ.get(RUSHED) else None  # noqa: SIM115 - as long as the process
        secrets = json.loads(os.environ.get(SECRETS) or "{}")
        customers, requests = _customers(secrets), self.plan.requests if self.plan else UNLIMITED
        self.desk = Desk(customers, requests, self._send, self._write, _discreet(secrets), _want if self.plan else None)
        self.began = self._level_began = time.monotonic()
        self.alone = self.plan is not None and self.plan.alone > 0
        runner.register_message("ask", self._hear)
        if self.plan is None:  # somebody runs the locustfile without us: everybody may come
            self.desk.admit(UNLIMITED)

    def elapsed(self) -> float:
        """Give the seconds since the rush began."""
        return time.monotonic() - self.began

    def begin(self, level: int, alone: bool = False) -> None:
        """Begin a level: what is asked for from now on counts for it."""
        self._level_began = time.monotonic()
        self.desk.level, self.alone = level, alone
        self._rule("")

    def finish(self, why: str, now: bool = False) -> None:
        """Let nobody begin any more; `now`: nor go on."""
        self.desk.open = 0
        self._send("", {"over": why, "now": now})

    def note_hold(self) -> None:
        """Note how long the level has lasted by now."""
        self.desk.level_of(self.desk.level).held_s = time.monotonic() - self._level_began

    def flush(self) -> None:
        """Have what was written down be there for others to read."""
        if self._lines is not None:
            self._lines.flush()

    def _hear(self, msg: Any, **_: Any) -> None:
        if msg.node_id not in self._told:
            self._told.add(msg.node_id)
            self._rule(msg.node_id)
        self.desk.hear(msg.node_id, msg.data, len(self._told))

    def _rule(self, worker: str) -> None:
        rules = {"hosts": self.plan.hosts, "patience_s": self.plan.patience_s} if self.plan else {"hosts": [], "patience_s": PATIENCE_S}
        self._send(worker, {"level": self.desk.level, "rules": {**rules, "elapsed": self.elapsed(), "alone": self.alone}})

    def _send(self, worker: str, word: dict[str, Any]) -> None:
        self._runner.send_message("turn", word, client_id=worker or None)

    def _write(self, rushed: Rushed) -> None:
        if self._lines is not None:
            self._lines.write(msgspec.json.encode(rushed) + b"\n")


def _discreet(secrets: Mapping[str, str]) -> Callable[[str], str]:
    """Give what takes secrets out of a text."""
    if not secrets:
        return str
    from harness.browser.secrets import Secrets  # takes longer to import than all that a master needs otherwise

    return Secrets(secrets, secrets).blot_text


def _want(wish: dict[str, Any]) -> None:
    """Ask our process for a mail; it says on stdin what came of it."""
    say("mail", **wish)


def _customers(secrets: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Read customers one by one as they are needed, there may be millions; give each what stands in no file."""
    if not (named := os.environ.get(CUSTOMERS)):
        sys.exit(f"{CUSTOMERS} does not name the customers' file.")
    with open(named, encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            yield {**{name: value or "" for name, value in row.items() if name}, **secrets}
