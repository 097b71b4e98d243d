"""The fixtures of what a visit comes to; each can be overridden in a `conftest.py`, as any fixture of pytest."""

from collections.abc import Callable
from pathlib import Path

import pytest

from harness.comparing import changes
from harness.comparing.baseline import Baseline
from harness.comparing.baseline import read as read_baseline
from harness.model import Scorecard, Visit
from harness.plugin import items
from harness.plugin.verdict import deliver, explain
from harness.visit_file import write_scorecard


@pytest.fixture(scope="session")
def baseline(pytestconfig: pytest.Config) -> Baseline | None:
    """The baseline that visits are held against; None where none was named."""
    path = pytestconfig.getoption("--baseline")
    return read_baseline(Path(path)) if path else None


@pytest.fixture
def scored(visit: Visit, baseline: Baseline | None) -> Scorecard:
    """The visit, audited, scored, and held against the baseline."""
    return changes.scored(visit, baseline)


@pytest.fixture
def scorecard(visit: Visit, scored: Scorecard, visit_folder: Path, request: pytest.FixtureRequest) -> Scorecard:
    """The visit's scorecard, on disk. What was our own fault is an error here, before anything is judged."""
    card = scored
    request.node.stash[items.JUDGED] = visit, card
    write_scorecard(card, visit_folder / "scorecard.json")
    # Not by `record_property`, which warns wherever JUnit XML is written.
    request.node.user_properties.append((items.PROPERTY, str(visit_folder)))
    if card.outcome == "error":
        pytest.fail(explain(visit, card), pytrace=False)
    return card


@pytest.fixture
def verdict(visit: Visit, request: pytest.FixtureRequest) -> Callable[[Scorecard], None]:
    """What passes, fails and skips; override it to judge otherwise."""
    return lambda card: deliver(visit, card, request.config.getoption("fail_on"))
