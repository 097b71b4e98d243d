"""Projects to run, and the runs that several tests look at."""

import dataclasses
import shutil
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .project import Ended, Project

OUTCOMES = {
    "broke.yaml::nobody": "error",
    "dear.yaml::corners": "over budget",
    "dinner.yaml::grand-hotel": "dead end: e-mail us",
    "join.yaml::pulse-gym": "reached",
    "join.yaml::river-association": "reached",
    "old.yaml::corners": "stale scenario",
    "wall.yaml::corners": "bot wall",
}  # in the order of collection
NOTING = """
    import sys

    import pytest


    @pytest.fixture(autouse=True)
    def noted(street, scorecard, pytestconfig):
        worker = getattr(pytestconfig, "workerinput", {}).get("workerid", "main")
        (pytestconfig.rootpath / f"street-{worker}-{street.pid}").touch()
        if "harness.reporters.html" in sys.modules:
            (pytestconfig.rootpath / f"reporters-{worker}").touch()
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


@pytest.fixture(scope="session")
def closed_port() -> Iterator[int]:
    """A port that is taken and that nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield taken.getsockname()[1]


@pytest.fixture(scope="session")
def town(closed_port: int, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Scenarios with every outcome that a visit can have."""
    town = Project(tmp_path_factory.mktemp("town"))
    for key in ("pulse-gym", "river-association", "grand-hotel"):
        town.site(key, f"street:{key}")
    town.site("corners", "street:odd-corners")
    town.site("nobody", f"http://127.0.0.1:{closed_port}")
    town.scenario("broke", "nobody", "- go: /")
    town.scenario("dear", "corners", "- go: /\n- click: /details\n- expect: Folded away", "budget: {clicks: 0}\n", limit="10 s")
    town.scenario("dinner", "grand-hotel", "- go: /\n- click: Book a table\n- fill: {People: 12}")
    town.scenario("join", "pulse-gym, river-association", JOIN, limit="10 s")
    town.scenario("old", "corners", "- go: /\n- click: Buy a boat")
    town.scenario("wall", "corners", "- go: /403-bot\n- click: Next")
    town.write("conftest.py", NOTING)
    return town


JOIN = """
    - go: /
    - click: Join
    - fill: form
    - click: Confirm membership
    - expect: Welcome, {given-name}
"""


@dataclasses.dataclass(frozen=True)
class Run:
    """A run of the town's scenarios."""

    project: Project
    ended: Ended
    reports: str = "reports"

    @property
    def folder(self) -> Path:
        return self.project.folder / self.reports

    @property
    def streets(self) -> list[list[str]]:
        """The worker and the process of each street that was opened."""
        return sorted(path.name.split("-")[1:] for path in self.project.folder.glob("street-*"))


@pytest.fixture(scope="session")
def run_town(town: Project, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Run]:
    """Run the town's scenarios in a copy of their folder."""

    def run(command: Callable[[Project], Ended], reports: str = "reports") -> Run:
        copy = Project(tmp_path_factory.mktemp("run") / "town")
        shutil.copytree(town.folder, copy.folder)
        return Run(copy, command(copy), reports)

    return run


@pytest.fixture(scope="session")
def walked(run_town: Callable[..., Run]) -> Run:
    """`pytest scenarios/`."""
    return run_town(lambda copy: copy.pytest("scenarios/"))


@pytest.fixture(scope="session")
def walked_by_command(run_town: Callable[..., Run]) -> Run:
    """`mystery-shop run`, with words instead of lines."""
    return run_town(lambda copy: copy.mystery_shop("run", "-v", "-rA"))


@pytest.fixture(scope="session")
def walked_by_two(run_town: Callable[..., Run]) -> Run:
    """`mystery-shop run -n 2`, with its reports elsewhere."""
    return run_town(lambda copy: copy.mystery_shop("run", "-n", "2", "-q", "--reports", "out"), "out")
