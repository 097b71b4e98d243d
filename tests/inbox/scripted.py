"""An IMAP server that plays a script: for moments that a real one cannot be brought to at will."""

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator

from harness.inbox import InboxPlan

Answer = Callable[[str, str], str]
"""From a command's tag and its words to all that is said in answer, in one piece; CUT ends the connection there, NOTHING says nothing."""
CUT, NOTHING = "\0", "\1"


class ScriptedImap:
    """Answers one connection after the other; what the script knows nothing of is OK."""

    def __init__(self, script: dict[str, Answer | str]) -> None:
        self._script = {"CAPABILITY": "* CAPABILITY IMAP4rev1 IDLE", "EXAMINE": "* OK [UIDVALIDITY 1] .\r\n* OK [UIDNEXT 1] ."} | script
        self.heard: list[str] = []
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port = self._server.getsockname()[1]
        self._connection: socket.socket | None = None
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def plan(self, **options: object) -> InboxPlan:
        """Give the plan of an inbox at this server."""
        said = {"port": self.port, "tls": "none", "user": "ann", "password": "secret", "every": 60.0} | options
        return InboxPlan("scripted", "imap", "ann+{visit}@example.com", **said)  # type: ignore[arg-type]

    def close(self) -> None:
        """Hang up and stop."""
        with contextlib.suppress(OSError):
            self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()
        if self._connection:
            with contextlib.suppress(OSError):
                self._connection.shutdown(socket.SHUT_RDWR)
        self._thread.join(5)

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                self._connection, _ = self._server.accept()
                with self._connection, self._connection.makefile("rb") as lines:
                    self._connection.sendall(b"* OK ready\r\n")
                    for line in lines:
                        said = self._answer(line.decode().rstrip())
                        self._connection.sendall(said.partition(CUT)[0].replace(NOTHING, "").encode())
                        if CUT in said:
                            break

    def _answer(self, line: str) -> str:
        self.heard.append(line)
        if line == "DONE":
            return f"{self._idle_tag} OK done\r\n"
        tag, _, words = line.partition(" ")
        name = next((name for name in self._script if words.upper().startswith(name)), "")
        said = self._script.get(name, "")
        said = said(tag, words) if callable(said) else said
        if words.upper() == "IDLE":
            self._idle_tag = tag
            return said or "+ idling\r\n"
        if CUT in said or NOTHING in said:
            return said
        end = "" if said.startswith(tag) else f"{tag} OK done\r\n"
        return (f"{said}\r\n" if said else "") + end


@contextlib.contextmanager
def playing(script: dict[str, Answer | str]) -> Iterator[ScriptedImap]:
    """Serve the script for a while."""
    server = ScriptedImap(script)
    try:
        yield server
    finally:
        server.close()
