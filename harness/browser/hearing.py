"""What comes from a page without being asked for: dialogs, windows, downloads, errors, requests."""

import dataclasses
import time
from typing import NamedTuple
from urllib.parse import urlsplit

from playwright.sync_api import Dialog, Page, Request, Response

from harness.errors import printable
from harness.manners.patience import STATUSES, asks_to_wait
from harness.model import RequestView, Submission

DIALOGS_AT_MOST = 10  # in one step; a page that opens more will not stop
WINDOWS_AT_MOST = 10  # of a visit at once
KEPT_AT_MOST = 100  # errors, failed and sent requests of one look
ASKING = ("GET", "HEAD", "OPTIONS")  # what changes nothing
SENDING = ("document", "xhr", "fetch")  # what waits for an answer, unlike what only counts visitors


class Refusal(NamedTuple):
    """An answer that asks to come back later; `header` is its Retry-After."""

    url: str
    method: str
    status: int
    header: str


@dataclasses.dataclass
class Heard:
    """What was heard since it was last taken."""

    script_errors: list[str] = dataclasses.field(default_factory=list)
    failed: list[RequestView] = dataclasses.field(default_factory=list)
    sent: list[Submission] = dataclasses.field(default_factory=list)
    dialogs: list[str] = dataclasses.field(default_factory=list)
    downloads: list[str] = dataclasses.field(default_factory=list)
    opened: list[Page] = dataclasses.field(default_factory=list)


class Ear:
    """Listens to one page."""

    def __init__(self, page: Page) -> None:
        self.heard = Heard()
        self.crashed = False
        self.dialogs_in_step = 0
        self.stays = False  # what was asked for last leaves the customer where they are: 204, 205
        self.refusal: Refusal | None = None  # the page that came last asks to come back later
        self.refused: list[Refusal] = []  # what scripts of the page were told of that kind
        self._page = page
        self._open_requests: set[Request] = set()
        self._last_traffic = time.monotonic()
        page.on("crash", lambda _: setattr(self, "crashed", True))
        page.on("dialog", self._answer)
        page.on("popup", self._opened)
        page.on("download", lambda download: self.heard.downloads.append(printable(download.suggested_filename)))
        page.on("pageerror", lambda error: self._note(str(error)))
        page.on("console", lambda said: self._note(said.text) if said.type == "error" else None)
        page.on("request", self._request)
        page.on("response", self._answered)
        page.on("requestfinished", self._finished)
        page.on("requestfailed", self._failed)

    @property
    def endless(self) -> bool:
        """Whether the page opened more dialogs in this step than any customer would answer."""
        return self.dialogs_in_step > DIALOGS_AT_MOST

    def quiet_for(self) -> float:
        """Seconds since anything went over the network; 0 while a request is under way."""
        return 0.0 if self._open_requests else time.monotonic() - self._last_traffic

    def under_way(self) -> frozenset[Request]:
        """Give the requests that have not been answered yet."""
        return frozenset(self._open_requests)

    def take(self) -> Heard:
        """Take what was heard since the last time."""
        heard, self.heard = self.heard, Heard()
        return heard

    def _answer(self, dialog: Dialog) -> None:
        """Answer as a customer who wants to go on: OK, and an empty answer where one is asked."""
        self.dialogs_in_step += 1
        if dialog.type != "beforeunload":
            self.heard.dialogs.append(printable(dialog.message)[:2000])
        if self.endless:
            self._page.close()
        else:
            dialog.accept()

    def _opened(self, page: Page) -> None:
        """Take note of a window, or close it where a browser with a blocker of pop-ups would have shown fewer."""
        if len(page.context.pages) > WINDOWS_AT_MOST:
            page.close()
        else:
            self.heard.opened.append(page)

    def _note(self, text: str) -> None:
        # What Chromium writes of a file that did not come is told better by the request itself.
        if len(self.heard.script_errors) < KEPT_AT_MOST and not text.startswith("Failed to load resource"):
            self.heard.script_errors.append(printable(text)[:500])

    def _request(self, request: Request) -> None:
        self._open_requests.add(request)
        self._last_traffic = time.monotonic()

    def _answered(self, response: Response) -> None:
        request = response.request
        sends = request.method not in ASKING and request.resource_type in SENDING and self._ours(request)
        if sends and len(self.heard.sent) < KEPT_AT_MOST:
            leads = response.headers.get("location", "")[:2000]
            self.heard.sent.append(Submission(url=request.url[:2000], method=request.method, status=response.status, answer=leads))
        if request.is_navigation_request() and request.frame == self._page.main_frame:
            self.stays = response.status in (204, 205)
            self.refusal = _refusal(response)
        elif response.status in STATUSES and self._ours(request) and len(self.refused) < KEPT_AT_MOST and (refusal := _refusal(response)):
            self.refused.append(refusal)

    def _finished(self, request: Request) -> None:
        self._open_requests.discard(request)
        self._last_traffic = time.monotonic()

    def _failed(self, request: Request) -> None:
        self._finished(request)
        failure = request.failure or ""
        given_up = "ERR_ABORTED" in failure or "ERR_BLOCKED_BY_CLIENT" in failure  # by the page itself, as on leaving; by us
        if given_up or len(self.heard.failed) >= KEPT_AT_MOST:
            return
        same, kind, url = self._ours(request), request.resource_type, request.url[:2000]
        self.heard.failed.append(RequestView(url=url, method=request.method, type=kind, failure=failure[:200], same_site=same))

    def _ours(self, request: Request) -> bool:
        return urlsplit(request.url).hostname == urlsplit(self._page.url).hostname


def _refusal(response: Response) -> Refusal | None:
    if response.status not in STATUSES:
        return None
    header = response.headers.get("retry-after", "")[:100]
    asks = asks_to_wait(response.status, header)
    return Refusal(response.url[:2000], response.request.method, response.status, header) if asks else None
