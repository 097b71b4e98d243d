"""Look for mails that come as HTML only."""

from collections.abc import Iterator

from harness.audits import audit
from harness.model import Finding, Visit
from harness.reading.looks import quoted


@audit
def no_text_part(visit: Visit) -> Iterator[Finding]:
    """Mails come as HTML only.

    Watches, programs that show text alone, and some screen readers then guess what the mail says, and filters hold it for
    advertising more often. RFC 2046 (5.1.4) has both forms travel together. Reported once for all mails of a visit.
    """
    bare = [number for number, mail in enumerate(visit.mails) if mail.has_html and not mail.has_text and not mail.defects]
    if bare:
        first = visit.mails[bare[0]]
        who = f"the first `{quoted(first.subject)}` from {quoted(first.sender)}"
        yield Finding(
            audit="no-text-part",
            severity="minor",
            seen=f"{len(bare)} of {len(visit.mails)} mails came as HTML only, {who}",
            mail=bare[0],
            words=quoted(first.subject),
        )
