"""Serving the street from a process of its own, which ends when its parent does."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
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
    mail_port: int
    pid: int

    def address(self, company: str | None = None, path: str = "") -> str:
        """The address of a company, without a slash at its end, or of the plain host. Whether the company exists is not asked."""
        host = "localhost" if company is None else f"{company}.localhost"
        return f"http://{host}:{self.port}{path}"

    def reset(self, company: str | None = None) -> None:
        """Forget the customers of one company, or of all, and set its clock back; an unknown company is a LookupError."""
        self._ask("POST", "/-/reset" + (f"?company={quote(company)}" if company else ""))

    def facts(self, company: str) -> dict[str, Any]:
        """The truth about a company's customers; an unknown company is a LookupError."""
        return dict(self._ask("GET", f"/-/facts?company={quote(company)}"))

    def later(self, company: str, seconds: float) -> None:
        """Move a company's clock, and have it do what is due on the way; ValueError for a time that cannot be."""
        self._ask("POST", f"/-/clock?company={quote(company)}&later={seconds}")

    def _ask(self, method: str, path: str) -> Any:
        try:
            with urlopen(Request(f"http://127.0.0.1:{self.port}{path}", method=method), timeout=GRACE_SECONDS) as answer:
                return json.load(answer)
        except HTTPError as error:
            with error:
                raise (LookupError if error.code == HTTPStatus.NOT_FOUND else ValueError)(json.load(error)["error"]) from None


@contextmanager
def spawn(port: int = 0, data: Path | None = None, mail: int | None = None) -> Iterator[SpawnedStreet]:
    """Open a street in a process of its own; a street that cannot open is a RuntimeError, its reason stands on stderr."""
    given = {"--port": port, "--data": data, "--mail-port": mail}
    options = [word for option, value in given.items() if value is not None for word in (option, str(value))]
    command = [sys.executable, "-m", "harness.street", "--until-eof", *options]
    # The pipe to its stdin is the leash: when this process dies, however it dies, the street reads the end of file and closes.
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        words = process.stdout.readline().split()
        if words[:1] != ["street"]:
            raise RuntimeError(f"The street did not open (exit status {process.wait(GRACE_SECONDS)}).")
        web, mails = (int(urlsplit(address).port or 0) for address in words[1:3])
        yield SpawnedStreet(web, mails, process.pid)
    finally:
        process.stdin.close()
        try:
            process.wait(GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()
