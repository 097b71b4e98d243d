"""Look for what templates left in mails."""

from collections.abc import Iterator

from harness.audits import audit
from harness.model import Finding, Visit
from harness.reading.looks import quoted
from harness.reading.mails.placeholders import placeholders

NAMED = 3  # of them


@audit
def leftover_placeholder(visit: Visit) -> Iterator[Finding]:
    """A mail holds a template's place without its value.

    What belonged there, a name, a number, a sum, is what the customer was to learn; and a mail that nobody has looked at makes
    them doubt the rest of it. Mails that talk of templates or programs are read as far as their subject and greeting only.
    """
    for number, mail in enumerate(visit.mails):
        found = placeholders(visit, mail)
        if found:
            named = ", ".join(f"`{quoted(each)}`" for each in found[:NAMED]) + (" …" if len(found) > NAMED else "")
            yield Finding(
                audit="leftover-placeholder",
                severity="moderate",
                seen=f"the mail `{quoted(mail.subject)}` holds {len(found)} of a template's places without a value: {named}",
                mail=number,
                words=quoted(found[0]),
            )
