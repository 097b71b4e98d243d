"""One customer plays a script, without a browser and without Locust; what is sent may be changed on the way."""

import dataclasses
import re
import time
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from harness.inbox import Inbox
from harness.surge.answer import Missing, Page
from harness.surge.client import Client, NoAnswer
from harness.surge.mail import NoMail, NoMailbox
from harness.surge.mailroom import Wanted, wait_for
from harness.surge.parts import with_slots
from harness.surge.script import Call, FilePart, MailRead, Script, Slot, Text
from harness.surge.sending import encoded
from harness.surge.spelling import spelled
from harness.surge.taking import read, take

REFRESHES_AT_MOST, REFRESH_SECONDS = 60, 60  # how often a page is opened again that asks for it, and after how long at most
POLLS_AT_MOST = 60


@dataclasses.dataclass(frozen=True)
class Sent:
    """A request as it is about to be sent; `dataclasses.replace` changes it."""

    at: int  # index of the call in the script
    method: str
    url: str
    headers: Mapping[str, str] = dataclasses.field(default_factory=dict)
    form: tuple[tuple[str, str], ...] | None = None
    json: Any = None
    body: str | None = None
    files: tuple[FilePart, ...] = ()
    multipart: bool = False


@dataclasses.dataclass(frozen=True)
class Replied:
    """A request and what it was answered; `trouble`: why it was not sent, or not answered, or what its answer did not have."""

    sent: Sent
    page: Page | None = None
    trouble: str = ""


@dataclasses.dataclass
class Played:
    """What became of one customer's journey."""

    replies: list[Replied] = dataclasses.field(default_factory=list)
    taken: dict[str, Any] = dataclasses.field(default_factory=dict)
    shown: bool = False  # everything was shown that the journey has to show
    said: str = ""  # why it was not

    @property
    def last(self) -> Page | None:
        """The last answer."""
        return next((each.page for each in reversed(self.replies) if each.page), None)


Change = Callable[[Sent], Sent | None]  # None: the request is skipped


def play(
    script: Script, facts: Mapping[str, str], change: Change = lambda sent: sent, client: Client | None = None, address: str = "",
    pause: Callable[[float], None] = time.sleep, inbox: Inbox | None = None,
) -> Played:  # fmt: skip
    """Play a script as a customer with these facts. `address`: another one of the same site, in place of the recorded one.

    `inbox`: where mails to the customer's address arrive, for scripts that read some.
    """
    return _Player(script, facts, change, client, address or script.address, pause, inbox).play()


