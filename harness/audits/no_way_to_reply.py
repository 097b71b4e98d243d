"""Look for mails that can neither be answered nor say who can be asked."""

from collections.abc import Iterator

from harness.audits import audit
from harness.model import Finding, Visit
from harness.reading.contact.replies import needs_no_answer, reachable, wards_off, wholly_read
from harness.reading.looks import quoted


@audit
def no_way_to_reply(visit: Visit) -> Iterator[Finding]:
    """A mail cannot be answered and names nobody to ask.

    Whoever has a question about it has to look for the company all over again, mostly to fill in a form. Looked for is a Reply-To,
    an address, a telephone number, and a link to contact or help. Mails with a code or a link to confirm need no answer. Each
    sender counts once; minor for mailing lists, which can be left.
    """
    seen: set[str] = set()
    for number, mail in enumerate(visit.mails):
        words = wards_off(visit, mail) if mail.sender not in seen and wholly_read(mail) else ""
        if not words or needs_no_answer(mail) or reachable(visit, mail):
            continue
        seen.add(mail.sender)
        why = f"comes from {words}" if words == mail.sender else f"says `{quoted(words)}`"
        yield Finding(
            audit="no-way-to-reply",
            severity="minor" if mail.unsubscribe else "moderate",
            seen=f"the mail `{quoted(mail.subject)}` {why} and names no address, telephone number or link for questions",
            mail=number,
            words=quoted(words),
        )
