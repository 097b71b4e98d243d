"""Look for promises to this customer whose time is over."""

from collections.abc import Iterator

from harness.audits import audit
from harness.model import Finding, Visit
from harness.reading.looks import page_at
from harness.reading.promises import promises


@audit
def broken_promise(visit: Visit) -> Iterator[Finding]:
    """What was promised by a time had not come when that time was over.

    "Ready in a couple of hours, we'll mail you": the customer plans the day by it, waits, and then calls to ask. Read are pages that
    answer what the customer sent off, and mails. It is sure where a mail was promised, because the inbox was looked into when the time
    was over; where a later page or mail says that the customer is still waiting, likely.
    """
    for promise in promises(visit):
        if promise.state == "broken":
            page = page_at(visit, promise.view)
            yield Finding(
                audit="broken-promise",
                severity="serious",
                certainty="sure" if promise.what == "mail" else "likely",
                seen=f'"{promise.words}" – {promise.reason}',
                journey=promise.journey,
                view=promise.view,
                mail=promise.mail,
                words=promise.words,
                url=page.url if page else "",
            )
