"""The parent's side: start a real site as a process of its own, read its mails, set it back, end it."""

import email
import email.policy
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

ABOVE = Path(__file__).resolve().parent.parent
STARTING = 60.0  # seconds; it takes about three on an idle machine
ENDING = 10.0  # seconds
RULE = b"-" * 79 + b"\n"  # what Django writes after each mail


@dataclass(frozen=True)
class RealSite:
    """A real site that is being served."""

    url: str
    """Its address, `http://127.0.0.1:PORT`, without a slash at the end."""
    directory: Path
    """Where its database, mails, pictures and `log.txt` are."""
    first_mails: frozenset[str]
    """Names of the mail files that were there before the first customer."""

    def outbox(self) -> list[str]:
        """Read every mail sent so far, oldest first: `Subject:` and `To:` lines, an empty line, the decoded plain text."""
        files = sorted((self.directory / "outbox").iterdir(), key=lambda file: (file.stat().st_mtime_ns, file.name))
        return [as_text(mail) for file in files for mail in file.read_bytes().split(RULE) if mail.strip()]

    def reset(self) -> None:
        """Set customers, orders, bookings, vouchers and mails back to how the site started; some ten milliseconds.

        Sessions go too, so a browser that was signed in no longer is. Call it while no page is loading.
        """
        with (
            closing(sqlite3.connect(self.directory / "pristine.sqlite3")) as pristine,
            closing(sqlite3.connect(self.directory / "site.sqlite3", timeout=STARTING)) as live,
        ):
            pristine.backup(live)
        for file in (self.directory / "outbox").iterdir():
            if file.name not in self.first_mails:
                file.unlink()


def as_text(mail: bytes) -> str:
    """Give a mail's subject, receiver and plain text."""
    message = email.message_from_bytes(mail.strip() + b"\n", policy=email.policy.default)
    body = message.get_body(preferencelist=("plain", "html"))
    return f"Subject: {message['Subject']}\nTo: {message['To']}\n\n{body.get_content() if body else ''}"


@contextmanager
def open_shop(mail: int = 0) -> Iterator[RealSite]:
    """Serve a fresh django-oscar shop for as long as the block lasts."""
    with served("real.oscar_shop", mail) as site:
        yield site


@contextmanager
def open_appointments(mail: int = 0) -> Iterator[RealSite]:
    """Serve a fresh django-appointment site for as long as the block lasts."""
    with served("real.appointment_site", mail) as site:
        yield site


@contextmanager
def open_newsletter(mail: int = 0) -> Iterator[RealSite]:
    """Serve a fresh django-newsletter site for as long as the block lasts."""
    with served("real.newsletter_site", mail) as site:
        yield site


@contextmanager
def served(package: str, mail: int = 0) -> Iterator[RealSite]:
    """Run one site's package in a temporary directory; RuntimeError, with the end of its log, if it does not come up.

    It sends its mails by SMTP to the port `mail` of this machine, if there is one.
    """
    place = Path(tempfile.mkdtemp(prefix="real-site-"))
    try:
        with (place / "log.txt").open("wb") as log:
            # Its standard input is the leash: the pipe closes when this process ends, however it ends, and the site ends with it.
            command = [sys.executable, "-m", package, str(place), "--remove"]
            told = os.environ | {"REAL_SITE_MAIL_PORT": str(mail)}
            process = subprocess.Popen(command, cwd=ABOVE, env=told, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log)
        try:
            url = announced(process.stdout, process.kill)
            if not url:
                raise RuntimeError(f"{package} did not come up:\n{(place / 'log.txt').read_text(errors='replace')[-2000:]}")
            yield RealSite(url, place, frozenset(file.name for file in (place / "outbox").iterdir()))
        finally:
            end(process)
    finally:
        shutil.rmtree(place, ignore_errors=True)


def announced(lines: IO[bytes] | None, give_up: Callable[[], None]) -> str:
    """Wait for the line `ready ADDRESS` and give the address; empty if the lines end without it."""
    watch = threading.Timer(STARTING, give_up)
    watch.start()
    try:
        return next((line.split()[1].decode() for line in lines or () if line.startswith(b"ready ")), "")
    finally:
        watch.cancel()


def end(process: subprocess.Popen[bytes]) -> None:
    """Let the site end by closing its standard input, and make sure that it has."""
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()
    try:
        process.wait(ENDING)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
