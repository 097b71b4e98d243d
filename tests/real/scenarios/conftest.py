"""A step of our own, for as long as the language has no verb for mail: it takes a mailed code out of the site's outbox."""

import email
import email.policy
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from harness.steps import field, step

CODE = re.compile(r"\bcode is ([0-9A-Z]{4,10})\b")


@step
class MailedCode:
    """Take the code out of the newest mail."""

    keep: str = field("The name under which later steps find the code.", example="verification-code")
    mailbox: str = field("The folder that the site writes its mails to, one a file.", example="{mailbox}")

    def act(self, shopper: Any) -> None:
        """Keep it."""
        newest = max(Path(self.mailbox).iterdir(), key=lambda file: file.stat().st_mtime_ns)
        body = email.message_from_bytes(newest.read_bytes(), policy=email.policy.default).get_body(("plain", "html"))
        found = CODE.search(body.get_content() if body else "")
        if found is None:
            raise LookupError(f"the newest mail holds no code: {newest.name}")
        shopper.kept[self.keep] = found[1]

    def keeps(self) -> Iterable[str]:
        """Give the name."""
        return [self.keep]
