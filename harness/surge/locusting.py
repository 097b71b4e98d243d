"""The user of Locust that recorded journeys are written for; the only way in which a locustfile of ours meets Locust."""

from __future__ import annotations

import functools
import os
import re
import time
from collections.abc import Iterable, Mapping
from http.cookiejar import Cookie
from typing import Any
from urllib.parse import urlsplit

import gevent
from locust import FastHttpUser, task

from harness.model.surge import End, Rushed
from harness.surge.answer import Form, Missing, Page
from harness.surge.fate import NO_ROOM, Ended, of_failure, of_no_mail, of_page
from harness.surge.inside import opening, wire  # noqa: F401 - `opening` sets the turnstile up
from harness.surge.mail import Link, Mail
from harness.surge.plan import HASTE
from harness.surge.script import FilePart
from harness.surge.sending import encoded

QUEUE_SECONDS = 300  # that a customer stays in a queue
POLLS_AT_MOST = 60
_HASTE = float(os.environ.get(HASTE) or 1)  # 0: nobody thinks


class _Answered(Page):
    """An answer of Locust's client, read as far as somebody wants to know."""

    def __init__(self, answer: Any, status: int) -> None:
        self._answer, self.status = answer, status

    @functools.cached_property
    def url(self) -> str:  # type: ignore[override]
        """Where it came from in the end."""
        return str(self._answer.request.url) if self._answer.request is not None else ""

    @functools.cached_property
    def text(self) -> str:  # type: ignore[override]
        """Its text."""
        return (self._answer.text or "") if self.status else ""

    @functools.cached_property
    def later(self) -> str:  # type: ignore[override]
        """What its header `Refresh` says."""
        return str(self._answer.headers.get("Refresh", "")) if self.status else ""


