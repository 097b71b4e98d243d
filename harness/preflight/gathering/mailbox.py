"""Where the mails of a rush's customers arrive, where a mail leads its journey on."""

import contextlib
import os
import secrets
import threading
from collections.abc import Iterator
from dataclasses import dataclass

from harness.inbox import Inbox, InboxError, InboxPlan
from harness.inbox.opening import open_inbox
from harness.preflight.gathering import Ground
from harness.preflight.gathering.deriving import RECEIVER, SHOPPER
from harness.scenario import Scenario, find_inbox
from harness.steps.mail import Mail

CLOSING_S = 1.0  # that is waited for hanging up


@dataclass(frozen=True)
class Mailbox:
    """An open inbox. `address` is a customer's, with `{visit}` in it; `ours`: it listens itself, so that nobody else can meanwhile."""

    inbox: Inbox
    address: str
    ours: bool

    def addresses(self) -> str:
        """Give what addresses look like, with `{number}` in them; nobody has had them in another rush."""
        return self.address.replace("{visit}", f"rush{secrets.token_hex(4)}x{{number}}")


def leads_on(scenario: Scenario) -> bool:
    """Whether a journey goes on after a mail: one that is only waited for in the end is left out of a rush."""
    steps = [step.step for journey in scenario.journeys for step in journey.steps]
    while steps and isinstance(last := steps[-1], Mail) and not last.leads_on:
        steps.pop()
    return any(isinstance(step, Mail) for step in steps)


@contextlib.contextmanager
def mailbox_of(ground: Ground) -> Iterator[Mailbox | None]:
    """Open the site's inbox; None, and why is told, where it cannot be, or names none. BadFile where its file has mistakes."""
    plan = _plan(ground)
    try:
        inbox = open_inbox(plan, os.environ) if plan else None
    except InboxError as error:
        ground.told(str(error))
        inbox = None
    try:
        yield Mailbox(inbox, plan.address, plan.kind == "receiver") if plan and inbox else None
    finally:
        if inbox:
            hang_up(inbox)


def hang_up(inbox: Inbox) -> None:
    """Close an inbox, without waiting for a server that says nothing: whoever presses Ctrl-C waits for nobody."""
    closing = threading.Thread(target=inbox.close, daemon=True)
    closing.start()
    closing.join(CLOSING_S)


def _plan(ground: Ground) -> InboxPlan | None:
    if ground.mail_port:  # of a company of the street
        return InboxPlan(RECEIVER, "receiver", SHOPPER, port=ground.mail_port)
    return find_inbox(ground.site, ground.scenarios[0].path)
