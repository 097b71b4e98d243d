"""Journeys of the street, recorded and played by somebody else; `python -m tests.surge.table` tries all."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

from harness.inbox.receiver import Receiver
from harness.street.process import SpawnedStreet

from .street import REACHED, converted


@pytest.mark.parametrize(
    ("name", "visited", "ends"),
    [
        ("free-gift", "publisher-now", "whole"),  # a code
        ("usual-leaving", "plenty-tv", "whole"),  # two journeys, with signing in between
        ("register", "quayside-housing[member]", "whole"),  # signed in before; a form that is filled in already, and an id in the address
        ("newsletter", "bargain-bugle", "time to pass"),  # a join that a mail's link confirms; the letter comes the day after
        ("connection", "fairway-fibre", "whole"),  # links of two mails
    ],
)
def test_somebody_else_plays_it(
    name: str, visited: str, ends: str, new_context: Callable[..., BrowserContext], street: SpawnedStreet, street_post: Receiver
) -> None:
    assert (name, visited) in REACHED
    done = converted(name, visited, street, street_post, new_context)
    assert done.ends == ends, done.played
    assert done.script.calls
