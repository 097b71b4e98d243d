"""Which mail a step means, and which of its links."""

from collections.abc import Mapping, Sequence

from harness.lexicon import normal
from harness.model import MailLink, MailView


def means(mail: MailView, wanted: Mapping[str, str]) -> bool:
    """Whether a mail is the one that is wanted: `subject`, `sender`, `to` and `says` each stand in it, however they are written."""
    said = {
        "subject": mail.subject,
        "sender": f"{mail.sender_name} {mail.sender}",
        "to": mail.to,
        "says": f"{mail.subject} {mail.text}",
    }
    return all(normal(words) in normal(said.get(key, "")) for key, words in wanted.items() if words)


def link_of(mail: MailView, words: str) -> MailLink | None:
    """Give the link or button of these words; those that are all its words before those that are a part, the first of several."""
    asked = normal(words)
    there = [link for link in mail.links if link.url.startswith(("http://", "https://"))]
    whole = (link for link in there if normal(link.words) == asked)
    return next(whole, None) or next((link for link in there if asked in normal(link.words)), None)


def told(wanted: Mapping[str, str]) -> str:
    """Say which mail is wanted, for messages."""
    said = {"subject": "`{}` in its subject", "sender": "`{}` in its sender", "to": "`{}` in its address", "says": "`{}` in its text"}
    parts = [said[key].format(words) for key, words in wanted.items() if words and key in said]
    return f"a mail with {' and '.join(parts)}" if parts else "a mail"


def nearest(mails: Sequence[MailView]) -> list[str]:
    """Give the subjects of mails that came instead, for messages."""
    return [mail.subject or "(no subject)" for mail in mails[-3:]]
