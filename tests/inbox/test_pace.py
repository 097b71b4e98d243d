"""Short runs of the benchmark: bounds that hold on a busy machine too, and that a poll, a lock held too long or a lost mail would break."""

import statistics

import pytest

from tests.benchmarks import inbox
from tests.inbox.dovecot import NoDovecot

MANY = 200  # visits that wait at once


def test_no_mail_is_lost_at_full_speed() -> None:
    rate, lost = inbox.taken(501)
    assert lost == 0
    assert rate > 100


def check(told: inbox.Waiting) -> None:
    assert told.share < 0.05
    assert len(told.seen) == MANY
    assert statistics.median(told.seen) < 1


def test_waiting_costs_next_to_nothing() -> None:
    told = inbox.by_receiver(MANY, 1.0)
    check(told)
    assert told.connections == 0


@pytest.mark.real
def test_waiting_at_a_mailbox_takes_one_connection() -> None:
    try:
        told = inbox.by_dovecot(MANY, 1.0)
    except NoDovecot as error:
        pytest.skip(str(error))
    check(told)
    assert told.connections == 1
