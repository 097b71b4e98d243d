"""Says before a run begins to which companies that are not ours it may send what cannot be taken back."""

import dataclasses
import functools
from collections.abc import Iterable, Sequence
from typing import Any

import pytest

from harness.errors import printable
from harness.plugin.collecting import is_visit
from harness.scenario import Site, load_scenario
from harness.scenario.committing import may_commit
from harness.scenario.finding import Sites
from harness.telling import counted


class Commits:
    """Stands on the controller only."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._told = False

    @pytest.hookimpl(trylast=True)
    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Look at what is going to be walked."""
        self._tell(item.nodeid for item in session.items)

    @pytest.hookimpl(optionalhook=True, trylast=True)
    def pytest_xdist_node_collection_finished(self, ids: Sequence[str]) -> None:
        """Look at what a worker is going to walk; all collect the same."""
        self._tell(ids)

    def _tell(self, nodeids: Iterable[str]) -> None:
        terminal: Any = self._config.pluginmanager.getplugin("terminalreporter")
        if self._told or not terminal:
            return
        self._told = True
        if names := self._others(nodeids):
            said = f"{counted(len(names), 'site')} not ours may be sent what cannot be taken back: {', '.join(names)}"
            terminal.ensure_newline()
            terminal.write_line(printable(said), yellow=True, bold=True)

    def _others(self, nodeids: Iterable[str]) -> list[str]:
        """Give the names of the sites that are not ours and to which something may be sent."""
        sites, names = Sites(), []
        load = functools.cache(functools.partial(load_scenario, sites=sites))
        asked = bool(self._config.getoption("commit"))
        visits = dict.fromkeys(tuple(nodeid.partition("[")[0].rpartition("::")[::2]) for nodeid in nodeids if is_visit(nodeid))
        for file, key in visits:
            path = self._config.rootpath / file
            site = sites.get(known[key]) if key in (known := sites.of(path)) else None
            if isinstance(site, Site) and not site.owned and may_commit(load(path), dataclasses.replace(site, asked=asked)):
                names.append(site.name)
        return list(dict.fromkeys(names))
