"""Mails of companies: how they are written, and how they are sent."""

from __future__ import annotations

import smtplib
import sys
from collections.abc import Mapping
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, formataddr, make_msgid

from harness.street.company import Company

PATIENCE_SECONDS = 5


def write(
    company: Company, to: str, subject: str, parts: Mapping[str, str], at: datetime, headers: Mapping[str, str | None]
) -> EmailMessage:
    """Write a mail from a company; `parts` are its text by kind, `txt` or `html`; a header that is None is left out."""
    mail = EmailMessage()
    given = {
        "From": formataddr((company.name, company.email)), "To": to, "Subject": subject, "Date": format_datetime(at),
        "Message-ID": make_msgid(domain=company.email.partition("@")[2]), **headers,
    }  # fmt: skip
    for name, value in given.items():
        if value is not None:
            mail[name] = " ".join(value.split())  # customers' words: no header of theirs begins a line
    kinds = [kind for kind in ("txt", "html") if kind in parts]  # RFC 2046: the plainest first
    for index, kind in enumerate(kinds):
        (mail.add_alternative if index else mail.set_content)(parts[kind], subtype="plain" if kind == "txt" else "html")
    return mail


class Postman:
    """Who carries mails to customers: to this port of 127.0.0.1, or nowhere."""

    def __init__(self, port: int | None) -> None:
        self._port = port
        self._complained = False

    def carry(self, mail: EmailMessage) -> bool:
        """Say whether the mail was taken; a port that takes none holds no page up, and is complained of once.

        Where nobody listens nobody waits for mails, as while a rush goes on: that is no complaint.
        """
        if self._port is None:
            return False
        try:
            with smtplib.SMTP("127.0.0.1", self._port, local_hostname="localhost", timeout=PATIENCE_SECONDS) as server:
                server.send_message(mail)
        except ConnectionRefusedError:
            return False
        except OSError as error:
            if not self._complained:
                print(f"street: port {self._port} takes no mail: {error}", file=sys.stderr, flush=True)
            self._complained = True
            return False
        return True
