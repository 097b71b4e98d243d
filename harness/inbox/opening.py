"""Plans of inboxes as inboxes."""

import dataclasses
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from harness.inbox import Inbox, InboxError, InboxKind, InboxPlan

SECRET = re.compile(r"\{(env|file):([^{}]+)\}")


def open_inbox(plan: InboxPlan, environment: Mapping[str, str]) -> Inbox:
    """Open an inbox with its secrets put in; InboxError where one is missing, or where the inbox cannot be opened."""
    filled = with_secrets(plan, environment)
    return _KINDS[plan.kind](filled)


def with_secrets(plan: InboxPlan, environment: Mapping[str, str]) -> InboxPlan:
    """Put in the secrets that stand as `{env:NAME}` or `{file:PATH}`; the path starts from the folder of the inbox's file."""
    folder = plan.path.parent if plan.path else Path()

    def filled(text: str) -> str:
        return SECRET.sub(lambda found: _secret(found[1], found[2].strip(), plan.key, folder, environment), text)

    sending = {name: filled(text) for name, text in plan.send.items()}
    return dataclasses.replace(plan, user=filled(plan.user), password=filled(plan.password), send=sending)


def _secret(source: str, name: str, key: str, folder: Path, environment: Mapping[str, str]) -> str:
    if source == "env":
        if not environment.get(name):
            raise InboxError(f"The environment has no `{name}`, which inbox `{key}` needs.")
        return environment[name]
    try:
        secret = (folder / Path(name).expanduser()).read_text(encoding="utf-8").strip()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is no text"
        raise InboxError(f"The file `{name}`, which inbox `{key}` needs, cannot be read: {reason}.") from None
    if not secret:
        raise InboxError(f"The file `{name}`, which inbox `{key}` needs, is empty.")
    return secret


def _receiver(plan: InboxPlan) -> Inbox:
    from harness.inbox.receiver import Receiver

    return Receiver(plan.host, plan.port, plan.send)


def _imap(plan: InboxPlan) -> Inbox:
    from harness.inbox.imap import ImapMailbox

    return ImapMailbox(plan)


def _mailpit(plan: InboxPlan) -> Inbox:
    from harness.inbox.mailpit import Mailpit

    return Mailpit(plan)


_KINDS: dict[InboxKind, Callable[[InboxPlan], Inbox]] = {"imap": _imap, "mailpit": _mailpit, "receiver": _receiver}
