"""Listens to a walk and keeps its requests, so that others can send them again: what was asked, what came back, and no secret."""

import contextlib
import dataclasses
import time
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Error, Request, Response

from harness.browser.bounded import bound
from harness.browser.recounting import facts_told, steps_told, without_cookies, without_secrets
from harness.browser.walk import Walk
from harness.errors import printable
from harness.model import Visit
from harness.model.recording import Asked, Recording

KINDS = ("document", "xhr", "fetch", "ping")
UNHEARD = {"websocket": "what was said over a WebSocket", "eventsource": "a stream of events"}
ASKED_AT_MOST = 500  # requests of a walk
BODY_AT_MOST, ANSWER_AT_MOST, ALL_AT_MOST = 200_000, 500_000, 20_000_000  # characters: of a request, of an answer, of all answers
ANSWER_SECONDS = 2.0  # that the browser may take to give what it has
_TEXTS = ("text/", "json", "xml", "javascript", "x-www-form-urlencoded")
# What every browser sends by itself, and every client does in its own way; and what a tool of ours may have added.
_BROWSERS_OWN = frozenset(
    [
        "accept-encoding", "accept-language", "cache-control", "connection", "content-length", "cookie", "dnt", "host", "if-modified-since",
        "if-none-match", "origin", "pragma", "priority", "range", "referer", "upgrade-insecure-requests", "user-agent",
    ]
)  # fmt: skip


@dataclasses.dataclass
class _Heard:
    """A request, and as much of its answer as has come."""

    request: Request
    asked: Asked
    status: int = 0
    headers: dict[str, str] = dataclasses.field(default_factory=dict)
    cookies: dict[str, str] = dataclasses.field(default_factory=dict)  # that the answer set
    sent: tuple[str, ...] = ()  # names of the cookies that went with it
    text: str = ""
    whole: bool = False  # it has come
    read: bool = False  # to its end


