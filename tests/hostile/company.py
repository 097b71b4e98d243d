"""A company that answers with any bytes, any status and any headers."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from .page import Page


@contextmanager
def serving(pages: list[Page]) -> Iterator[str]:
    """Serve each page under its name, its second page below that; give the address."""
    known = {f"/{page.name}": page for page in pages}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = urlsplit(self.path).path
            first, _, rest = path.strip("/").partition("/")
            page = known.get(f"/{first}")
            if page is None:
                self.answer(404, {"Content-Type": "text/html"}, b"<!doctype html><title>Not found</title><p>There is no such page.")
            elif rest:
                self.answer(200, {"Content-Type": "text/html; charset=utf-8"}, page.after)
            else:
                self.answer(page.status, page.headers, page.body)

        do_POST = do_GET

        def answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            self.rfile.read(length)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if "Content-Length" not in headers and status not in (204, 304):
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(b"" if status in (204, 304) else body)

        def log_message(self, format: str, *arguments: object) -> None:
            """Say nothing."""

        def handle(self) -> None:
            try:
                super().handle()
            except (ConnectionError, ValueError):  # the visitor had enough
                return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
