"""The mails of one visit."""

import datetime
from typing import NamedTuple

import msgspec

from harness.inbox import Delivery, Inbox, InboxError
from harness.mails.message import read_mail
from harness.model import MailView


class Moment(NamedTuple):
    """Where a site's clock stands: seconds since the visit began, and by how much of it a scenario has moved it."""

    now: float
    moved: float = 0.0


class Letterbox:
    """What comes to the address of one visit, from its beginning on. `tag` is what the address has more than a customer's own.

    `certain`: mails to this address surely arrive in the inbox; else only one that came shows it.
    """

    def __init__(self, inbox: Inbox, key: str, address: str, tag: str = "", certain: bool = True) -> None:
        self.inbox = inbox
        self.key = key
        self.address = address
        self.tag = tag
        self.certain = certain
        self.mails: list[MailView] = []
        self.bodies: list[bytes] = []
        self._started = 0.0
        self._alone = False
        self._seen = 0  # deliveries looked at
        self._expected = False
        self.trouble = ""  # why the inbox could not be used when the visit began

    def start(self, at: float, alone: bool = False) -> None:
        """Begin, at a time in seconds since 1970. What came before is none of this visit's, unless it alone has this address (`alone`).

        InboxError does not show before a mail is waited for; `trouble` tells it.
        """
        self._started, self._alone = at, alone
        try:
            self._expect()
        except InboxError as error:
            self.trouble = str(error)

    def _expect(self) -> None:
        if not self._expected:
            self.inbox.expect(self.address)
            self._expected = True

    def collect(self, moment: Moment, within: float = 0) -> int:
        """Take in what has come, waiting so many seconds for the first new mail; give how many are new. InboxError as the inbox says."""
        self._expect()
        deliveries = self.inbox.arrived(self.address, known=self._seen, within=within)
        since = 0.0 if self._alone else self._started - 1  # a mailbox keeps seconds, not their parts
        fresh = [each for each in deliveries[self._seen :] if each.at >= since]
        self._seen = len(deliveries)
        for delivery in fresh:
            mail = read_mail(delivery, self.address)
            self.mails.append(msgspec.structs.replace(mail, at_s=self._at(delivery, mail, moment)))
            self.bodies.append(delivery.raw)
        return len(fresh)

    def _at(self, delivery: Delivery, mail: MailView, moment: Moment) -> float:
        """Tell when a mail came by the site's clock: where that has been moved, as it says itself, for the clock stood elsewhere then."""
        came = delivery.at - self._started
        if moment.moved and mail.sent:
            said = datetime.datetime.fromisoformat(mail.sent).timestamp() - self._started
            latest = self.mails[-1].at_s if self.mails else 0.0
            return round(min(max(said, came, latest), came + moment.moved), 1)
        return round(max(0.0, came), 1)
