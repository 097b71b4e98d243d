"""A publisher that gives a book for each code; named behaviours make it fall over in ways that real ones do."""

import argparse
import json
import re
import secrets
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

LOCK = threading.Lock()
REDEEMED: dict[str, int] = {}
SESSIONS: dict[str, str] = {}


class Publisher(BaseHTTPRequestHandler):
    """One request of a customer."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1  # an answer goes out in one piece
    behaviour = "good"
    room = threading.BoundedSemaphore(3)
    seen = 0

    def do_GET(self) -> None:
        Publisher.seen += 1
        if self.path == "/-/count":
            return self._say(200, json.dumps({"redeemed": REDEEMED, "seen": Publisher.seen}))
        if self.behaviour == "silent":
            time.sleep(60)
        if self.path.startswith("/done"):
            return self._say(200, f"Your book is on its way, {SESSIONS.get(self._session(), 'somebody')}.")
        if self.behaviour == "astray":
            return self._say(302, "", {"Location": "http://elsewhere.example/gift"})
        session, token = ("one-session-for-all" if self.behaviour == "shared" else secrets.token_hex(16)), secrets.token_hex(8)
        with LOCK:
            SESSIONS.setdefault(session, token)
        form = f'<form method="post"><input type="hidden" name="token" value="{token}"></form>'
        return self._say(200, form, {"Set-Cookie": f"session={session}; Path=/"})

    def do_POST(self) -> None:
        Publisher.seen += 1
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        code = form["code"][0]
        with LOCK:
            used = REDEEMED.get(code, 0)
            if not used:
                REDEEMED[code] = 1
        if used:
            return self._say(200, "This code has already been redeemed.")
        if self.behaviour == "falls" and not self.room.acquire(blocking=False):
            return self._say(503, "We are very popular today.")
        if self.behaviour == "falls":
            time.sleep(0.2)
            self.room.release()
        with LOCK:
            SESSIONS.setdefault(self._session(), code)
            if self.behaviour != "shared":
                SESSIONS[self._session()] = code
        return self._say(303, "", {"Location": "/done"})

    def _session(self) -> str:
        found = re.search(r"session=([\w-]+)", self.headers.get("Cookie", ""))
        return found[1] if found else ""

    def _say(self, status: int, text: str, headers: dict[str, str] | None = None) -> None:
        body = text.encode()
        self.send_response(status)
        for name, value in {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 512


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("behaviour")
    Publisher.behaviour = parser.parse_args().behaviour
    server = Server(("127.0.0.1", 0), Publisher)
    print(server.server_port, flush=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdin.read()