class Recorder:
    """Keeps the requests of a walk's context from now on."""

    def __init__(self, context: BrowserContext, walk: Walk) -> None:
        self._context, self._walk = context, walk
        self._began, self._size = time.monotonic(), 0
        self._heard: dict[Request, _Heard] = {}
        self._left_out: Counter[str] = Counter()
        known = {str(each.get("name")): str(each.get("value")) for each in context.cookies()}
        self._cookies = known if walk.shopper.persona.standing == "known" else {}
        self._signed_in = bool(known) and walk.shopper.persona.standing == "member"
        context.on("request", self._request)
        context.on("requestfinished", self._finished)
        walk.network.step_over = self._catch_up

    def recording(self, visit: Visit) -> Recording:
        """Listen no more and give what was recorded."""
        self._context.remove_listener("request", self._request)
        self._context.remove_listener("requestfinished", self._finished)
        self._walk.network.step_over = bool
        self._catch_up()
        shopper, site = self._walk.shopper, self._walk.site
        if shopper.persona.standing == "known" and not site.known.said:
            self._left_out["who the customer is: by what the site's `known` says, everybody is the same"] = 1
        asked, left_out = list(self._whole()), [f"{what}, {count} times" if count > 1 else what for what, count in self._left_out.items()]
        made = Recording(
            scenario=visit.scenario, site=visit.site, address=visit.address, language=visit.language, hosts=[*site.hosts],
            facts=facts_told(visit, shopper.values, shopper.kept), cookies=self._cookies, signed_in=self._signed_in,
            steps=steps_told(visit, self._walk.scenario, site, shopper.values, asked), asked=asked, left_out=left_out,
        )  # fmt: skip
        return without_secrets(made, self._walk.eyes.secrets, shopper.persona.private)

    def _request(self, request: Request) -> None:
        kind, url = request.resource_type, request.url
        if not url.startswith("http") or (kind not in KINDS and kind not in UNHEARD):
            return
        if not self._walk.network.places.ours(url):
            self._left_out[f"sent to {printable(urlsplit(url).hostname or '')}, another company"] += 1
        elif kind in UNHEARD:
            self._left_out[UNHEARD[kind]] += 1
        elif len(self._heard) >= ASKED_AT_MOST:
            self._left_out[f"a request beyond the first {ASKED_AT_MOST}"] += 1
        else:
            self._heard[request] = _Heard(request, self._begun(request))

    def _begun(self, request: Request) -> Asked:
        body = (request.post_data_buffer or b"").decode("utf-8", "replace")
        if len(body) > BODY_AT_MOST:
            self._left_out[f"what was sent beyond {BODY_AT_MOST} characters"] += 1
        own = {name: value[:2000] for name, value in request.headers.items() if name not in _BROWSERS_OWN and not name.startswith("sec-")}
        if own.get("accept", "").startswith(("text/html", "*/*")):
            del own["accept"]
        before = request.redirected_from
        done = sum(len(each.steps) for each in self._walk.journeys)
        return Asked(
            step=done + self._walk.guard.step, at_s=round(time.monotonic() - self._began, 3), method=request.method,
            url=request.url[:BODY_AT_MOST], headers=own, body=body[:BODY_AT_MOST], call=not _of_window(request),
            sent_on=[*self._heard].index(before) if before in self._heard else -1,
        )  # fmt: skip

    def _finished(self, request: Request) -> None:
        """Read an answer as soon as it has come: the browser forgets it when the window goes on."""
        if heard := self._heard.get(request):
            heard.whole = True
            self._read(heard)

    def _catch_up(self) -> None:
        """Read what has come and is not read to its end, before the next step may lead away from it."""
        for heard in self._heard.values():
            if heard.whole:
                self._read(heard)

    def _read(self, heard: _Heard) -> None:
        """Read what came; where somebody else is at it already, that is no reason to wait for them: both read the same."""
        if heard.read:
            return
        with contextlib.suppress(Error, TimeoutError):
            bound(heard.request, lambda: ANSWER_SECONDS)
            if heard.request.failure is not None or (response := heard.request.response()) is None:
                return
            bound(response, lambda: ANSWER_SECONDS)
            heard.status = response.status
            heard.text = self._text(response)  # first, because it is the first to be forgotten
            heard.headers = response.all_headers()
            heard.cookies = dict(_set(heard.headers.get("set-cookie", "")))
            heard.sent = tuple(name for name, _ in _pairs(heard.request.all_headers().get("cookie", "")))
            heard.read = True

    def _text(self, response: Response) -> str:
        kind = response.headers.get("content-type", "")
        if response.status in (204, 304) or 300 <= response.status < 400 or not any(each in kind for each in _TEXTS):
            return ""
        if self._size > ALL_AT_MOST:
            self._left_out[f"an answer beyond {ALL_AT_MOST} characters of all"] += 1
            return ""
        text = response.body().decode("utf-8", "replace")[:ANSWER_AT_MOST]
        self._size += len(text)
        return text

    def _whole(self) -> Iterator[Asked]:
        """Give requests with their answers, and a cookie's name where its value was sent outside of the cookies."""
        jar = dict(self._cookies)
        for heard in self._heard.values():
            asked = without_cookies(heard.asked, jar)
            for name in heard.sent if not self._signed_in else ():
                if name not in jar:
                    self._left_out[f"the cookie `{printable(name)[:60]}`, which a script of the page has set"] = 1
            jar |= heard.cookies
            yield Asked(
                **{name: getattr(asked, name) for name in ("step", "at_s", "method", "url", "headers", "body", "call", "sent_on")},
                status=heard.status, kind=heard.headers.get("content-type", "").partition(";")[0].strip().lower(),
                location=heard.headers.get("location", "")[:2000], cookies=[*heard.cookies], answer=heard.text,
            )  # fmt: skip


def _of_window(request: Request) -> bool:
    """Whether a window itself goes there, and neither a script nor a frame in it."""
    with contextlib.suppress(Error):  # of a service worker, which has no frame
        return request.is_navigation_request() and request.frame.parent_frame is None
    return False


def _set(header: str) -> Iterator[tuple[str, str]]:
    for line in header.split("\n"):
        name, found, value = line.partition(";")[0].partition("=")
        if found:
            yield name.strip(), value.strip().strip('"')


def _pairs(header: str) -> Iterator[tuple[str, str]]:
    for part in header.split(";"):
        name, found, value = part.strip().partition("=")
        if found:
            yield name, value
