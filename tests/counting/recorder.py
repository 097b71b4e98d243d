"""Listens to Chromium by its own protocol, beside Playwright, and counts what reached its pages."""

import json
import socket
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

WORLD = BINDING = "countedTwice"
SCRIPT = Path(__file__).with_name("recorder.js").read_text(encoding="utf-8")
SECONDS = 10


class Counted(NamedTuple):
    """What a customer did in the browser, by the same rules as the shopper's (CONTRIBUTING.md): pages, presses, signs and keys."""

    clicks: int
    keystrokes: int
    pages: int

    def and_also(self, clicks: int, keystrokes: int) -> "Counted":
        """Add what was done outside of the browser."""
        return self._replace(clicks=self.clicks + clicks, keystrokes=self.keystrokes + keystrokes)


def free_port() -> int:
    """Give a port of this machine that nobody listens at."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


class Recorder:
    """A client of Chromium's protocol. Every new page waits until it is listened to, so nothing is missed."""

    def __init__(self, line: ClientConnection) -> None:
        self._line = line
        self._told: list[dict[str, Any]] = []
        self._asked = 0
        self._answers: dict[int, threading.Event] = {}
        self._pages: set[str] = set()  # sessions of pages
        self._sessions: set[str] = set()
        self._loaders: set[str] = set()  # of the documents whose loading was heard
        threading.Thread(target=self._listen, daemon=True).start()
        self._wait(self._ask("Target.setAutoAttach", autoAttach=True, waitForDebuggerOnStart=True, flatten=True))

    def start(self) -> None:
        """Count from here."""
        self._settle()
        self._told.clear()

    def counted(self, untyped: str = "") -> Counted:
        """Give what was done since `start`; `untyped` are signs in what was typed that no customer would type."""
        self._settle()
        clicks = sum(each["what"] == "click" for each in self._told)
        texts = [each["text"].replace(untyped, "") if untyped else each["text"] for each in self._told if each["what"] == "input"]
        keys = sum(each["what"] == "key" and not each["writes"] for each in self._told)
        return Counted(clicks, len("".join(texts)) + keys, sum(each["what"] == "page" for each in self._told))

    def _settle(self) -> None:
        """Wait until all that pages have told by now is here: each answers in the order in which it told."""
        asked = [self._ask("Runtime.evaluate", session, expression="0") for session in list(self._sessions)]
        for number in asked:
            self._wait(number)

    def _ask(self, method: str, session: str = "", **params: Any) -> int:
        self._asked += 1
        number = self._asked
        self._answers[number] = threading.Event()
        self._line.send(json.dumps({"id": number, "method": method, "params": params, **({"sessionId": session} if session else {})}))
        return number

    def _wait(self, number: int) -> None:
        assert self._answers[number].wait(SECONDS), "the browser does not answer"

    def _listen(self) -> None:
        with suppress(ConnectionClosed):
            for message in self._line:
                event = json.loads(message)
                if "id" in event:
                    if tree := event.get("result", {}).get("frameTree"):
                        self._stood_already(tree["frame"])
                    self._answers[event["id"]].set()
                else:
                    self._hear(event["method"], event["params"], event.get("sessionId", ""))

    def _hear(self, method: str, params: dict[str, Any], session: str) -> None:
        match method:
            case "Target.attachedToTarget":
                self._attach(params["sessionId"], params["targetInfo"]["type"])
            case "Target.detachedFromTarget":
                self._sessions.discard(params["sessionId"])
            case "Runtime.bindingCalled" if params["name"] == BINDING:
                self._told.append(json.loads(params["payload"]))
            case "Page.frameNavigated" if session in self._pages and "parentId" not in params["frame"]:
                self._loaders.add(params["frame"]["loaderId"])
                self._tell_page(params["frame"]["url"])

    def _stood_already(self, frame: dict[str, Any]) -> None:
        """Count a page that had loaded before it was listened to: Playwright, which attaches too, may let it go on first."""
        if frame["loaderId"] not in self._loaders:
            self._tell_page(frame["url"])

    def _tell_page(self, url: str) -> None:
        if url.startswith("http"):
            self._told.append({"what": "page", "url": url})

    def _attach(self, session: str, kind: str) -> None:
        if kind in ("page", "iframe"):
            self._sessions.add(session)
            self._pages |= {session} if kind == "page" else set()
            self._ask("Page.enable", session)
            if kind == "page":
                self._ask("Page.getFrameTree", session)
            self._ask("Runtime.enable", session)
            self._ask("Runtime.addBinding", session, name=BINDING, executionContextName=WORLD)
            self._ask("Page.addScriptToEvaluateOnNewDocument", session, source=SCRIPT, worldName=WORLD, runImmediately=True)
            self._ask("Target.setAutoAttach", session, autoAttach=True, waitForDebuggerOnStart=True, flatten=True)
        self._ask("Runtime.runIfWaitingForDebugger", session)


@contextmanager
def listening(port: int) -> Iterator[Recorder]:
    """Listen to the browser whose protocol is served at a port of this machine."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/json/version", timeout=SECONDS) as answer:
        address = json.load(answer)["webSocketDebuggerUrl"]
    with connect(address, max_size=None, open_timeout=SECONDS) as line:
        yield Recorder(line)
