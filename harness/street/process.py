"""Serving the street from a process of its own, which ends when its parent does."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit
from urllib.request import Request, urlopen

GRACE_SECONDS = 10


@dataclass(frozen=True)
class SpawnedStreet:
    """A street in another process, with the same questions to ask as `Street`."""

    port: int
    pid: int

    def address(self, company: str | None = None, path: str = "") -> str:
        """The address of a company, without a slash at its end, or of the plain host. Whether the company exists is not asked."""
        host = "localhost" if company is None else f"{company}.localhost"
        return f"http://{host}:{self.port}{path}"

    def reset(self, company: str | None = None) -> None:
        """Forget the customers of one company, or of all; an unknown company is a LookupError."""
        self._ask("POST", "/-/reset" + (f"?company={quote(company)}" if company else ""))

    def facts(self, company: str) -> dict[str, Any]:
        """The truth about a company's customers; an unknown company is a LookupError."""
        return dict(self._ask("GET", f"/-/facts?company={quote(company)}"))

    def _ask(self, method: str, path: str) -> Any:
        try:
            with urlopen(Request(f"http://127.0.0.1:{self.port}{path}", method=method), timeout=GRACE_SECONDS) as answer:
                return json.load(answer)
        except HTTPError as error:
            with error:
                raise LookupError(json.load(error)["error"]) from None


@contextmanager
def spawn(port: int = 0, data: Path | None = None) -> Iterator[SpawnedStreet]:
    """Open a street in a process of its own; a street that cannot open is a RuntimeError, its reason stands on stderr."""
    command = [sys.executable, "-m", "harness.street", "--port", str(port), "--until-eof", *(["--data", str(data)] if data else [])]
    # The pipe to its stdin is the leash: when this process dies, however it dies, the street reads the end of file and closes.
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        words = process.stdout.readline().split()
        if words[:1] != ["street"]:
            raise RuntimeError(f"The street did not open (exit status {process.wait(GRACE_SECONDS)}).")
        yield SpawnedStreet(int(urlsplit(words[1]).port or 0), process.pid)
    finally:
        process.stdin.close()
        try:
            process.wait(GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()