class _Player:
    def __init__(
        self, script: Script, facts: Mapping[str, str], change: Change, client: Client | None, address: str,
        pause: Callable[[float], None], inbox: Inbox | None,
    ) -> None:  # fmt: skip
        hosts = {urlsplit(address).netloc, *(host for host in script.hosts if host != urlsplit(script.address).netloc)}
        self.client = client or Client(hosts)
        self._script, self._facts, self._change, self._address, self._pause = script, facts, change, address, pause
        self._inbox, self._began, self._read = inbox, time.time(), set[str]()
        self._pages: dict[int, Page] = {}
        self._here = ""  # the page that is shown
        self.played = Played()

    def play(self) -> Played:
        """Send one request after the other; what one answer has not leaves the rest unsent."""
        played, unmet = self.played, ""
        for name, value in self._script.cookies:
            self.client.give_cookie(name, self._said(value), self._address)
        for at, call in enumerate(self._script.calls):
            try:
                self._read_mails(at)
                unmet = self._step(at, call) or unmet
            except Missing as error:
                played.said = f"{call.method} {self._path(call)}: {error.args[0]} was not there"
                return played
            except NoAnswer as error:
                played.said = f"{call.method} {self._path(call)}: {error}"
                return played
            except (NoMail, NoMailbox) as error:
                played.said = str(error)
                return played
        try:
            self._read_mails(len(self._script.calls))
        except (NoMail, NoMailbox, Missing) as error:
            unmet = unmet or str(error.args[0])
        played.said, played.shown = unmet, not unmet
        return played

    def _read_mails(self, before: int) -> None:
        for mail in self._script.mails_before(before):
            self._read_mail(mail)

    def _read_mail(self, awaited: MailRead) -> None:
        """Wait for a mail, and take of it what is needed."""
        if self._inbox is None:
            raise NoMailbox(f"`{awaited.step}` needs a mailbox")
        if "email" not in self._facts:
            raise Missing("`email` of the customer")
        words = {name: self._said(text) for name, text in awaited.wanted.items()}
        wanted = Wanted(self._facts["email"], words, self._began, awaited.within_s, frozenset(self._read))
        mail = wait_for(self._inbox, wanted, self._script.language)
        self._read.add(mail.id)
        for each in awaited.takes:
            self.played.taken[each.name] = read(each, mail)

    def _step(self, at: int, call: Call) -> str:
        sent = self._change(self._sent(at, call))
        if sent is None:
            return ""
        try:
            page = self._asked(sent, call)
        except NoAnswer as error:
            self.played.replies.append(Replied(sent, trouble=str(error)))
            raise
        self._pages[at] = page
        self._here = page.url if call.window else self._here
        self.played.replies.append(Replied(sent, page))
        for each in call.takes:
            self.played.taken[each.name] = take(each, page)
        unmet = next((words for words in map(self._said, call.shows) if not page.says(words)), "")
        return f"`{unmet}` was not shown after {call.method} {urlsplit(sent.url).path}" if unmet else ""

    def _asked(self, sent: Sent, call: Call) -> Page:
        page = self._send(sent)
        for _ in range(POLLS_AT_MOST if call.until else call.times - 1):
            if call.until and re.search(call.until, page.text):
                break
            self._pause(min(call.every_s, 5))
            page = self._send(sent)
        for _ in range(REFRESHES_AT_MOST):
            again = None if call.stays or not call.window else page.refresh
            if again is None or again[0] > REFRESH_SECONDS:
                break
            self._pause(again[0])
            page = self._send(Sent(sent.at, "GET", again[1]))
        return page

    def _send(self, sent: Sent) -> Page:
        body, kind = encoded(sent.form, sent.json, sent.body, sent.files, sent.multipart)
        headers = {**({"Content-Type": kind} if kind else {}), **({"Referer": self._here} if self._here else {}), **sent.headers}
        if sent.method not in ("GET", "HEAD"):
            headers["Origin"] = "{0.scheme}://{0.netloc}".format(urlsplit(self._here or self._address))
        return self.client.send(sent.method, sent.url, headers, body)

    def _sent(self, at: int, call: Call) -> Sent:
        form = call.form
        pairs = None
        if form:
            answers = [(name, self._said(text)) for name, text in form.answers]
            pairs = answers
            if form.carried is not None:
                pairs = self._page(form.carried).filled(answers, self._path(call) if form.to else "", form.without)
        headers = {name: self._said(text) for name, text in call.headers.items()}
        url = urljoin(self._address, self._said(call.url, quoted=True))
        made = Sent(at, call.method, url, headers, tuple(pairs) if pairs is not None else None)
        json = with_slots(call.json, self._value) if call.json is not None else None
        return dataclasses.replace(
            made, json=json, body=self._said(call.body) if call.body else None, files=form.files if form else (),
            multipart=bool(form and form.multipart),
        )  # fmt: skip

    def _page(self, at: int) -> Page:
        if at not in self._pages:
            raise Missing(f"the page of {self._script.calls[at].step or 'an earlier step'}")
        return self._pages[at]

    def _path(self, call: Call) -> str:
        return urlsplit(self._said(call.url, quoted=True)).path

    def _said(self, text: Text, quoted: bool = False) -> str:
        filled = (part if isinstance(part, str) else str(self._filled(part)) for part in text.parts)
        if not quoted or text.whole:  # an address of a mail is whole already
            return "".join(filled)
        return "".join(said if isinstance(part, str) else quote(said, safe="") for part, said in zip(text.parts, filled, strict=True))

    def _value(self, text: Text) -> Any:
        return self._filled(text.whole) if text.whole else self._said(text)

    def _filled(self, slot: Slot) -> Any:
        if slot.whence == "cookie":
            return self.client.cookie(slot.name)
        held: Mapping[str, Any] = self._facts if slot.whence == "fact" else self.played.taken
        if slot.name not in held:
            raise Missing(f"`{slot.name}` of the customer" if slot.whence == "fact" else f"`{slot.name}`")
        return spelled(str(held[slot.name]), slot.how) if slot.whence == "fact" else held[slot.name]
