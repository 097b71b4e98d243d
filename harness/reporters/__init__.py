"""One file per output; this one says what a reporter gets to see of a run."""

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest

from harness.model import Scorecard, Visit
from harness.registry import Registry, kebab


@dataclasses.dataclass(frozen=True)
class Result:
    """One visit with its scorecard. `folder` holds `visit.json`, `scorecard.json` and the screenshots."""

    nodeid: str
    folder: Path
    visit: Visit
    scorecard: Scorecard


@dataclasses.dataclass
class Run:
    """Everything that a run has brought so far, in the order in which visits finished; `folder` is where reports go."""

    folder: Path
    results: dict[str, Result] = dataclasses.field(default_factory=dict)  # by nodeid


# A reporter is made once per run, before collection, and registered as a pytest plugin: it implements the hooks it needs.
Reporter = Callable[[Run, pytest.Config], Any]
reporters: Registry[Reporter] = Registry("harness.reporters")
ReporterClass = TypeVar("ReporterClass", bound=Callable[..., Any])


def reporter(cls: ReporterClass) -> ReporterClass:
    """Register a reporter under its kebab-case name; `--report` lists them."""
    reporters.add(kebab(cls.__name__), cls)
    return cls
