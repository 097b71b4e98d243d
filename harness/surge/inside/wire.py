"""Every request of a rush passes here: none too many, none to somebody else, none without an end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import gevent.socket
from gevent import Timeout
from locust.contrib import fasthttp

SHOWN_AT_MOST = 20_000  # characters of an answer that are kept of a customer who comes alone


class Unanswered(fasthttp.ConnectionError):  # type: ignore[misc]
    """A request that has no answer; says why in words that hold for all customers alike."""

    def __str__(self) -> str:
        return str(self.text)


class Rules:
    """What holds for all requests of this process."""

    hosts: frozenset[str] | None = None  # None: none were given
    patience_s: float = 30.0  # for one answer, redirects and body included
    may_send: Callable[[], None] = staticmethod(lambda: None)  # raises StopUser where no request is left
    heard: Callable[[Any, Any], None] | None = None  # is told each request and its answer, while customers come alone


class Agent(fasthttp.LocustUserAgent):  # type: ignore[misc]
    """What sends a user's requests, one by one: those that redirects lead to as well."""

    def urlopen(self, *args: Any, **kwargs: Any) -> Any:
        """Send a request and follow where it leads, for as long as patience lasts."""
        with Timeout(Rules.patience_s) as patience:
            try:
                return super().urlopen(*args, **kwargs)
            except fasthttp.ConnectionError as error:
                if getattr(error, "original", None) is patience:
                    raise Unanswered(None, f"no answer within {Rules.patience_s:g} s") from error
                raise

    def _urlopen(self, request: Any) -> Any:
        if Rules.hosts is not None and request.url_split.host not in Rules.hosts:
            raise Unanswered(request.url, f"{request.url_split.host} is no host of the site; nothing was sent there")
        Rules.may_send()
        answer = super()._urlopen(request)
        answer.content  # noqa: B018 - read here, so that patience holds for the body, too
        if Rules.heard is not None:
            Rules.heard(request, answer)
        return answer


def _resolve(resolve: Callable[..., Any]) -> Callable[..., Any]:
    """Know names under `.localhost` for this machine, as every browser does and not every system."""

    def getaddrinfo(host: str, *args: Any, **kwargs: Any) -> Any:
        return resolve("127.0.0.1" if host.endswith(".localhost") else host, *args, **kwargs)

    return getaddrinfo


def lay() -> None:
    """Have the requests of all FastHttpUsers of this process pass here; those of an edited locustfile, too."""
    if fasthttp.LocustUserAgent is not Agent:
        fasthttp.LocustUserAgent = Agent
        gevent.socket.getaddrinfo = _resolve(gevent.socket.getaddrinfo)
