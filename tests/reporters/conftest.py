"""A report as a real run writes it, and a browser to read it in."""

import dataclasses
import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import Browser

from harness.browser import launch

from ..plugin.project import Project
from . import hostile, making, samples

Writer = Callable[..., "Written"]


@dataclasses.dataclass(frozen=True)
class Written:
    """What a run of samples left behind: its folder, its exit status, and what it said."""

    folder: Path
    status: int
    said: str

    @property
    def reports(self) -> Path:
        return self.folder / "reports"

    @property
    def page(self) -> str:
        return (self.reports / "index.html").as_uri()


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    found = launch.find(None)
    return launch.options(found) if found else {"args": launch.arguments()}


@pytest.fixture(scope="session")
def picture(browser: Browser) -> bytes:
    """A screenshot, of a page with nothing on it."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.set_content("<body style='background: rgb(0, 128, 64)'>")
    taken = page.screenshot(type="jpeg", quality=30)
    page.close()
    return taken


@pytest.fixture(scope="session")
def write(picture: bytes, tmp_path_factory: pytest.TempPathFactory) -> Writer:
    """Run samples, and ordinary tests beside them, through pytest in a process of its own."""

    def run(*chosen: making.Sample, options: tuple[str, ...] = (), tests: str = "") -> Written:
        folder = tmp_path_factory.mktemp("run")
        making.write(folder, list(chosen), picture)
        shutil.copy(Path(__file__).with_name("stand_in.py"), folder / "conftest.py")
        (folder / "test_ordinary.py").write_text(tests, "utf-8")
        ended = Project(folder).pytest("-p", "no:mystery_shop", "--rootdir=.", *options, ".")
        return Written(folder, ended.status, ended.said)

    return run


ORDINARY = """
import pytest

@pytest.mark.parametrize("given", ["<img src=x onerror=window.pwned=1>"])
def test_ordinary(given):
    print("<script>window.pwned=1</script>")
    assert given == ""
"""


@pytest.fixture(scope="session")
def written(write: Writer) -> Written:
    """A run with every kind of ending, a hostile visit, and an ordinary test with hostile words in its id and its log."""
    broken = dataclasses.replace(samples.river(), name="broken.yaml::river", ending="error")
    broken = dataclasses.replace(broken, card=msgspec.structs.replace(broken.card, site_name="Broken House"))
    return write(samples.gym(), samples.river(), samples.walled(), hostile.hostile(), broken, tests=ORDINARY)


@pytest.fixture(scope="session")
def empty(write: Writer) -> Written:
    """A run in which no visit finished."""
    return write(tests="def test_fine(): pass")
