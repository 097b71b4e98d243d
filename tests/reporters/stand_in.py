"""A conftest that stands in for the plugin: tests from `walks.json`, whose visits were walked before."""

from pathlib import Path

import msgspec
import pytest

from harness.model import Scorecard, Visit
from harness.plugin import hooks
from harness.plugin.left_behind import LeftBehind
from harness.plugin.options import add_options
from harness.plugin.progress import said_by, status_of
from harness.reporters import Result, Run, reporters


class Walks(pytest.File):
    def collect(self):
        for walk in msgspec.json.decode(self.path.read_bytes()):
            yield Walk.from_parent(self, name=walk["name"], ending=walk["ending"], folder=Path(walk["folder"]))


class Walk(pytest.Item):
    def __init__(self, *, ending, folder, **more):
        super().__init__(**more)
        self.ending = ending
        self.user_properties.append(("folder", str(folder)))

    def setup(self):
        if self.ending == "error":
            raise RuntimeError("the browser <b>broke</b>")

    def runtest(self):
        if self.ending == "failed":
            raise AssertionError("dead-end <img src=x onerror=window.pwned=1>")
        if self.ending == "skipped":
            pytest.skip("not measured <img src=x onerror=window.pwned=1>")
        if self.ending == "interrupted":
            raise KeyboardInterrupt


class Results:
    def __init__(self, run, hook):
        self.run, self.hook, self.reports = run, hook, {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_logreport(self, report):
        self.reports.setdefault(report.nodeid, []).append(report)
        folder = dict(report.user_properties).get("folder")
        if report.when == "teardown" and folder:
            place = Path(folder)
            visit = msgspec.json.decode((place / "visit.json").read_bytes(), type=Visit)
            card = msgspec.json.decode((place / "scorecard.json").read_bytes(), type=Scorecard)
            self.run.results.add(result := Result(report.nodeid, place, visit, card))
            reports = self.reports.pop(report.nodeid)
            self.hook.pytest_mystery_shop_visit(result=result, status=status_of(reports), seconds=1.5, said=said_by(reports))


def pytest_addoption(parser):
    add_options(parser)


def pytest_collect_file(file_path, parent):
    return Walks.from_parent(parent, path=file_path) if file_path.name == "walks.json" else None


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config):
    if hasattr(config, "workerinput"):
        return
    run = Run(folder=Path("reports"), language=config.option.lang)
    config.pluginmanager.add_hookspecs(hooks)
    config.pluginmanager.register(Results(run, config.pluginmanager.hook))
    config.pluginmanager.register(LeftBehind(run))
    for name, reporter in reporters:
        config.pluginmanager.register(reporter(run, config), f"mystery-shop-{name}")
