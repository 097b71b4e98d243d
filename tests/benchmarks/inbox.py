"""What the inbox bears: mails a second over SMTP, and what many visits cost that wait at once, and how soon they see their mail."""

import argparse
import dataclasses
import smtplib
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager

import psutil

from harness.inbox import STREET, InboxPlan
from harness.inbox.office import Branch, Office
from harness.inbox.receiver import Receiver
from harness.telling import counted
from tests.inbox.dovecot import NoDovecot, running

CONNECTIONS = 4  # senders at once
SMALL, BIG, BIG_EVERY = 4_000, 2_000_000, 500  # bytes; one mail of so many is big
PATIENCE = 60.0  # seconds
Postman = Callable[[], AbstractContextManager[Callable[[str, bytes], object]]]  # how mails get into the mailbox


def mail(number: int, to: str) -> bytes:
    """Make a mail with a number of its own, of lines as mails have them."""
    head = f"From: shop@shop.example\r\nTo: {to}\r\nSubject: Your order {number}\r\nMessage-ID: <{number}@shop.example>\r\n\r\n"
    line = "We have packed what you ordered, and it will be with you in a few days.\r\n"
    return (head + line * ((SMALL if number % BIG_EVERY else BIG) // len(line))).encode()


def visitor(number: int) -> str:
    """Give the address of a visit."""
    return f"shopper+v{number}@home.example"


def send_all(port: int, mails: int) -> None:
    """Send mails over several connections at once; every one must be taken."""

    def send_some(first: int) -> None:
        with smtplib.SMTP("127.0.0.1", port, "localhost", timeout=PATIENCE) as client:
            for number in range(first, mails, CONNECTIONS):
                to = visitor(number % 100)
                client.sendmail("shop@shop.example", [to], mail(number, to))

    with ThreadPoolExecutor(CONNECTIONS) as pool:
        list(pool.map(send_some, range(CONNECTIONS)))


def taken(mails: int) -> tuple[float, int]:
    """Give how many mails a second the receiver takes from another process, and how many of them nobody gets to see."""
    command = [sys.executable, "-m", "tests.benchmarks.inbox", "--send"]
    with Receiver() as receiver:
        for number in range(100):
            receiver.expect(visitor(number))
        done = subprocess.run([*command, str(receiver.port), "--mails", str(mails)], check=True, capture_output=True, text=True)
        came = [delivery.raw for number in range(100) for delivery in receiver.arrived(visitor(number))]
    wanted = {mail(number, visitor(number % 100)) for number in range(mails)}
    return mails / float(done.stdout), len(wanted - set(came))


@dataclasses.dataclass(frozen=True)
class Waiting:
    """What it took visits to wait: a share of one core, and the seconds from handing in a mail until its visit has it."""

    share: float
    connections: int
    seen: list[float]


def wait(plan: InboxPlan, port: int, visits: int, seconds: float, postman: Postman) -> Waiting:
    """Let visits wait at once, for nothing and then for a mail each, by an office as a run has one. `port`: of the mailbox's server."""
    handed_in, seen = dict[int, float](), list[float]()
    all_wait = threading.Barrier(visits + 1)
    with Office() as office, ThreadPoolExecutor(visits) as pool:
        branch = Branch(office.desk, plan)

        def visit(number: int) -> None:
            branch.expect(visitor(number))
            all_wait.wait(PATIENCE)
            assert len(branch.arrived(visitor(number), within=seconds + PATIENCE)) == 1
            seen.append(time.perf_counter() - handed_in[number])

        waits = [pool.submit(visit, number) for number in range(visits)]
        all_wait.wait(PATIENCE)
        branch.arrived("nobody@home.example", within=1)  # until all have asked
        started, spent = time.perf_counter(), time.process_time()
        branch.arrived("nobody@home.example", known=1, within=seconds)
        share = (time.process_time() - spent) / (time.perf_counter() - started)
        connections = sum(bool(each.raddr) and each.raddr.port == port for each in psutil.Process().net_connections("tcp"))
        with postman() as deliver:
            for number in range(visits):
                handed_in[number] = time.perf_counter()
                deliver(visitor(number), mail(number + 1, visitor(number)))
        for each in waits:
            each.result()
    return Waiting(share, connections, seen)


def by_receiver(visits: int, seconds: float) -> Waiting:
    """Wait at a receiver."""
    with Receiver() as free:
        port = free.port

    @contextmanager
    def postman() -> Iterator[Callable[[str, bytes], object]]:
        with smtplib.SMTP("127.0.0.1", port, "localhost", timeout=PATIENCE) as client:
            yield lambda to, raw: client.sendmail("shop@shop.example", to, raw)

    return wait(InboxPlan(STREET, "receiver", "", port=port), port, visits, seconds, postman)


def by_dovecot(visits: int, seconds: float) -> Waiting:
    """Wait at a mailbox of a real Dovecot."""
    with running() as dovecot:
        user = dovecot.mailbox()

        @contextmanager
        def postman() -> Iterator[Callable[[str, bytes], object]]:
            with dovecot.signed_in(user) as client:
                yield lambda _, raw: client.append("INBOX", raw)

        return wait(dovecot.plan(user), dovecot.port, visits, seconds, postman)


def main() -> None:
    """Print figures, without reading a pass or a fail into them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mails", type=int, default=5000)
    parser.add_argument("--visits", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=5.0, help="that the visits wait for nothing")
    parser.add_argument("--send", type=int, metavar="PORT", help=argparse.SUPPRESS)  # what the process of the senders is told
    asked = parser.parse_args()
    if asked.send:
        started = time.perf_counter()
        send_all(asked.send, asked.mails)
        print(time.perf_counter() - started)
        return
    rate, lost = taken(asked.mails)
    print(f"receiver: {asked.mails:,} mails over {CONNECTIONS} connections: {rate:,.0f} a second, {lost} lost")
    for name, by in (("receiver", by_receiver), ("IMAP (Dovecot)", by_dovecot)):
        try:
            told = by(asked.visits, asked.seconds)
        except NoDovecot as error:
            print(f"{name}: {error}")
            continue
        connections = counted(told.connections, "connection")
        print(f"{name}: {asked.visits} visits waiting take {told.share:.2%} of a core and {connections} to the mailbox;")
        print(f"  a mail handed in is seen after {statistics.median(told.seen):.3f} s (median), {max(told.seen):.3f} s (worst)")


if __name__ == "__main__":
    main()
