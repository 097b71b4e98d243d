"""Mails that a customer sends: by the SMTP server that the inbox's file names."""

import contextlib
import smtplib
import ssl
from collections.abc import Mapping

from harness.errors import printable
from harness.inbox import InboxError
from harness.mails import ADDRESS

PORTS = {"tls": 465, "starttls": 587, "none": 25}
PATIENCE = 30.0  # seconds that the server may take for an answer
LONGEST_REASON = 200  # characters of what a server says
HELLO = "[127.0.0.1]"  # our name; looking it up takes seconds where there is no name service
HINT = 'write `send: {host: smtp.example.com, user: shopper, password: "{env:SMTP_PASSWORD}"}` in its file'


def send(server: Mapping[str, str], raw: bytes, sender: str, to: str) -> None:
    """Send a mail. `server`: host, port, tls (`tls` if not said, `starttls`, `none`), user and password, secrets put in.

    InboxError where there is no server, or where it cannot be reached or refuses.
    """
    host, tls = server.get("host", ""), server.get("tls", "tls")
    if not host:
        raise InboxError(f"This inbox names no server to send mails by; {HINT}.")
    if odd := next((address for address in (sender, to) if not ADDRESS.fullmatch(address)), ""):
        raise InboxError(f"The mail cannot be sent: `{printable(odd[:LONGEST_REASON])}` is no address.")
    port = int(server.get("port") or PORTS[tls])
    try:
        with contextlib.closing(_connected(host, port, tls)) as client:
            if server.get("user"):
                client.login(server["user"], server.get("password", ""))
            client.sendmail(sender, [to], raw, mail_options=() if (sender + to).isascii() else ("SMTPUTF8",))
            with contextlib.suppress(smtplib.SMTPException, OSError):
                client.quit()
    except (smtplib.SMTPException, OSError) as error:
        raise InboxError(_told(error, f"{host}:{port}", to, server.get("password", ""))) from None


def _connected(host: str, port: int, tls: str) -> smtplib.SMTP:
    if tls == "tls":
        return smtplib.SMTP_SSL(host, port, HELLO, timeout=PATIENCE, context=ssl.create_default_context())
    client = smtplib.SMTP(host, port, HELLO, timeout=PATIENCE)
    if tls == "starttls":
        try:
            client.starttls(context=ssl.create_default_context())
        except BaseException:
            client.close()
            raise
    return client


def _told(error: Exception, server: str, to: str, secret: str) -> str:
    """Say what went wrong in one sentence, without the secret, whatever the server repeats."""
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return f"The mail server {server} refuses the user name or the password."
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        error = smtplib.SMTPResponseException(*next(iter(error.recipients.values())))
        said = f"The mail server {server} does not take mails to {to}"
    elif isinstance(error, smtplib.SMTPResponseException):
        said = f"The mail server {server} does not take the mail"
    elif isinstance(error, smtplib.SMTPNotSupportedError):
        said = f"The mail server {server} cannot do what is needed"
    elif isinstance(error, smtplib.SMTPServerDisconnected):
        return f"The mail server {server} closed the connection in the middle."
    else:
        said = f"The mail server {server} cannot be reached"
    return printable(f"{said}: {_reason(error, secret)}.")


def _reason(error: Exception, secret: str) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        text = error.smtp_error.decode("utf-8", "replace") if isinstance(error.smtp_error, bytes) else str(error.smtp_error)
        text = f"{error.smtp_code} {text}"
    else:
        text = (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
    text = text.replace(secret, "…") if secret else text
    return " ".join(text.split()).rstrip(".")[:LONGEST_REASON]
