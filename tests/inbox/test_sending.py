"""What a mail server refuses is told in one sentence, without the password."""

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, AuthResult

from harness.inbox import InboxError
from harness.inbox.sending import send


class Server:
    """A mail server that answers as it is told to."""

    def __init__(self, **answers: str) -> None:
        for command, answer in answers.items():
            setattr(self, f"handle_{command}", self._answering(answer))

    def _answering(self, answer: str) -> Callable[..., Any]:
        async def hook(*_: object) -> str:
            return answer

        return hook


@contextmanager
def serving(handler: object, **options: Any) -> Iterator[dict[str, str]]:
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    # In its thread from first to last: where a browser was driven before, this one has a running loop.
    opening = loop.create_server(lambda: SMTP(handler, hostname="x", loop=loop, enable_SMTPUTF8=False, **options), "127.0.0.1", 0)
    server = asyncio.run_coroutine_threadsafe(opening, loop).result()
    yield {"host": "127.0.0.1", "port": str(server.sockets[0].getsockname()[1]), "tls": "none"}
    asyncio.run_coroutine_threadsafe(hang_up(server), loop).result()
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


async def hang_up(server: asyncio.Server) -> None:
    server.close()
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)


def refusal(server: dict[str, str], to: str = "shop@shop.example") -> str:
    with pytest.raises(InboxError) as caught:
        send(server, b"Subject: Yes\r\n\r\nplease", "ann@home.example", to)
    return str(caught.value).replace(server.get("port", "-"), "PORT")


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"RCPT": "550 5.1.1 Nobody here"}, "does not take mails to shop@shop.example: 550 5.1.1 Nobody here."),
        ({"MAIL": "550 Not you"}, "does not take the mail: 550 Not you."),
        ({"DATA": "552 5.2.2 Over quota."}, "does not take the mail: 552 5.2.2 Over quota."),
        ({"DATA": "554 \x1b[31m" + "x" * 999}, f"does not take the mail: 554 \\x1b[31m{'x' * 191}."),
    ],
)
def test_refusals(answers: dict[str, str], told: str) -> None:
    with serving(Server(**answers)) as server:
        assert refusal(server) == f"The mail server 127.0.0.1:PORT {told}"


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
def test_a_wrong_password_and_the_right_one() -> None:
    def known(server: object, session: object, envelope: object, mechanism: str, given: Any) -> AuthResult:
        return AuthResult(success=given == (b"ann", b"right"), handled=False)

    with serving(Server(), authenticator=known, auth_require_tls=False, auth_required=True) as server:
        wrong = refusal({**server, "user": "ann", "password": "wr0ng"})
        assert wrong == "The mail server 127.0.0.1:PORT refuses the user name or the password."
        assert "530" in refusal(server)
        send({**server, "user": "ann", "password": "right"}, b"hi", "ann@home.example", "shop@shop.example")


def test_a_password_that_the_server_repeats_is_not_told() -> None:
    with serving(Server(DATA="554 you said s3cret"), auth_callback=lambda *_: True, auth_require_tls=False) as server:
        assert refusal({**server, "user": "ann", "password": "s3cret"}).endswith("554 you said ….")


def test_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    server = {"host": "127.0.0.1", "port": str(port), "tls": "none"}
    assert refusal(server) == "The mail server 127.0.0.1:PORT cannot be reached: Connection refused."


def test_the_server_goes_in_the_middle() -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:

        def greet() -> None:
            with door.accept()[0] as connection:
                connection.sendall(b"220 x\r\n")
                connection.recv(999)

        threading.Thread(target=greet).start()
        server = {"host": "127.0.0.1", "port": str(door.getsockname()[1]), "tls": "none"}
        assert refusal(server) == "The mail server 127.0.0.1:PORT closed the connection in the middle."


@pytest.mark.parametrize("tls", ["tls", "starttls"])
def test_a_server_without_encryption_gets_no_password(tls: str) -> None:
    with serving(Server()) as server:
        told = refusal({**server, "tls": tls, "user": "ann", "password": "s3cret"})
    assert told.startswith("The mail server 127.0.0.1:PORT c")
    assert "s3cret" not in told


def test_a_line_break_in_an_address_sends_nothing() -> None:
    with serving(Server()) as server:
        told = refusal(server, "a@b.example>\r\nRCPT TO:<c@d.example")
        assert told == "The mail cannot be sent: `a@b.example>\\x0d\nRCPT TO:<c@d.example` is no address."


def test_an_address_in_letters_that_the_server_does_not_know() -> None:
    with serving(Server()) as server:
        assert "SMTPUTF8" in refusal(server, "jürgen@müller.example")


def test_no_server_is_named() -> None:
    assert refusal({}).startswith("This inbox names no server to send mails by; write `send: {host: ")
