"""What 200 visits that wait for a mail at once cost: CPU time of the threads that wait and look, and connections.

python -m tests.benchmarks.waiting [seconds]
"""

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import psutil

from harness.inbox import Inbox, InboxError
from harness.inbox.imap import ImapMailbox
from harness.inbox.mailpit import Mailpit
from tests.inbox.dovecot import NoDovecot, running
from tests.inbox.mailpit import caught

VISITS = 200
LIMIT = 5.0  # per cent
OTHERS = 500  # mails of others that lie there
MAIL = b"From: shop@shop.example\r\nTo: %s\r\nSubject: Your order\r\n\r\nDear customer\r\n"


def cost(inbox: Inbox, seconds: float) -> float:
    """Let 200 visits wait at the inbox; give the per cent of one core that it takes."""

    def wait(address: str) -> None:
        with suppress(InboxError):  # closed at the end
            inbox.arrived(address, 0, 3600)

    waiting = [threading.Thread(target=wait, args=(f"shopper+{number:06}@example.com",), daemon=True) for number in range(VISITS)]
    for thread in waiting:
        thread.start()
    time.sleep(1)  # until all have said what they wait for
    ours = {thread.native_id for thread in threading.enumerate() if thread in waiting or thread.name.startswith("inbox ")}
    before = _cpu(ours)
    time.sleep(seconds)
    spent = _cpu(ours) - before
    inbox.close()
    return 100 * spent / seconds


def _cpu(threads: set[int | None]) -> float:
    return sum(each.user_time + each.system_time for each in psutil.Process().threads() if each.id in threads)


@contextmanager
def at_dovecot(**options: object) -> Iterator[Inbox]:
    """Open a mailbox in which the mails of others lie."""
    with running() as server:
        user = server.mailbox()
        server.deliver(user, *(MAIL % b"somebody@example.com" for _ in range(OTHERS)))
        before = server.count("Login: ")
        yield ImapMailbox(server.plan(user, every=1.0, **options))
        print(f"    connections: {server.count('Login: ') - before}")


@contextmanager
def at_mailpit() -> Iterator[Inbox]:
    """Open what speaks Mailpit's API, with the mails of others."""
    with caught() as server:
        for _ in range(OTHERS):
            server.deliver(MAIL % b"somebody@example.com")
        yield Mailpit(server.plan(every=1.0))
        print(f"    connections: {server.connections}")


def main(seconds: float = 10.0) -> int:
    """Print the figures; 0 when all are within the limit."""
    kinds = {
        "Dovecot, IDLE": at_dovecot(),
        "Dovecot, two folders, one of them asked every second": at_dovecot(folders=("INBOX", "Junk")),
        "Mailpit's API, asked every second": at_mailpit(),
    }
    worst = 0.0
    for name, kind in kinds.items():
        try:
            with kind as inbox:
                took = cost(inbox, seconds)
                print(f"{name}: {VISITS} visits waiting take {took:.2f} % of one core (limit {LIMIT:.0f} %)")
        except NoDovecot as error:
            print(f"{name}: {error}")
            continue
        worst = max(worst, took)
    return 0 if worst < LIMIT else 1


if __name__ == "__main__":
    sys.exit(main(*map(float, sys.argv[1:])))
