"""Runs whose visits each meet a fault, with fine visits after them."""

import re
import secrets
import time
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from ..plugin.project import Ended, Project
from .cases import KILLED, Fault
from .processes import strike
from .server import serve

MODEST = "from harness.browser import processes\nprocesses.MOST_BYTES = 1 << 29  # so that the machine of these tests need not have more\n"
LIMIT = 2.0  # seconds of a step


class Happened(NamedTuple):
    """What a visit came to."""

    outcome: str
    kind: str
    reason: str
    seconds: float


class Run(NamedTuple):
    """A run that has ended, with what its visits came to by name."""

    ended: Ended
    visits: dict[str, Happened]
    seconds: float


def walk(folder: Path, faults: Sequence[Fault], *options: str, conftest: str = "", after_each: bool = True) -> Run:
    """Walk a visit for each fault, and one that meets none after each of them, or only after the last."""
    project, mark = Project(folder), secrets.token_hex(16)

    def inject(fault: str) -> None:
        if fault in KILLED:
            strike(mark, *KILLED[fault])

    project.write("conftest.py", conftest)
    with serve(inject) as server:
        project.site("here", server.url)
        for number, fault in enumerate(faults):
            project.scenario(f"{number:02}-{fault.name}", "here", f"- go: /{fault.name}\n{fault.steps}", limit=f"{LIMIT:g} s")
            if after_each or fault is faults[-1]:
                project.scenario(f"{number:02}-{fault.name}-then", "here", "- go: /fine\n- expect: The end", limit="20 s")
        started = time.monotonic()
        ended = project.pytest("scenarios", *options, environment={"RUN": mark})
        return Run(ended, visits(project), time.monotonic() - started)


def visits(project: Project) -> dict[str, Happened]:
    """Read what visits came to from the reports of a run."""
    cases = ET.parse(project.folder / "reports" / "junit.xml").iter("testcase")
    seconds = {_stem(case): float(case.get("time", 0)) for case in cases}
    told = {}
    for card in project.scorecards().values():
        [journey] = card["journeys"]
        name = Path(card["file"]).stem
        told[name[3:]] = Happened(journey["outcome"], journey.get("kind", ""), journey.get("reason", ""), seconds.get(name, 0))
    return told


def _stem(case: ET.Element) -> str:
    found = re.search(r"\d\d-[\w-]+", case.get("classname", ""))
    return found[0] if found else ""
