"""Asking a host for its robots.txt."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from harness.manners import asking
from harness.manners.asking import ask, origin
from harness.manners.lookup import Names
from harness.manners.robots import LARGEST, Robots

Answer = tuple[int, dict[str, str], bytes]


class Host:
    """Serves what a test puts at paths; a body that begins with `...` comes byte by byte."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, str]] = []
        self.hosts: list[str] = []
        self.url = ""
        self.done = threading.Event()


@pytest.fixture
def host() -> Iterator[Host]:
    served = Host()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.asked.append((self.path, self.headers["User-Agent"]))
            served.hosts.append(self.headers["Host"])
            status, headers, body = served.answers.get(self.path, (404, {}, b""))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            slow = body.startswith(b"...")
            try:
                for part in ([body[:1]] * 1000 if slow else [body]):
                    self.wfile.write(part)
                    if slow and served.done.wait(0.05):
                        return
            except ConnectionError:  # whoever asked has had enough
                return

        def log_message(self, format: str, *arguments: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    served.url = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield served
    served.done.set()
    server.shutdown()
    server.server_close()


def here(name: str) -> bool:
    return name == "127.0.0.1"


def test_it_is_asked_for_by_our_name(host: Host) -> None:
    host.answers["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /basket")
    assert ask(host.url, "mystery-shop/1 (Example Oy)", here) == Robots(200, "User-agent: *\nDisallow: /basket")
    assert host.asked == [("/robots.txt", "mystery-shop/1 (Example Oy)")]


def test_a_company_on_this_machine_has_a_name(host: Host) -> None:
    host.answers["/robots.txt"] = (200, {}, b"User-agent: *")
    assert ask(host.url.replace("127.0.0.1", "shop.localhost"), "us", lambda name: name == "shop.localhost").status == 200
    assert host.hosts == [host.url.removeprefix("http://").replace("127.0.0.1", "shop.localhost")]


@pytest.mark.parametrize("status", [404, 403, 500, 503, 429])
def test_an_answer_without_a_file(host: Host, status: int) -> None:
    host.answers["/robots.txt"] = (status, {}, b"User-agent: *\nDisallow: /")
    assert ask(host.url, "us", here) == Robots(status)


def test_redirects_are_followed_five_times(host: Host) -> None:
    host.answers["/robots.txt"] = (301, {"Location": "/1"}, b"")
    for number in range(1, 5):
        host.answers[f"/{number}"] = (302, {"Location": f"/{number + 1}"}, b"")
    host.answers["/5"] = (200, {}, b"User-agent: *")
    assert ask(host.url, "us", here) == Robots(200, "User-agent: *")
    host.answers["/5"] = (302, {"Location": "/6"}, b"")
    assert ask(host.url, "us", here) == Robots(404)
    assert "/6" not in dict(host.asked)


@pytest.mark.parametrize("elsewhere", ["http://other.example/robots.txt", "file:///etc/passwd", "//other.example/", "http://localhost:1/", "http://["])
def test_redirects_lead_nowhere_else(host: Host, elsewhere: str) -> None:
    host.answers["/robots.txt"] = (301, {"Location": elsewhere}, b"")
    robots = ask(host.url, "us", here)
    assert robots == Robots(301)
    assert robots.closed


def test_a_name_of_the_public_network_leads_to_no_other(host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "NAMES", Names(lambda _: ["10.0.0.5"]))
    assert ask(f"http://shop.example:{host.url.rpartition(':')[2]}", "us", lambda _: True) == Robots(0)
    assert host.asked == []


def test_no_more_than_the_beginning_is_read(host: Host) -> None:
    host.answers["/robots.txt"] = (200, {}, b"#" * (2 * LARGEST))
    assert len(ask(host.url, "us", here).text) == LARGEST


def test_one_that_comes_byte_by_byte_is_not_waited_for(host: Host) -> None:
    host.answers["/robots.txt"] = (200, {}, b"...")
    started = time.monotonic()
    assert ask(host.url, "us", here, within=0.5) == Robots(0)
    assert time.monotonic() - started < 3


def test_nobody_there() -> None:
    assert ask("http://127.0.0.1:9", "us", here).closed


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("https://Shop.Example:8443/a?b#c", "https://shop.example:8443"),
        ("http://user:secret@shop.example/", "http://shop.example"),
        ("about:blank", ""),
        ("file:///etc/passwd", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_origins(url: str, said: str) -> None:
    assert origin(url) == said
