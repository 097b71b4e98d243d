"""A server with faults that are asked for by name: `/<fault>` is a fine page with a link, `/<fault>/in` the fault itself."""

import socket
import socketserver
import ssl
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

PAGES = Path(__file__).parent / "pages"
DOOR = "<!doctype html><title>Door</title><h1>A fine page</h1><a href='/{0}/in'>Go on</a>"
END = "<!doctype html><title>The end</title><h1>The end</h1>"
HALF = "<!doctype html><title>Half</title><h1>The first half of a page</h1><p>and so it goes</p>"
MEGABYTE = b"<p>" + b"and so on " * 104_857


class Server(socketserver.ThreadingTCPServer):
    """Serves on loopback until it is closed; `inject` is called with what is asked for below a fault's name, before it is answered."""

    daemon_threads = True
    request_queue_size = 100

    def __init__(self, inject: Callable[[str], None]) -> None:
        super().__init__(("127.0.0.1", 0), Conversation)
        self.inject = inject
        self.closing = threading.Event()
        self.tls: ssl.SSLContext | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: who was cut off is meant to be."""


class Conversation(socketserver.StreamRequestHandler):
    """One connection: reads a request, and answers it, wrongly where that was asked for."""

    server: Server

    def setup(self) -> None:
        if self.server.tls:
            self.request = self.server.tls.wrap_socket(self.request, server_side=True)
        super().setup()

    def handle(self) -> None:
        line = self.rfile.readline().decode("latin-1").split()
        while self.rfile.readline().strip():
            continue
        if len(line) < 2:
            return
        self.fault, _, self.rest = line[1].lstrip("/").partition("/")
        if not self.rest:
            self.page(END if self.fault in ("", "fine") else DOOR.format(self.fault))
        else:
            self.server.inject(f"{self.fault}/{self.rest}")
            getattr(self, self.fault.replace("-", "_"), self.from_file)()

    # --- how answers are put together

    def send(self, *parts: bytes | str) -> None:
        for part in parts:
            self.wfile.write(part.encode() if isinstance(part, str) else part)

    def head(self, status: str = "200 OK", **headers: str) -> None:
        lines = [f"{name.replace('_', '-')}: {value}" for name, value in ({"Content_Type": "text/html; charset=utf-8"} | headers).items()]
        self.send("\r\n".join([f"HTTP/1.1 {status}", "Connection: close", *lines, "", ""]))

    def page(self, html: str | bytes, status: str = "200 OK", **headers: str) -> None:
        self.head(status, **headers)
        self.send(html)

    def hang(self) -> None:
        self.server.closing.wait()

    def from_file(self) -> None:
        """Give a page of this folder, or a script beside it."""
        file = PAGES / (f"{self.fault}.js" if self.rest.startswith("worker.js") else f"{self.fault}.html")
        if not file.exists() or not self.rest.startswith(("in", "worker.js")):
            return self.page(END)
        return self.page(file.read_bytes(), Content_Type="text/javascript" if file.suffix == ".js" else "text/html; charset=utf-8")

    # --- faults of a server and of what lies between

    def no_answer(self) -> None:
        self.hang()

    def hangs_in_headers(self) -> None:
        self.send("HTTP/1.1 200 OK\r\nContent-Type: te")
        self.hang()

    def hangs_in_body(self) -> None:
        self.page(HALF)
        self.hang()

    def trickles(self) -> None:
        self.head()
        for each in HALF.encode() * 100:
            self.send(bytes([each]))
            if self.server.closing.wait(1):
                return

    def cut_in_body(self) -> None:
        self.page(HALF, Content_Length="100000")

    def cut_before_answer(self) -> None:
        return

    def reset(self) -> None:
        self.request.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.request.close()

    def redirects(self) -> None:
        self.page("", "302 Found", Location=f"/redirects/in?{len(self.rest)}{'x' * (len(self.rest) % 50)}")

    def asks_for_sign_in(self) -> None:
        self.page("<h1>Who are you?</h1>", "401 Unauthorized", WWW_Authenticate='Basic realm="Members"')

    def asks_for_digest(self) -> None:
        self.page("<h1>Who are you?</h1>", "401 Unauthorized", WWW_Authenticate='Digest realm="Members", nonce="1", qop="auth"')

    def proxy_wanted(self) -> None:
        self.page("<h1>Who goes out?</h1>", "407 Proxy Authentication Required", Proxy_Authenticate='Basic realm="Out"')

    def tab_killed(self) -> None:
        """A page that asks for what befalls it while it is looked at."""
        self.page(f"<title>Waiting</title><p>Please wait<script>setTimeout(() => fetch('/{self.fault}/strike'), 200)</script>")

    tab_crashed = tab_killed

    # --- too much of it

    def downloads(self) -> None:
        """A page that starts a download without end, and one that starts a thousand."""
        if self.rest == "in":
            return self.from_file()
        self.head(Content_Type="application/octet-stream", Content_Disposition="attachment; filename=film.bin")
        while self.rest == "endless" and not self.server.closing.is_set():
            self.send(MEGABYTE)
        return self.send(b"film")

    def heavy(self) -> None:
        self.head()
        for _ in range(100):
            self.send(MEGABYTE)
        self.send(END)

    def ping_pong(self) -> None:
        self.page(f"<title>{self.rest}</title><script>location.replace('/ping-pong/{'on' if self.rest == 'in' else 'in'}')</script>")


@contextmanager
def serve(inject: Callable[[str], None] = lambda _: None) -> Iterator[Server]:
    """Serve for as long as the context lasts."""
    with Server(inject) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.closing.set()
            server.shutdown()
            thread.join()
