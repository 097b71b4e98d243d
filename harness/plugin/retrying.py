"""Walks a visit that came to trouble once more, directly after it: each try is a visit of its own, and none takes the place of another."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager

import pytest

from harness.model import Scorecard, Visit
from harness.plugin.items import AGAIN, JUDGED, OVER, TRY_OF, VisitItem

TROUBLE = ("dead-end", "stale-scenario", "error")  # what may be otherwise the next time; whoever is held or barred is so again


def may_be_tried_again(visit: Visit, card: Scorecard) -> bool:
    """Say whether a visit came to trouble, and left nothing at somebody else's company that another try would leave there twice."""
    return card.outcome in TROUBLE and (visit.owned or not visit.committed)


def begin(config: pytest.Config) -> None:
    """Have visits tried again where `--retry` is given; a usage error where they are walked several times anyway."""
    if config.option.retry and config.option.repeat > 1:
        raise pytest.UsageError("--repeat walks each visit several times, and --retry only what came to trouble: give one of them")
    if config.option.retry:
        config.pluginmanager.register(Retrying(config.option.retry), "mystery-shop-retrying")


class Retrying:
    """Stands wherever visits are walked, where `--retry` is given."""

    def __init__(self, times: int) -> None:
        self._times = times

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_teardown(self, item: pytest.Item) -> None:
        """Tell with the visit that another try of it comes next; none does where the run stops."""
        stops = item.session.shouldfail or item.session.shouldstop
        judged = item.stash.get(JUDGED, None)
        if isinstance(item, VisitItem) and not stops and item.attempt <= self._times and judged and may_be_tried_again(*judged):
            item.user_properties.append((AGAIN, "yes"))

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item, nextitem: pytest.Item | None) -> Generator[None, object, object]:
        """Walk the further tries when the first one is over. What an earlier part of the run has walked is told with all that is over."""
        done = yield
        last = item
        while isinstance(item, VisitItem) and isinstance(last, VisitItem) and item.attempt == 1 and AGAIN in dict(last.user_properties):
            last = item.tried_again(last.attempt + 1)
            if last.nodeid in item.config.stash[OVER]:
                break
            last.user_properties.append((TRY_OF, item.nodeid))
            with _in_the_place(item, last):
                last.ihook.pytest_runtest_protocol(item=last, nextitem=nextitem)
        return done


@contextmanager
def _in_the_place(first: VisitItem, last: VisitItem) -> Iterator[None]:
    """Have a try stand among what was collected where the first one stands: workers send reports of nothing else."""
    items = first.session.items
    at = items.index(first)
    items[at] = last
    try:
        yield
    finally:
        items[at] = first
