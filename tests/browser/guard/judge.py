"""Two servers on this machine that write down everything they get: what they got is what was sent."""

import contextlib
import dataclasses
import json
import threading
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple


class Got(NamedTuple):
    """A request as it arrived."""

    method: str
    path: str
    body: str


@dataclasses.dataclass
class Judge:
    """Serves pages by path; `{other}` in one is the address of another company. A script's path ends in `.js`; `/on/…` leads on."""

    pages: Mapping[str, str] = dataclasses.field(default_factory=dict)
    got: list[Got] = dataclasses.field(default_factory=list)
    leads: Mapping[str, str] = dataclasses.field(default_factory=dict)  # addresses, and where they lead on to
    url: str = ""
    other: str = ""

    def acted(self) -> list[Got]:
        """Give what arrived of that which is not to be sent."""
        return [each for each in self.got if "/acted" in each.path]

    def came(self, path: str) -> list[Got]:
        """Give what arrived at an address."""
        return [each for each in self.got if each.path.partition("?")[0] == path]


@contextlib.contextmanager
def judging() -> Iterator[Judge]:
    """Serve for as long as the context lasts."""
    judge = Judge()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            judge.got.append(Got(self.command, self.path, body.decode("utf-8", "replace")))
            path = self.path.partition("?")[0]
            leads = judge.leads.get(path, path.removeprefix("/on") if path.startswith("/on/") else "")
            page = judge.pages.get(path, json.dumps({"done": True})).replace("{other}", judge.other)
            self.send_response(307 if leads else 200)
            if leads:
                self.send_header("Location", leads)
            kinds = {"js": "text/javascript", "html": "text/html; charset=utf-8", "json": "application/json"}
            self.send_header("Content-Type", kinds["js" if path.endswith(".js") else "html" if path in judge.pages else "json"])
            self.send_header("Access-Control-Allow-Origin", "*")
            self.send_header("Access-Control-Allow-Headers", "*")
            self.send_header("Access-Control-Allow-Methods", "*")
            self.send_header("Content-Length", str(len(page.encode())))
            self.end_headers()
            self.wfile.write(page.encode())

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = do_BREW = answer

        def log_message(self, format: str, *arguments: object) -> None:
            """Say nothing."""

        def handle(self) -> None:
            with contextlib.suppress(ConnectionError):
                super().handle()

    with _served(Handler) as port, _served(Handler) as another:
        judge.url, judge.other = f"http://127.0.0.1:{port}", f"http://localhost:{another}"
        yield judge


@contextlib.contextmanager
def _served(handler: type[BaseHTTPRequestHandler]) -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
