"""Look for pictures in mails that nobody can see."""

from collections.abc import Iterator

from harness.audits import audit
from harness.model import Finding, Visit
from harness.reading.looks import quoted

HOSTS_NAMED = 5


@audit
def tracking_pixel(visit: Visit) -> Iterator[Finding]:
    """Mails hold pictures that nobody can see.

    Fetching such a picture tells a server when, where and how often the mail is opened, which the reader neither sees nor was
    asked about; and many programs warn of it. They are counted and never fetched. Reported once for all mails of a visit.
    """
    watching = [number for number, mail in enumerate(visit.mails) if mail.tracking_pixels]
    if not watching:
        return
    count = sum(visit.mails[number].tracking_pixels for number in watching)
    hosts = list(dict.fromkeys(host for number in watching for host in visit.mails[number].tracking_hosts))
    named = ", ".join(hosts[:HOSTS_NAMED]) + (f" and {len(hosts) - HOSTS_NAMED} more" if len(hosts) > HOSTS_NAMED else "")
    whence = f", to be fetched from {quoted(named)}" if named else ""
    yield Finding(
        audit="tracking-pixel",
        severity="minor",
        seen=f"{count} invisible pictures in {len(watching)} of {len(visit.mails)} mails{whence}",
        mail=watching[0],
        words=quoted(visit.mails[watching[0]].subject),
    )
