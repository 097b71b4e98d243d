"""The thirteen points, one file each: a function of the evidence gathered, which asks nobody anything."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from types import ModuleType

import msgspec

from harness.model.preflight import Evidence, Point
from harness.registry import kebab

NAMES = (
    "audience", "right-name", "more-popular", "less-popular", "staged-mailing", "loopholes", "service", "rush", "update-meanwhile",
    "can-customers-report", "customer-service", "plan-b", "what-else",
)  # fmt: skip


def judge_all(evidence: Evidence) -> tuple[list[Point], list[str]]:
    """Judge every point, in the order of the checklist; give besides those that broke, which are left to a person."""
    points: list[Point] = []
    broken: list[str] = []
    for name, module in _parts():
        try:
            point: Point = module.judge(evidence)
        except Exception as error:  # one broken point takes no other down
            broken.append(f"{name}: {type(error).__name__}: {error}")
            said = "This point could not be judged: the fault is the tool's."
            point = Point(number=0, name=name, verdict="ask", said=said, asks=[said])
        own = {"number": NAMES.index(name) + 1, "name": name, "title": title(module), "why": why(module)}
        points.append(msgspec.structs.replace(point, **own))
    return points, broken


def title(module: ModuleType) -> str:
    """Give the title of a point: the first line of its docstring."""
    return _text(module).partition("\n")[0]


def why(module: ModuleType) -> str:
    """Say why it costs the customer where the point is not ready."""
    return " ".join(_text(module).partition("\n")[2].split())


def _text(module: ModuleType) -> str:
    return inspect.getdoc(module.judge) or ""


def _parts() -> Iterator[tuple[str, ModuleType]]:
    """Give the points that have a file here, in the order of the checklist."""
    there = {kebab(found.name): found.name for found in pkgutil.iter_modules(__path__)}
    for name in sorted(there, key=NAMES.index):
        yield name, importlib.import_module(f"{__name__}.{there[name]}")
