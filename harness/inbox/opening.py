"""Plans of inboxes as inboxes."""

import dataclasses
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from harness.inbox import Inbox, InboxError, InboxKind, InboxPlan
from harness.vault import PLACE, NoSecret, fetch

SECRET = re.compile(rf"\{{ *({PLACE.pattern}) *\}}")


def open_inbox(plan: InboxPlan, environment: Mapping[str, str]) -> Inbox:
    """Open an inbox with its secrets put in; InboxError where one is missing, or where the inbox cannot be opened."""
    filled = with_secrets(plan, environment)
    return _KINDS[plan.kind](filled)


def with_secrets(plan: InboxPlan, environment: Mapping[str, str]) -> InboxPlan:
    """Put in the secrets that stand as `{env:NAME}`, `{file:PATH}` ...; the path starts from the folder of the inbox's file."""
    folder = plan.path.parent if plan.path else Path()

    def filled(text: str) -> str:
        return SECRET.sub(lambda found: _secret(found[1].strip(), plan.key, folder, environment), text)

    sending = {name: filled(text) for name, text in plan.send.items()}
    return dataclasses.replace(plan, user=filled(plan.user), password=filled(plan.password), send=sending)


def _secret(place: str, key: str, folder: Path, environment: Mapping[str, str]) -> str:
    try:
        return fetch(place, folder, environment, f"inbox `{key}`")
    except NoSecret as error:
        said = str(error)
        raise InboxError(f"{said[0].upper()}{said[1:]}.") from None


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
