"""The guard at the network: what no page may open, and what a page may not send before somebody has cleared it."""

import base64
import contextlib
import dataclasses
import weakref
from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from playwright.sync_api import Browser, BrowserContext, CDPSession, Error, Response

from harness.browser.eyes import Eyes
from harness.browser.guard.clearance import NOWHERE, Guard
from harness.browser.guard.places import INSIDE, WITHIN, Places, without_query
from harness.mails.neighbourhood import is_inside
from harness.manners.lookup import stands_inside
from harness.model import ClearedBy
from harness.reading.acting.deeds import HARMLESS, Deed
from harness.reading.acting.requests import Cause, Kind, Request, acts, surely_acts

TOLD = ("email", "tel", "street-address", "cc-number", "iban")  # facts by which a request is known that tells on what a form was told
WITHHELD_AT_MOST = 20  # in a visit: a page may try again for ever
BODY_AT_MOST = 200_000  # bytes that are read
_OPENING = ("Document",)
_SENDING = ("Document", "XHR", "Fetch", "Ping", "Other")
_OVERRIDES = ("x-http-method-override", "x-http-method", "x-method-override")


@dataclasses.dataclass
class Network:
    """Holds requests of a browser for as long as a context is open.

    It asks the browser itself, not its pages: so windows that are just opening, frames, workers and service workers are held, too, and
    the HTTP cache stays on. What is on its way waits until it has been judged, for as long as that takes.
    """

    _watching: ClassVar[weakref.WeakKeyDictionary[Browser, list[int]]] = weakref.WeakKeyDictionary()  # by id; the last one judges

    context: BrowserContext
    guard: Guard
    eyes: Eyes
    language: str
    step_over: Callable[[], object] = bool  # is told when a step has been walked
    _main: dict[str, bool] = dataclasses.field(default_factory=dict)  # frames, and whether they are a window's own
    _left: tuple[str, Cause] = ("", Cause(bearing=HARMLESS))  # the page that was left last, and what led away from it
    _away: set[str] = dataclasses.field(default_factory=set)  # windows that show another company's page
    _strict: bool = False  # whether what is sent is judged, too, and not only where windows go
    _recording: bool = False  # whether a journey is being walked
    _home_inside: bool | None = None  # whether the first page came from a private network, as those of a proxy's may
    _session: CDPSession | None = None  # asked for where there is something to hold: at a private site that is ours there is nothing

    def __post_init__(self) -> None:
        assert self.guard.places
        assert self.context.browser
        self.places: Places = self.guard.places
        self.eyes.halted = lambda: self.guard.halted
        if not self.able:
            return
        self._others = self._watching.setdefault(self.context.browser, [])
        self._others.append(id(self))
        self.context.on("close", lambda _: self._close())
        self._watch(strict=not self.guard.owned)
        if not self.places.inside:
            self.context.on("response", self._came)

    @property
    def able(self) -> bool:
        """Whether the browser can be asked to hold anything: only Chromium can."""
        return self.context.browser is not None and self.context.browser.browser_type.name == "chromium"

    @property
    def barred(self) -> str:
        """Why nothing can be walked here; empty where it can."""
        if self.able or self.guard.owned:
            return ""
        return "companies that are not `owned: true` are visited by Chromium only, where what may not be sent can be held back"

    def begin(self, journey: str) -> None:
        """Note that a journey begins, be it one that undoes what an earlier one has done before it was held."""
        self.guard.journey, self.guard.halted, self._recording = journey, None, True

    def end(self) -> None:
        """Note that a journey is over: what is opened beside the visit no step has cleared, and what is held there is not the visit's."""
        self._recording = False
        self.guard.rest()
        self.cleared("owned" if self.guard.owned else "")

    def cleared(self, by: ClearedBy) -> None:
        """Note what clears the step that is walked now."""
        self.guard.by = by
        if self.able and (strict := not (self.guard.owned and by)) != self._strict:
            self._watch(strict)

    def _watch(self, strict: bool) -> None:
        self._strict, abroad = strict, not self.places.inside
        patterns = [{"urlPattern": "*", "resourceType": each} for each in (_SENDING if strict else _OPENING if abroad else ())]
        patterns += [{"urlPattern": each} for each in (INSIDE if abroad else ())]
        if patterns:
            self._asked().send("Fetch.enable", {"patterns": patterns})
        elif self._session:
            self._session.send("Fetch.disable")

    def _asked(self) -> CDPSession:
        """Give the session in which the browser asks what may go, opened when it is needed first."""
        if self._session is None:
            assert self.context.browser
            self._session = self.context.browser.new_browser_cdp_session()
            self._session.on("Fetch.requestPaused", self._judge)
        return self._session

    def finish(self) -> None:
        """End a step, unless the page was about to send what it may not."""
        self.step_over()
        if self.guard.halted:
            raise self.guard.halted

    def over(self) -> None:
        """End a journey, unless its page is about to send what it may not: all that it has sent by now is judged."""
        if self._strict and self._session:
            with contextlib.suppress(Error):  # its answer comes after whatever the browser has asked before
                self._session.send("Target.getTargets")
        self.finish()

    def _close(self) -> None:
        self._others.remove(id(self))
        with contextlib.suppress(Error):  # the browser is gone, and with it whatever it held
            if self._session:
                self._session.detach()

    def _judge(self, told: dict[str, Any]) -> None:
        """Let a request go or hold it back."""
        if self._others[-1] != id(self):  # another walk has begun since, of another site maybe: what is open belongs to that one
            return self._answer("Fetch.continueRequest", {"requestId": told["requestId"]})
        url, kind = told["request"]["url"], told.get("resourceType", "")
        page = kind == "Document"
        if barred := self.places.barred(url, WITHIN):
            return self._bar(told, barred)
        if page and not self.places.ours(url) and self._is_main(told["frameId"]) and self._gone_further(told):
            return self._stop(told, "Aborted")
        if self._strict and (why := self._acts(told)):
            return self._withhold(told, why)
        if page and self._strict and self._is_main(told["frameId"]):
            self._left = (self.eyes.raw.url.partition("#")[0], self._cause)
            self.guard.rest()  # what the new page does, no press has brought about
        return self._go_on(told)

    def _acts(self, told: Mapping[str, Any]) -> str:
        """Tell why a request may do something for good that nobody has cleared."""
        cause, languages = self._cause, (self.language,)
        came_from = next((value for name, value in told["request"]["headers"].items() if name.lower() == "referer"), "")
        if not cause.name and came_from == self._left[0]:
            cause = self._left[1]  # sent while that page was being left
        request = self._request(told, cause)
        if not self.guard.by:
            return acts(request, cause, languages)
        if not self.guard.bearing.deed and surely_acts(request, languages):
            deed = Deed("sends what may not be taken back", "")
            self.guard.clear(deed, self.eyes, request.method, without_query(request.url))
        return ""

    @property
    def _cause(self) -> Cause:
        facts = [value for name, value in self.eyes.ledger.facts.items() if name in TOLD]
        return Cause(name=self.guard.name, bearing=self.guard.bearing, answered=self.guard.answered, facts=facts)

    def _request(self, told: Mapping[str, Any], cause: Cause) -> Request:
        asked, kind, ours = told["request"], told.get("resourceType", ""), self.places.ours(told["request"]["url"])
        shape: Kind = "call" if kind in ("XHR", "Fetch") else "beacon" if kind == "Ping" else "page"
        by_itself = not ours and not cause.name and asked["method"] != "GET" and not self._is_main(told["frameId"])
        if kind == "Other" or (kind == "Document" and by_itself):
            shape = "call"  # of a worker; of another company's frame, as those that count visitors and watch for fraud have
        headers = {name.lower(): value for name, value in asked["headers"].items()}
        overriding = next((headers[each] for each in _OVERRIDES if each in headers), "")
        return Request(method=asked["method"], url=asked["url"], kind=shape, ours=ours, body=_body(asked), overriding=overriding)

    def _withhold(self, told: Mapping[str, Any], why: str) -> None:
        self._stop(told, "Aborted" if told["resourceType"] == "Document" else "BlockedByClient")
        deed, asked = Deed("sends what may not be taken back", why), told["request"]
        if self._recording and len(self.guard.withheld) < WITHHELD_AT_MOST:
            self.guard.hold(deed, self.eyes, asked["method"], without_query(asked["url"]))

    def _bar(self, told: Mapping[str, Any], why: str) -> None:
        """Refuse an address; where the customer would have come there, the walk ends."""
        self._stop(told, "Aborted" if told["resourceType"] == "Document" else "BlockedByClient")
        recording = self._recording and len(self.guard.withheld) < WITHHELD_AT_MOST
        if recording and told["resourceType"] == "Document" and self._is_main(told["frameId"]):
            self.guard.hold(Deed(why), self.eyes, told["request"]["method"], without_query(told["request"]["url"]), NOWHERE)

    def _came(self, response: Response) -> None:
        """End the walk where a page has come from a private network, though its name did not lead there when it was looked up."""
        with contextlib.suppress(Error):  # the window is gone, or just opening
            if not response.request.is_navigation_request() or response.request.frame.parent_frame:
                return
            came = response.server_addr()  # of a proxy where there is one
            inside = came is not None and stands_inside(came["ipAddress"])
            if self._home_inside is None:
                self._home_inside = inside
            elif inside and not self._home_inside and not is_inside(response.url) and self._recording:
                deed = Deed("leads into a private network, by a name that changes where it leads")
                self.guard.hold(deed, self.eyes, response.request.method, without_query(response.url), NOWHERE)

    def _gone_further(self, told: Mapping[str, Any]) -> bool:
        """Whether a window that shows another company's page is to go on from there; where a redirect leads is part of one way."""
        frame = told["frameId"]
        if frame in self._away and not told.get("redirectedRequestId"):
            return True
        self._away.add(frame)
        return False

    def _is_main(self, frame: str) -> bool:
        if frame not in self._main:
            try:
                targets = self._asked().send("Target.getTargets")["targetInfos"]
            except Error:
                return True
            self._main[frame] = any(each["targetId"] == frame for each in targets)
        return self._main[frame]

    def _stop(self, told: Mapping[str, Any], reason: str) -> None:
        self._answer("Fetch.failRequest", {"requestId": told["requestId"], "errorReason": reason})
        self.eyes.windows.stay()

    def _go_on(self, told: Mapping[str, Any]) -> None:
        if told.get("resourceType") == "Document" and self.places.ours(told["request"]["url"]):
            self._away.discard(told["frameId"])
        self._answer("Fetch.continueRequest", {"requestId": told["requestId"]})

    def _answer(self, method: str, said: dict[str, Any]) -> None:
        with contextlib.suppress(Error):  # the page has given it up, or the browser is gone
            self._asked().send(method, said)


def _body(asked: Mapping[str, Any]) -> str:
    if "postData" in asked:
        return str(asked["postData"][:BODY_AT_MOST])
    parts = [base64.b64decode(each.get("bytes", "")) for each in asked.get("postDataEntries", ())[:50]]
    return b"".join(parts)[:BODY_AT_MOST].decode("utf-8", "replace")
