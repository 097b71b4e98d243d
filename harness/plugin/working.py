"""What the workers of a run are told of it, and how they end with it."""

from pathlib import Path
from typing import Any

import pytest

from harness.plugin import leash
from harness.plugin.claim import share
from harness.plugin.items import OVER, RUN
from harness.plugin.journal import Journal

ENDS = pytest.StashKey[int]()  # bytes of the journal that an earlier part of the run has written
SHARE = pytest.StashKey[object]()  # a worker's hold on the folder


def tell(node: Any) -> None:
    """Tell a worker which run it is of, what of it is over, and how it notices that nobody is left to work for."""
    config = node.config
    node.workerinput["run"] = config.stash[RUN]
    node.workerinput["journal"] = config.stash.get(ENDS, 0)
    node.workerinput["leash"] = leash.hold(config)


def work(config: Any) -> None:
    """Learn as a worker what `tell` tells. All workers of a run, also those that come later, leave out the same visits."""
    leash.take(config.workerinput["leash"])
    config.stash[RUN] = config.workerinput["run"]
    folder = Path(config.option.reports)
    if config.stash[RUN]:
        config.stash[SHARE] = share(folder)
    if end := config.workerinput["journal"]:
        journal = Journal.read(folder, end)
        config.stash[OVER] = journal.over() if journal else {}
