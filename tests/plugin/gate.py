"""A company with a real sign-in, which writes down who came: for whoever signs in twice where once would do."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

LOGIN = (
    "<form method=post action=/login><label>E-mail <input type=email name=email></label>"
    "<label>Password <input type=password name=password autocomplete=current-password></label><button>Log in</button></form>"
)
ORDER = "<form method=post action=/order>{0}<button>Order</button></form>"
FIELDS = ("E-mail:email", "First name:given-name", "Last name:family-name")


class Gate:
    """What happened at the company: sign-ins that worked, ones that did not, orders with whom they came from."""

    def __init__(self, password: str) -> None:
        self.password = password
        self.signed_in: list[str] = []
        self.refused = 0
        self.orders: list[str] = []
        self.url = ""


@contextmanager
def serve(password: str) -> Iterator[Gate]:
    """Keep the company open for as long as the context lasts."""
    gate = Gate(password)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(gate))
    server.daemon_threads = True
    gate.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield gate
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _handler(gate: Gate) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            email = self._email()
            if self.path.startswith("/login"):
                self._say(LOGIN)
            else:
                inputs = [each.split(":") for each in FIELDS]
                held = {"email": email} if email else {}
                self._say(ORDER.format("".join(f"<label>{a} <input name={b} value='{held.get(b, '')}'></label>" for a, b in inputs)))

        def do_POST(self) -> None:
            answers = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            email = answers.get("email", [""])[0]
            if self.path == "/order":
                gate.orders.append(self._email() or "a stranger")
                self._say("<h1>Thank you</h1>")
            elif answers.get("password") == [gate.password]:
                gate.signed_in.append(email)
                self._say("<h1>Welcome back</h1>", cookie=email)
            else:
                gate.refused += 1
                self._say(f"<p role=alert>The password is not right.</p>{LOGIN}")

        def _email(self) -> str:
            morsel = SimpleCookie(self.headers.get("Cookie", "")).get("who")
            return morsel.value if morsel else ""

        def _say(self, html: str, cookie: str = "") -> None:
            body = f"<!doctype html><title>Shop</title>{html}".encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            if cookie:
                self.send_header("Set-Cookie", f"who={cookie}; Path=/; HttpOnly")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: object) -> None:
            """Say nothing."""

    return Handler
