"""A server that does next to nothing, so that what is measured is who asks it."""

import asyncio
import sys

FORM = b'<form method="post" action="/gift"><input type="hidden" name="token" value="0123456789abcdef"><input name="code"></form>'
DONE = b"<p>Your book is on its way, and this code was it.</p>"


def answer(body: bytes, status: bytes = b"200 OK", more: bytes = b"") -> bytes:
    head = b"HTTP/1.1 " + status + b"\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: " + str(len(body)).encode() + b"\r\n"
    return head + more + b"\r\n" + body


ANSWERS = {
    b"GET /gift": answer(FORM, more=b"Set-Cookie: session=0123456789abcdef; Path=/\r\n"),
    b"POST /gift": answer(b"", b"303 See Other", b"Location: /done\r\n"),
    b"GET /done": answer(DONE),
}
NOTHING = answer(b"ok")


class Trivial(asyncio.Protocol):
    """One connection; whatever arrives is one request."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        method, path = data.split(b" ", 2)[:2]
        self.transport.write(ANSWERS.get(method + b" " + path, NOTHING))  # type: ignore[attr-defined]


async def main() -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Trivial, "127.0.0.1", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


if __name__ == "__main__":
    asyncio.run(main())
