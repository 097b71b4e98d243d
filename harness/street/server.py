"""Serving the street from this process."""

from __future__ import annotations

import logging
import tempfile
import threading
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from waitress import wasyncore  # type: ignore[import-untyped]
from waitress.server import create_server  # type: ignore[import-untyped]

from harness.street.company import Company, all_companies
from harness.street.dispatch import Dispatch
from harness.street.letterbox import Letterbox

# Some pages hold their thread for long on purpose; idle threads cost nothing.
THREADS = 12
# Customers of a rush keep their connections; waitress would leave the hundred-and-first waiting at the door.
CONNECTIONS = 1_000


class Street:
    """The street, served on 127.0.0.1 while its context lasts.

    `port` 0 takes a free one. `data` is a folder that is kept; without it everything is forgotten on leaving. Mails to customers go to
    port `mail`; customers' mails to companies come in at `mail_port`.
    """

    def __init__(
        self, port: int = 0, data: Path | None = None, companies: Iterable[Company] | None = None, mail: int | None = None
    ) -> None:
        self.port = port
        self.mail_port = 0
        self._mail = mail
        self._data = data
        self._companies = all_companies() if companies is None else list(companies)
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        with ExitStack() as opening:
            folder = self._data or Path(opening.enter_context(tempfile.TemporaryDirectory(prefix="street-")))
            self._dispatch = Dispatch(self._companies, folder, self._mail)
            opening.callback(self._dispatch.close)
            letterbox = Letterbox(lambda address: self._dispatch.lives_at(address) is not None, self._dispatch.receive)
            self.mail_port = opening.enter_context(letterbox).port
            self._serve(opening)
            self._stack = opening.pop_all()
        return self

    def _serve(self, opening: ExitStack) -> None:
        """Start serving; on closing, stop in the order: no new requests, let the waiting go, end the threads."""
        # Many shoppers at once are the point; waitress would warn of each that has to queue.
        logging.getLogger("waitress.queue").setLevel(logging.ERROR)
        sockets: dict[int, Any] = {}
        server = create_server(
            self._dispatch, map=sockets, host="127.0.0.1", port=self.port, threads=THREADS, ident=None, channel_request_lookahead=1,
            connection_limit=CONNECTIONS, backlog=CONNECTIONS,
        )  # fmt: skip
        self.port = self._dispatch.surroundings.port = int(server.effective_port)
        closing = self._dispatch.surroundings.closing

        def loop() -> None:
            while not closing.is_set():
                wasyncore.loop(timeout=30, map=sockets, use_poll=hasattr(wasyncore.select, "poll"), count=1)

        def stop() -> None:
            closing.set()
            server.trigger.pull_trigger()
            thread.join()
            wasyncore.close_all(sockets, ignore_all=True)  # not sooner: the loop may end before it is woken
            server.task_dispatcher.shutdown()

        thread = threading.Thread(target=loop, name="street", daemon=True)
        thread.start()
        opening.callback(stop)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._stack.close()

    def address(self, company: str | None = None, path: str = "") -> str:
        """The address of a company, without a slash at its end, or of the plain host; an unknown company is a LookupError."""
        if company is not None:
            self._dispatch.at(company)
        host = "localhost" if company is None else f"{company}.localhost"
        return f"http://{host}:{self.port}{path}"

    def reset(self, company: str | None = None) -> None:
        """Forget the customers of one company, or of all, and set its clock back."""
        self._dispatch.reset(company)

    def later(self, company: str, seconds: float) -> None:
        """Move a company's clock, and have it do what is due on the way; ValueError for a time that cannot be."""
        self._dispatch.later(company, seconds)

    def facts(self, company: str) -> dict[str, Any]:
        """The truth about a company's customers: `behaviours`, `counts` and `records` by kind."""
        return self._dispatch.facts(company)
