"""Where the mails of a rush's customers are found: in one inbox, which our own process holds; bounded, whatever was sent."""

import dataclasses
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from harness.errors import printable
from harness.inbox import Delivery, Inbox, InboxError
from harness.mails.message import read_mail
from harness.model import MailView
from harness.reading.endings.wanted import means
from harness.surge.mail import PATIENCE_S, Mail, NoMail, NoMailbox, missing

WAITING_AT_MOST = 2_000  # customers, each of whom has a thread, which costs nothing while it waits
LINKS_AT_MOST, TEXT_AT_MOST = 100, 20_000  # links, and characters of its text, that are handed on of a mail
URL_AT_MOST, WORDS_AT_MOST = 2_000, 200  # characters
LOOKED_AT = 20  # mails to one customer, the newest
_EARLY_S = 1.0  # a mailbox keeps seconds, not their parts


@dataclasses.dataclass(frozen=True)
class Wanted:
    """Which mail is waited for: to whom, with which words, since when, for how long, and which of them were read before."""

    address: str
    words: Mapping[str, str]
    since: float  # seconds since 1970
    within: float
    read: frozenset[str] = frozenset()


def wait_for(inbox: Inbox, wanted: Wanted, language: str = "en") -> Mail:
    """Give the newest such mail as soon as there is one; NoMail where none came in time, NoMailbox where nobody can know."""
    until, known = time.monotonic() + min(wanted.within, PATIENCE_S), 0
    try:
        inbox.expect(wanted.address)
        while True:
            left = until - time.monotonic()
            there = inbox.arrived(wanted.address, known, max(0.0, left))
            if found := _among(there[known:], wanted):
                return _cut(found, language)
            if left <= 0:  # this look began when the time was over
                raise NoMail(missing(wanted.words, wanted.within))
            known = len(there)
    except InboxError as error:
        raise NoMailbox(str(error)) from None


def _among(there: Iterable[Delivery], wanted: Wanted) -> MailView | None:
    newest = [each for each in there if each.at >= wanted.since - _EARLY_S][-LOOKED_AT:]
    mails = (read_mail(each, wanted.address) for each in reversed(newest))
    return next((mail for mail in mails if mail.id[:WORDS_AT_MOST] not in wanted.read and means(mail, wanted.words)), None)


def _cut(mail: MailView, language: str) -> Mail:
    web = [each for each in mail.links if len(each.url) <= URL_AT_MOST and _on_the_web(each.url)]
    links = tuple((each.words[:WORDS_AT_MOST], each.url) for each in web[:LINKS_AT_MOST])
    return Mail(mail.text[:TEXT_AT_MOST], links, mail.id[:WORDS_AT_MOST], language)


def _on_the_web(url: str) -> bool:
    """Whether an address can be asked for at all."""
    try:
        split = urlsplit(url)
        return split.scheme in ("http", "https") and bool(split.hostname) and (split.port or 1) > 0
    except ValueError:
        return False


class Mailroom:
    """Waits for many customers at once, and answers each by itself: with a mail, that it is missing, or what the trouble is with us."""

    def __init__(self, inbox: Inbox | None, answer: Callable[[dict[str, Any]], None]) -> None:
        self._inbox, self._answer = inbox, answer
        self._room = threading.BoundedSemaphore(WAITING_AT_MOST)

    def want(self, word: Mapping[str, Any]) -> None:
        """Wait for a mail that a worker asks for, in a thread of its own, which outlives nobody."""
        if self._inbox is None:
            self._answer({**_whose(word), "trouble": "the rush has none"})
        elif not self._room.acquire(blocking=False):
            self._answer({**_whose(word), "trouble": f"more than {WAITING_AT_MOST} customers wait for mails at once"})
        else:
            threading.Thread(target=self._wait, args=(word, self._inbox), name="mailroom", daemon=True).start()

    def _wait(self, word: Mapping[str, Any], inbox: Inbox) -> None:
        try:
            since = time.time() - word["ago"]
            wanted = Wanted(word["address"], word["words"], since, word["within"], frozenset(word["read"]))
            told: dict[str, Any] = {"mail": wait_for(inbox, wanted).told()}
        except NoMail as error:
            told = {"missing": str(error)}
        except NoMailbox as error:
            told = {"trouble": str(error)}
        except Exception as error:  # ours; who waits must hear of it
            told = {"trouble": printable(f"{type(error).__name__}: {error}"[:WORDS_AT_MOST])}
        finally:
            self._room.release()
        self._answer({**_whose(word), **told})


def _whose(word: Mapping[str, Any]) -> dict[str, Any]:
    return {"worker": word["worker"], "number": word["number"]}
