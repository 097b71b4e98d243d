"""A company of one's own for a test: pages by path, what was asked for, and one page that keeps its visitor waiting."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

WAIT = "/wait"
LONGEST_SECONDS = 60


class Company:
    """Serves pages on 127.0.0.1; `asked` holds each request's path with its headers, `waiting` counts who has come to WAIT."""

    def __init__(self, pages: Mapping[str, str]) -> None:
        self.pages = pages
        self.asked: list[tuple[str, Mapping[str, str]]] = []
        self.waiting = threading.Semaphore(0)
        self.release = threading.Event()
        self.url = ""

    def headers(self, path: str) -> Mapping[str, str]:
        """The headers of the last request for a path."""
        return next(headers for asked, headers in reversed(self.asked) if asked == path)


@contextmanager
def serve(pages: Mapping[str, str]) -> Iterator[Company]:
    """Serve pages for as long as the context lasts."""
    company = Company(pages)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            company.asked.append((self.path, dict(self.headers)))
            if self.path == WAIT:
                company.waiting.release()
                company.release.wait(LONGEST_SECONDS)
            page = company.pages.get(self.path)
            body = (page or "<!doctype html><title>Not found</title><p>Not found").encode()
            self.send_response(404 if page is None else 200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: object) -> None:
            """Say nothing."""

        def handle(self) -> None:
            try:
                super().handle()
            except ConnectionError:  # the visitor was interrupted
                return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    company.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield company
    finally:
        company.release.set()
        server.shutdown()
        thread.join()
        server.server_close()