class JourneyUser(FastHttpUser):  # type: ignore[misc]
    """Walks one journey after the other, each as another customer: `facts` are theirs, `journey` is what they do."""

    abstract = True
    language = "en"  # of the pages, in which refusals are read
    max_redirects = 20
    facts: Mapping[str, str]
    _here: Page | None  # the page that is shown
    _from: Page | None  # the page from which was asked what was answered last, and the names of what its form sent
    _sent: frozenset[str]
    _last: Page

    def journey(self) -> None:
        """Walk it; a locustfile says how."""
        raise NotImplementedError

    @task  # type: ignore[untyped-decorator]
    def walk(self) -> None:
        """Take the next customer, walk their journey, and say what became of it."""
        turnstile = self.environment.turnstile
        customer = turnstile.enter()
        self._begin(customer.facts)
        began, cause = turnstile.now(), "stopped"
        end: End = "unfinished"
        try:
            end, cause = self._end()
        finally:
            told = {"waited_s": round(self._waited, 3), "longest_s": round(self._longest, 3), "seconds": turnstile.now() - began}
            turnstile.leave(customer, Rushed(customer="", end=end, cause=cause, began_s=began, **told))

    def _begin(self, facts: Mapping[str, str]) -> None:
        self.client.cookiejar.clear()
        self.facts = facts
        self._here, self._where, self._last = None, "", Page("", 0, "")
        self._from, self._sent = None, frozenset()
        self._waited = self._longest = 0.0
        self._claimed = self._posted = False
        self._began, self._read = time.monotonic(), list[str]()  # ids of mails

    def _end(self) -> tuple[End, str]:
        try:
            self.journey()
        except Ended as error:
            return error.end, error.cause
        except Missing as error:
            ended = self._of_page(self._last, f"{error.args[0]} was not there")
            return ended.end, ended.cause
        except KeyError as error:
            return "unfinished", f"the list of customers has no column {error}"
        return "served", ""

    def think(self, seconds: float) -> None:
        """Take the time that people take."""
        if _HASTE > 0:
            gevent.sleep(seconds / _HASTE)

    def ask(
        self, method: str, path: str, *, form: Form | None = None, json: Any = None, body: str | None = None,
        files: Iterable[FilePart] | None = None, headers: Mapping[str, str] | None = None, call: bool = False, stays: bool = False,
        claims: bool = False, until: re.Pattern[str] | None = None, times: int = 1, every: float = 0, step: str = "",
    ) -> Page:  # fmt: skip
        """Send a request and give its answer; redirects, and pages of a queue, are followed. An answer that is an error ends the journey.

        `path`: from the site's address on, or whole; of a mail's link the host has to be one of the site's.
        `call`: a script asks, and the page stays; `stays`: it asks to be opened again, and is not; `until`: ask on until that is there.
        """
        if isinstance(path, Link):
            self._refuse_elsewhere(path)
        elif method != "GET":
            self._posted = True
        pairs = [*(form.items() if isinstance(form, Mapping) else form)] if form is not None else None
        self._from, self._sent = self._here, frozenset(name for name, _ in pairs or ())
        data, kind = encoded(pairs, json, body, files or (), files is not None)
        sent = self._usual(method, kind) if headers is None else {**self._usual(method, kind), **headers}
        waits = not (call or stays or claims)
        page = self._ask(method, path, data, sent, step, claims, waits)
        for _ in range(POLLS_AT_MOST if until else times - 1):
            if until and until.search(page.text):
                break
            gevent.sleep(every)
            page = self._ask(method, path, data, sent, step, claims, waits)
        if not call:
            page = page if stays else self._through_the_queue(page, step)
            self._here = page
        self._claimed = self._claimed or claims
        return page

    def shows(self, page: Page, words: str) -> None:
        """Need a page to say this; else the journey ends."""
        if not page.says(words):
            raise self._of_page(page, f"`{words}` was not shown")

    def _of_page(self, page: Page, missing: str) -> Ended:
        return of_page(page, self.language, missing, self._where, claimed=self._claimed, before=self._from, sent=self._sent)

    def mail(self, *, within: float, subject: str = "", sender: str = "", to: str = "", says: str = "", step: str = "") -> Mail:
        """Wait for the newest mail of these words that came to this customer since the journey began; without one the journey ends."""
        words = {name: each for name, each in {"subject": subject, "sender": sender, "to": to, "says": says}.items() if each}
        self._where = step or "a mail"
        wish = {"words": words, "within": within, "ago": time.monotonic() - self._began, "read": self._read}
        told = self.environment.turnstile.mail(wish)
        if "missing" in told:
            raise of_no_mail(within, self._where, sent=self._posted)
        if "mail" not in told:
            raise Ended("unfinished", f"our own mailbox: {told.get('trouble', '')}")
        mail = told["mail"]
        self._read.append(mail["id"])
        return Mail(mail["text"], tuple((words, url) for words, url in mail["links"]), mail["id"], self.language)

    def _refuse_elsewhere(self, link: Link) -> None:
        """End the journey before a link of a mail that leads to somebody else; nobody is blamed for what we do not follow."""
        host = (urlsplit(link).hostname or "").lower()
        if wire.Rules.hosts is not None and host not in wire.Rules.hosts:
            raise Ended("unfinished", f"the link `{link.words}` of the mail leads to {host}, no host of the site: it was not followed")

    def cookie(self, name: str, value: str) -> None:
        """Come with a cookie."""
        host = urlsplit(self.host or "").hostname or ""
        host += "" if "." in host else ".local"
        made = Cookie(0, name, value, None, False, host, True, False, "/", True, False, None, True, None, None, {})
        self.client.cookiejar.set_cookie(made)

    def cookie_of(self, name: str) -> str:
        """Give the value of a cookie; empty where there is none."""
        return next((each.value or "" for each in self.client.cookiejar if each.name == name), "")

    def _usual(self, method: str, kind: str) -> dict[str, str]:
        """Give what browsers send by themselves, and sites look at where something is sent to them."""
        headers = {"Content-Type": kind} if kind else {}
        if method != "GET":
            here = (self._here and self._here.url) or self.host or ""
            headers["Referer"] = here
            headers["Origin"] = "/".join(here.split("/", 3)[:3])
        return headers

    def _ask(
        self, method: str, path: str, data: bytes | None, headers: Mapping[str, str], step: str, claims: bool = False, waits: bool = True
    ) -> Page:
        self._where = f"{method} the link `{path.words}`" if isinstance(path, Link) else f"{method} {path.partition('?')[0]}"
        began = time.perf_counter()
        answer = self.client.request(method, path, name=step or self._where, data=data, headers=headers)
        waited = time.perf_counter() - began
        self._waited, self._longest = self._waited + waited, max(self._longest, waited)
        status = answer.status_code or 0
        page = self._last = _Answered(answer, status)
        if waits and status in NO_ROOM and (again := page.refresh) and again[0] <= QUEUE_SECONDS:
            return page  # of a queue that says what it is: browsers open it again
        if not status or status >= 500 or status in NO_ROOM:
            reason = f"no answer within {waited:.0f} s" if waited > 1 and isinstance(answer.error, gevent.Timeout) else str(answer.error)
            raise of_failure(status, reason, self._where, claims=claims, claimed=self._claimed)
        if status >= 400:
            raise self._of_page(page, str(status))
        return page

    def _through_the_queue(self, page: Page, step: str) -> Page:
        """Open a page again as often as it asks for it, as browsers do."""
        left = float(QUEUE_SECONDS)
        while (again := page.refresh) and again[0] <= left:
            left -= max(1, again[0])
            gevent.sleep(again[0])
            page = self._ask("GET", again[1], None, self._usual("GET", ""), step)
        if again and left < QUEUE_SECONDS:
            raise Ended("turned-away", f"a queue that did not let anybody in within {QUEUE_SECONDS} s at {self._where}")
        return page
