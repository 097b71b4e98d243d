"""Two quick presses of the button that sends an order: before the first answer has come, the second is on its way."""

import base64
import contextlib
import dataclasses
import re
import time
from typing import Any

import msgspec
from playwright.sync_api import CDPSession, Error

from harness.browser.raw import Answer
from harness.browser.walk import Walk
from harness.browser.window import Window
from harness.model import TEXT_AT_MOST, Submission, Trial, Visit
from harness.reading.ordering import SendingPress, last_sending
from harness.scenario import JourneyPlan

FIRST_S = 5.0  # within which the first press is answered; until then nobody knows what it did
SECOND_S = 1.5  # within which the second is, if it sends anything at all
CHUNK_MS = 20
LETTERS, LETTER = 10, 2000  # mails that are kept, and characters of each
_UNREAD = re.compile(r"<(script|style|template)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>", re.S | re.I)
_STAGES = [{"urlPattern": "*", "requestStage": "Response", "resourceType": each} for each in ("Document", "XHR", "Fetch")]
_ASKING = ("GET", "HEAD", "OPTIONS")


def try_double_press(visit: Visit, walk: Walk) -> Trial:
    """Walk up to what the visit sent last, as another customer in a context of their own, and press that twice."""
    wanted = last_sending(visit)
    if wanted is None:
        return Trial(kind="double-press", untried="the visit has sent nothing by a press")
    presser = _Presser(walk, wanted)
    walk.shopper.hands.pressing = presser.press
    for plan in walk.scenario.journeys:
        walk.journey(_up_to(plan, wanted))
        if plan.name == wanted.journey:
            break
    halt = next((journey.halt for journey in walk.journeys if journey.halt), None)
    if halt or not presser.done:
        why = f"the other walk ended: {halt.message}" if halt else "the button was not met again"
        return Trial(kind="double-press", view=wanted.view, name=wanted.name, untried=why)
    if not presser.sent:
        why = "what the press sent was answered before it could be held back"
        return Trial(kind="double-press", view=wanted.view, name=wanted.name, untried=why)
    walk.close_mailbox()
    last, mails = walk.eyes.views[-1], walk.letterbox.mails if walk.letterbox else []
    letters = [f"{mail.subject}\n{mail.text}"[:LETTER] for mail in mails[:LETTERS]]
    pressed = Trial(kind="double-press", view=wanted.view, name=wanted.name, times=2)
    walk.trials = [msgspec.structs.replace(pressed, url=last.url, text=last.text, sent=presser.sent, letters=letters)]
    return walk.visit("").trials[0]  # without this customer's secrets


def _up_to(plan: JourneyPlan, wanted: SendingPress) -> JourneyPlan:
    if plan.name != wanted.journey:
        return plan
    return dataclasses.replace(plan, steps=tuple(step for step in plan.steps if step.line <= wanted.line))


class _Presser:
    """The hand that presses one button twice."""

    def __init__(self, walk: Walk, wanted: SendingPress) -> None:
        self.done = False
        self.sent: list[Submission] = []
        self._hands, self._eyes, self._wanted = walk.shopper.hands, walk.eyes, wanted

    def press(self, window: Window, answer: Answer) -> None:
        """Press what the eyes have found, twice where it is what is wanted."""
        wanted = self._hands.draft.planned.line == self._wanted.line and answer.name == self._wanted.name
        if self.done or not wanted:
            return window.hand.press_at(answer)
        self.done = True
        self._eyes.deadline += FIRST_S + SECOND_S  # which are ours, not the company's
        with _held(window.tools.session()) as paused:
            window.page.evaluate("0")  # by when the page, too, knows that its answers are held
            window.hand.press_at(answer)
            self._wait(window, paused, 1, FIRST_S)
            self.sent += [_told(window.tools.session(), each) for each in paused]
            if paused:
                known = len(paused)
                window.hand.press_at(answer)
                self._wait(window, paused, known + 1, SECOND_S)
                self.sent += [_told(window.tools.session(), each) for each in paused[known:]]
        return None

    def _wait(self, window: Window, paused: list[dict[str, Any]], count: int, seconds: float) -> None:
        end = time.monotonic() + seconds
        while len(paused) < count and time.monotonic() < end:
            window.page.wait_for_timeout(CHUNK_MS)  # the page itself answers nothing while it is being left


@contextlib.contextmanager
def _held(session: CDPSession) -> Any:
    """Hold the answers to what is sent, as a slow line does, and give them; what only asks goes on."""
    paused: list[dict[str, Any]] = []

    def take(told: dict[str, Any]) -> None:
        if told["request"]["method"] in _ASKING:
            _go_on(session, told)
        else:
            paused.append(told)

    session.on("Fetch.requestPaused", take)
    session.send("Fetch.enable", {"patterns": _STAGES})
    try:
        yield paused
    finally:
        for each in paused:
            _go_on(session, each)
        session.send("Fetch.disable")
        session.remove_listener("Fetch.requestPaused", take)


def _go_on(session: CDPSession, told: dict[str, Any]) -> None:
    with contextlib.suppress(Error):  # the browser has given it up: another press came
        session.send("Fetch.continueResponse", {"requestId": told["requestId"]})


def _told(session: CDPSession, told: dict[str, Any]) -> Submission:
    """Give what was sent with its answer: where it leads, else what it says."""
    headers = {each["name"].lower(): each["value"] for each in told.get("responseHeaders", [])}
    status, answer = int(told.get("responseStatusCode", 0)), headers.get("location", "")[:2000]
    if 200 <= status < 300:
        with contextlib.suppress(Error):
            got = session.send("Fetch.getResponseBody", {"requestId": told["requestId"]})
            body = base64.b64decode(got["body"]).decode("utf-8", "replace") if got["base64Encoded"] else got["body"]
            answer = _UNREAD.sub(" ", body[: 10 * TEXT_AT_MOST])[:TEXT_AT_MOST]
    return Submission(url=told["request"]["url"][:2000], method=told["request"]["method"], status=status, answer=answer)
