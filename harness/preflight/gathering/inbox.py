"""Test mails of the campaign, fetched from the inbox that it names."""

import contextlib
import dataclasses
import itertools
import os
import time
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from harness.campaign.audience import customers
from harness.campaign.plan import Arriving
from harness.campaign.table import Unreadable
from harness.inbox import Inbox, InboxError, InboxPlan
from harness.inbox.opening import open_inbox
from harness.inbox.pigeonholes import fold
from harness.mails.message import read_mail
from harness.model import MailView
from harness.model.preflight import Evidence
from harness.preflight.gathering import Ground
from harness.preflight.gathering.mailbox import hang_up
from harness.preflight.gathering.received import Received, held, of_the_campaign
from harness.scenario.inbox_file import load_inbox
from harness.scenario.shelves import INBOXES, on_shelf

MOST = 40  # customers whose mails are asked for
LOOK_S = 60.0  # that looking may take for all of them, besides what the campaign waits
Row = Mapping[str, str]


def gather(ground: Ground, evidence: Evidence) -> Iterator[Evidence]:
    """Hold the newest mail to each customer against them; why there is none is told."""
    campaign = ground.campaign
    if (arriving := campaign.arriving) is None:
        return
    why, received, rows = "", list[Received](), list[Row]()
    try:
        plan = dataclasses.replace(load_inbox(on_shelf(INBOXES, campaign.path)[arriving.inbox]), delete=False)  # they are nobody's walk's
        rows = chosen(customers(campaign) if campaign.audience.customers else (), plan.address)
        ground.told(f"looking into the inbox {plan.key} for mails to {len(rows)} customers")
        with _opened(plan) as inbox:
            for row, mails in arrived(inbox, rows, arriving.within):
                if mail := of_the_campaign(mails, arriving.subject, ground.site):
                    received.append(Received(row, mail))
    except (InboxError, Unreadable) as error:
        why = str(error)
    skipped = {**evidence.skipped, "inbox": why} if why else evidence.skipped
    found = held(received, ground.site.language, campaign.codes.rule) or ([] if why else [_none(arriving, len(rows))])
    yield msgspec.structs.replace(evidence, mails=[*evidence.mails, *found], skipped=skipped)


def chosen(people: Iterable[Row], address: str) -> list[Row]:
    """Choose whose mails are asked for: those who have an address of the inbox's own, then the first others."""
    head, _, tail = fold(address.replace("{visit}", "\0")).partition("\0")
    seeds: list[Row] = []
    others: list[Row] = []
    for row in people:
        to = fold(row["email"])
        own = to.endswith(tail) and (to.startswith(head) or to == f"{head.rstrip('+')}{tail}")
        if len(kept := seeds if own else others) < MOST:
            kept.append(row)
        if len(seeds) == MOST:
            break
    return [*seeds, *others][:MOST]


def arrived(inbox: Inbox, rows: Iterable[Row], within: float) -> Iterator[tuple[Row, list[MailView]]]:
    """Give each customer's mails, the oldest first, waiting until each has one, and for all of them no longer than so many seconds."""
    rows = list(rows)
    for row in rows:
        inbox.expect(row["email"])
    began = time.monotonic()
    for row in itertools.takewhile(lambda _: time.monotonic() < began + within + LOOK_S, rows):
        deliveries = inbox.arrived(row["email"], 0, max(0.0, began + within - time.monotonic()))
        yield row, [read_mail(each, row["email"]) for each in deliveries]


@contextlib.contextmanager
def _opened(plan: InboxPlan) -> Iterator[Inbox]:
    inbox = open_inbox(plan, os.environ)
    try:
        yield inbox
    finally:
        hang_up(inbox)


def _none(arriving: Arriving, customers: int) -> dict[str, str]:
    return {"via": "inbox", "kind": "none", "of": str(customers), "words": arriving.subject, "inbox": arriving.inbox}
