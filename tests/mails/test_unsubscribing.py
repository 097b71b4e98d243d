"""What mail programs make a button of (RFC 2369), and the one POST that leaves a list (RFC 8058)."""

import socket
import threading
import time
from collections.abc import Iterator

import pytest

from harness.mails.unsubscribing import addresses, is_one_click, one_click, to_open, to_post_to, to_write

PAGE, LETTER = "https://list.example/leave?u=7", "mailto:leave@list.example?subject=7"


@pytest.mark.parametrize(
    ("header", "found"),
    [
        (f"<{PAGE}>", [PAGE]),
        (f"<{LETTER}>,\n <{PAGE}>", [LETTER, PAGE]),
        (f"(Use this to leave.) <{PAGE}>", [PAGE]),
        (f"<https://list.example/\n leave?u=7>, <{PAGE}>", [PAGE]),
        (f"<ftp://list.example/leave>, <javascript:x()>, <>, <{LETTER}>, <{LETTER}>", [LETTER]),
        (PAGE, []),  # ... is to be ignored
        (f"{PAGE}, {LETTER}", []),
        (f"NO, see <{PAGE}>", []),
        ("", []),
    ],
)
def test_addresses_stand_in_angle_brackets(header: str, found: list[str]) -> None:
    assert addresses(header) == found


def test_one_press_takes_a_header_that_says_so_and_a_web_address() -> None:
    assert is_one_click("List-Unsubscribe=One-Click", [LETTER, PAGE])
    assert not is_one_click("List-Unsubscribe=One-Click", [LETTER])
    assert not is_one_click("", [PAGE])
    assert not is_one_click("List-Unsubscribe=One-Click", ["http://list.example/leave", "https://me:secret@list.example/", "https://["])


@pytest.mark.parametrize(
    ("url", "letter"),
    [
        ("mailto:leave@list.example", ("leave@list.example", "unsubscribe", "")),
        ("MAILTO:leave+7@list.example?subject=Leave%20me&body=a+b", ("leave+7@list.example", "Leave me", "a+b")),
        ("mailto:a@list.example?subject=Leave%0D%0ABcc:%20x@y.example", ("a@list.example", "Leave Bcc: x@y.example", "")),
        ("mailto:a%40list.example,b@list.example", ("a@list.example", "unsubscribe", "")),
        ("mailto:", None),
        ("mailto:?to=leave@list.example", None),
        (PAGE, None),
    ],
)
def test_a_mail_that_leaves_a_list(url: str, letter: tuple[str, str, str] | None) -> None:
    assert to_write([url]) == letter
    assert to_write(["mailto:", url]) == letter


def test_the_first_page_is_opened() -> None:
    assert to_open([LETTER, "HTTP://list.example/a", PAGE]) == "HTTP://list.example/a"
    assert to_open([LETTER]) == ""


def test_what_is_posted_to_is_the_first_address_that_may_be() -> None:
    assert to_post_to([LETTER, "http://list.example/leave", PAGE, "https://other.example/"]) == PAGE
    assert to_post_to(["http://list.localhost:8000/leave"]) == "http://list.localhost:8000/leave"


class Site:
    """A server that keeps what it is sent and answers with given bytes, one after the other, slowly if told to."""

    def __init__(self, answer: bytes, pause: float = 0) -> None:
        self._answer, self._pause = answer, pause
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self.asked = b""
        self.over = threading.Event()
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        with self._socket, self._socket.accept()[0] as visitor:
            while b"One-Click" not in self.asked and (part := visitor.recv(4000)):
                self.asked += part
            try:
                for at in range(len(self._answer)):
                    visitor.sendall(self._answer[at : at + 1])
                    if self._pause and self.over.wait(self._pause):
                        return
            except OSError:
                return


@pytest.fixture
def sites() -> Iterator[list[Site]]:
    made: list[Site] = []
    yield made
    for site in made:
        site.over.set()


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", 200),
        (b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\n\r\n", 302),
        (b"HTTP/1.0 404 \r\n\r\n", 404),
        (b"SSH-2.0\r\n", 0),
        (b"x" * 5000, 0),
        (b"", 0),
    ],
)
def test_one_post_and_nothing_more(sites: list[Site], answer: bytes, status: int) -> None:
    sites.append(site := Site(answer))
    assert one_click(f"http://list.localhost:{site.port}/leave?u=91#top") == status
    head, body = site.asked.decode().split("\r\n\r\n")
    assert head.startswith("POST /leave?u=91 HTTP/1.1\r\n")
    assert "Content-Type: application/x-www-form-urlencoded" in head
    assert f"Host: list.localhost:{site.port}\r\n" in head
    assert "ookie" not in head
    assert "uthorization" not in head
    assert body == "List-Unsubscribe=One-Click"


def test_an_address_with_letters_outside_ascii_is_written_as_browsers_do(sites: list[Site]) -> None:
    sites.append(site := Site(b"HTTP/1.1 200 OK\r\n"))
    assert one_click(f"http://127.0.0.1:{site.port}/jätä?id=%C3%A4&x=ö z") == 200
    assert site.asked.startswith(b"POST /j%C3%A4t%C3%A4?id=%C3%A4&x=%C3%B6%20z HTTP/1.1\r\n")
    assert one_click("https://jätä..example/") == 0


def test_an_answer_that_drips_is_not_waited_for(sites: list[Site]) -> None:
    sites.append(site := Site(b"HTTP/1.1 200 OK\r\n", pause=0.1))
    began = time.monotonic()
    assert one_click(f"http://127.0.0.1:{site.port}/", within=0.3) == 0
    assert time.monotonic() - began < 2


def test_a_site_that_is_away_or_speaks_no_tls_gives_no_status(sites: list[Site]) -> None:
    sites.append(site := Site(b"HTTP/1.1 200 OK\r\n"))
    assert one_click(f"https://127.0.0.1:{site.port}/", within=1) == 0
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    assert one_click(f"http://127.0.0.1:{port}/") == 0


@pytest.mark.parametrize(
    "url",
    [
        "http://shop.example/leave", "mailto:leave@shop.example", "file:///etc/passwd", "https://", "https://me:secret@shop.example/",
        "http://127.0.0.1.shop.example/", "https://shop.example:99999/", "", "https://[x/", "//shop.example/",
    ],
)  # fmt: skip
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r".") as refused:
        one_click(url)
    assert "secret" not in str(refused.value)
