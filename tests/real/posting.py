"""How the sites send their mails: to the server that they were told of, with a copy in their outbox."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.mail.backends import filebased, smtp
from django.core.mail.message import EmailMessage


class EmailBackend(smtp.EmailBackend):
    """Django's own way of sending mails by SMTP; each is kept as a file too. Without a server, the file is all."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._outbox = filebased.EmailBackend()

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Keep the mails, and send them."""
        kept: int = self._outbox.send_messages(email_messages)
        return super().send_messages(email_messages) if settings.EMAIL_PORT else kept
