"""A mail as one customer of a rush reads it."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from harness.mails.tokens import KINDS, after, first
from harness.model import MailLink, MailView
from harness.reading.endings.wanted import link_of, told
from harness.surge.answer import Missing

PATIENCE_S = 120.0  # that a mail is waited for at most: who waits longer comes back another day


class NoMail(Exception):
    """The mail that was waited for did not come in its time; says which."""


class NoMailbox(Exception):
    """Nobody can know whether a mail came: our own mailbox failed, or there is none; says why."""


class Link(str):
    """An address that a mail gives; `words` are those of its link, which are the same for everybody."""

    words: str


@dataclasses.dataclass(frozen=True)
class Mail:
    """What a customer can read and press in a mail; bounded by who found it."""

    text: str
    links: tuple[tuple[str, str], ...]  # words and address
    id: str = ""
    language: str = "en"  # in which a code is called a code

    def link(self, words: str) -> Link:
        """Give where the link or button of these words leads."""
        if found := link_of(MailView(links=[MailLink(words=each, url=url) for each, url in self.links]), words):
            link = Link(found.url)
            link.words = words
            return link
        raise Missing(f"a link `{words}` in the mail")

    def first(self, kind: str) -> str:
        """Give its first `code`, `date` or `amount`."""
        if kind in KINDS and (found := first(kind, self.text, self.language)):
            return found
        raise Missing(f"a {kind} in the mail")

    def after(self, words: str) -> str:
        """Give what it says after these words."""
        if found := after(words, self.text):
            return found
        raise Missing(f"`{words}` in the mail")

    def told(self) -> dict[str, Any]:
        """Give it as a message carries it."""
        return {"text": self.text, "links": [list(link) for link in self.links], "id": self.id}


def missing(words: Mapping[str, str], within: float) -> str:
    """Say which mail did not come."""
    return f"no {told(words).removeprefix('a ')} within {min(within, PATIENCE_S):g} s"
