"""Walking a few steps at a page of the street, without a scenario file of its own on disk in the tree."""

import dataclasses
import textwrap
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import BrowserContext
from werkzeug.serving import make_server

from harness.browser.clock import Clock
from harness.browser.walk import Walk
from harness.inbox.letterbox import Letterbox
from harness.model import Journey, Standing, Visit
from harness.personas import persona
from harness.scenario import find_site, load_scenario
from harness.scenario.plan import Conditions
from harness.street.process import SpawnedStreet

from ..plugin.company import Company, serve

Shop = Callable[..., Visit]
Walked = Callable[..., Visit]


@pytest.fixture
def shop(context: BrowserContext, street: SpawnedStreet, tmp_path: Path) -> Shop:
    """Walk steps (YAML) at a company of the street; give the visit."""

    def walk_steps(
        steps: str,
        company: str = "odd-corners",
        limit: float = 15,
        site: str = "",
        pictures: bool = False,
        at: str = "",
        owned: bool = True,
        standing: Standing = "stranger",
        letterbox: Letterbox | None = None,
        clock: Clock | None = None,
        keyboard: bool = False,
        begun: Callable[[], object] = bool,
    ) -> Visit:
        (tmp_path / "sites").mkdir(exist_ok=True)
        binding = f"site: Here\nurl: street:{company}\nowned: {str(owned).lower()}\n"
        (tmp_path / "sites" / "here.yaml").write_text(binding + textwrap.dedent(site))
        text = f"scenario: Try\nsites: [here]\nlimit: {limit:g} s\njourneys:\n  try:\n    kind: other\n    steps:\n"
        path = tmp_path / "try.yaml"
        path.write_text(text + textwrap.indent(textwrap.dedent(steps).strip(), "      ") + "\n")
        scenario = load_scenario(path)
        if not at:
            street.reset(company)
        customer = persona("en_GB", "tests", standing=standing)
        if letterbox:
            customer = dataclasses.replace(customer, facts={**customer.facts, "email": letterbox.address})
        walk = Walk(
            context, scenario, find_site("here", path), at or street.address(company), customer, tmp_path if pictures else None,
            conditions=Conditions(keyboard=keyboard), letterbox=letterbox, clock=clock,
        )  # fmt: skip
        begun()
        for plan in scenario.journeys:
            walk.journey(plan)
        walk.close_mailbox()
        return walk.visit("try")

    return walk_steps


@pytest.fixture
def app() -> Iterator[tuple[Flask, str]]:
    """A company that answers as a test says, and its address."""
    flask = Flask("shop")
    server = make_server("127.0.0.1", 0, flask, threaded=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield flask, f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()


@pytest.fixture
def walk_at(tmp_path: Path) -> Callable[..., Walk]:
    """Walk a journey (YAML in one line) at an address in a context; give the walk."""

    def walk_there(
        context: BrowserContext, address: str, steps: str, owned: bool = True, clock: Clock | None = None, go: bool = True
    ) -> Walk:
        (tmp_path / "sites").mkdir(exist_ok=True)
        (tmp_path / "sites" / "here.yaml").write_text(f"site: Here\nurl: {address}\nowned: {str(owned).lower()}\n")
        file = tmp_path / "try.yaml"
        file.write_text(f"scenario: Try\nsites: [here]\nlimit: 20 s\njourneys:\n  order:\n    kind: checkout\n    steps:\n{steps}\n")
        scenario, customer = load_scenario(file), persona("en_GB", "tests")
        walk = Walk(context, scenario, find_site("here", file), address, customer, None, clock=clock)
        for plan in scenario.journeys if go else ():
            walk.journey(plan)
        return walk

    return walk_there


@pytest.fixture
def company() -> Iterator[Company]:
    with serve({}) as served:
        yield served


@pytest.fixture
def walk(shop: Shop, company: Company) -> Walked:
    """Walk steps at pages given as HTML by path; `/` is the first one."""

    def walk_pages(steps: str, pages: dict[str, str] | str, **more: object) -> Visit:
        company.pages = {
            path: f"<!doctype html><title>{path}</title>{html}"
            for path, html in (pages if isinstance(pages, dict) else {"/": pages}).items()
        }
        return shop(steps, at=company.url, **more)

    return walk_pages


def only(visit: Visit) -> Journey:
    [journey] = visit.journeys
    return journey


def reached(visit: Visit) -> Journey:
    assert only(visit).halt is None, only(visit).halt
    return only(visit)
