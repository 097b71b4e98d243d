"""A user's project in a folder of its own, and runs of it."""

import dataclasses
import functools
import json
import os
import subprocess
import sys
import textwrap
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .forking import Forking, fits

SLOWEST_SECONDS = 120
PYTEST = ("-m", "pytest", "-p", "no:cacheprovider")
BARE = "-p no:hypothesispytest"  # which the runs of users have no use for
COMMAND = ("-c", "import sys; from harness.cli import main; sys.exit(main())")  # what the script `mystery-shop` does


@dataclasses.dataclass(frozen=True)
class Ended:
    """A run that has ended: its exit status and what it said."""

    status: int
    said: str


@dataclasses.dataclass(frozen=True)
class Project:
    """A folder with scenarios, and whatever else a test puts there."""

    folder: Path
    slowest: float = SLOWEST_SECONDS

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text), "utf-8")
        return path

    def site(self, key: str, url: str, more: str = "") -> None:
        self.write(f"scenarios/sites/{key}.yaml", f"site: {key.title()}\nurl: {url}\nowned: true\n{more}")

    def scenario(self, name: str, sites: str, steps: str, more: str = "", limit: str = "1 s") -> Path:
        """Write a scenario of one journey `look`; `more` stands beside its steps."""
        head = f"scenario: {name.title()}\nsites: [{sites}]\nlimit: {limit}\njourneys:\n  look:\n    kind: other\n"
        body = textwrap.indent(textwrap.dedent(steps).strip(), "      ")
        return self.write(f"scenarios/{name}.yaml", f"{head}{textwrap.indent(more, '    ')}    steps:\n{body}\n")

    def pytest(self, *options: str, environment: Mapping[str, str] | None = None) -> Ended:
        return self._run([*PYTEST, *options], environment)

    def mystery_shop(self, *options: str) -> Ended:
        return self._run([*COMMAND, *options], None)

    def start(self, *options: str, environment: Mapping[str, str], stdin: int | None = None) -> subprocess.Popen[str]:
        """Start pytest in a process group of its own, as a shell does."""
        return subprocess.Popen(
            [sys.executable, *PYTEST, *options], cwd=self.folder, env={**surroundings(), **environment}, text=True, encoding="utf-8",
            stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip

    def _run(self, command: list[str], environment: Mapping[str, str] | None) -> Ended:
        given = {**surroundings(), **(environment or {})}
        if fits(given):
            return Ended(*_forking().run(command, self.folder, given, self.slowest))
        ended = subprocess.run(
            [sys.executable, *command], cwd=self.folder, env=given, capture_output=True, text=True, encoding="utf-8",
            timeout=self.slowest, check=False,
        )  # fmt: skip
        return Ended(ended.returncode, ended.stdout + ended.stderr)

    def files(self, folder: str = "reports") -> set[str]:
        """The files below a folder that are not hidden, as paths from there."""
        found = (path for path in (self.folder / folder).rglob("*") if path.is_file() and not path.name.startswith("."))
        return {path.relative_to(self.folder / folder).as_posix() for path in found}

    def scorecards(self, folder: str = "reports") -> dict[str, dict[str, Any]]:
        """The scorecards of a run by the visit's id, in the order of the file."""
        listed = json.loads((self.folder / folder / "scorecards.json").read_bytes())["scorecards"]
        return {card["visit"]: card for card in listed}


def surroundings() -> dict[str, str]:
    """The environment without what the run that these tests are part of, or a build server, has put there."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "COV_")) and name != "CI"}
    return {**kept, "COLUMNS": "110", "PYTEST_ADDOPTS": BARE}


@functools.cache
def _forking() -> Forking:
    return Forking(surroundings())
