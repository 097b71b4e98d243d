"""What users bring: steps, audits and fixtures in their conftest.py, markers, and ordinary tests beside scenarios."""

import dataclasses
import re
from collections.abc import Iterator
from typing import Any

import pytest

from .company import Company, serve
from .project import Ended, Project

CONFTEST = '''
    import dataclasses
    import os

    import pytest

    from harness.audits import audit
    from harness.model import Finding
    from harness.steps import field, step


    @step
    class Knock:
        """Knock at a door."""

        door: str = field("Which door.", example="1")

        def act(self, shopper):
            shopper.go(f"/door/{self.door}")


    @audit
    def unlucky_door(visit):
        """A door has the number 13.

        Some customers turn round.
        """
        for number, view in enumerate(visit.views):
            if view.url.endswith("/door/13"):
                yield Finding(audit="unlucky-door", severity="minor", seen="door 13", view=number)


    @pytest.fixture
    def customer(customer):
        return dataclasses.replace(customer, facts={**customer.facts, "given-name": "Somebody"})


    @pytest.fixture
    def site(site):
        return dataclasses.replace(site, name="The other house")


    @pytest.fixture
    def address(address):
        return os.environ["COMPANY"] if address == "http://nowhere.example" else address


    @pytest.fixture
    def verdict(verdict):
        def judge(card):
            verdict(card)
            assert not card.findings, f"no findings allowed: {[each.audit for each in card.findings]}"

        return judge


    @pytest.fixture(scope="session")
    def browser_context_args(browser_context_args):
        return {**browser_context_args, "user_agent": "a user's own"}


    def pytest_configure(config):
        config.addinivalue_line("markers", "slow: takes long")


    def pytest_collection_modifyitems(items):
        for item in items:
            if item.name == "slow-house":
                item.add_marker(pytest.mark.slow)
            if item.name == "german-house":
                item.add_marker(pytest.mark.browser_context_args(locale="de-DE"))
'''
ORDINARY = """
    import os


    def test_page(page):
        page.goto(os.environ["COMPANY"] + "/ordinary")
        assert page.evaluate("navigator.userAgent") == "a user's own"


    def test_nothing():
        assert True
"""
PAGES = {"/": "<title>Hall</title><p>Hall", "/door/1": "<title>One</title><p>One", "/door/13": "<title>Last</title><p>Last",
         "/hello/Somebody": "<title>Hello</title><p>Hello", "/ordinary": "<title>O</title><p>O"}  # fmt: skip


@dataclasses.dataclass(frozen=True)
class Visited:
    """A run, and the company it went to."""

    project: Project
    ended: Ended
    company: Company

    @property
    def cards(self) -> dict[str, dict[str, Any]]:
        return self.project.scorecards()


@pytest.fixture(scope="module")
def visited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visited]:
    project = Project(tmp_path_factory.mktemp("own"))
    with serve(PAGES) as company:
        for key in ("house", "german-house", "slow-house"):
            project.site(key, "http://nowhere.example")
        project.scenario("greet", "house, german-house, slow-house", "- knock: 1\n- go: /hello/{given-name}\n- expect: Hello")
        project.scenario("unlucky", "house", "- knock: {door: 13}\n- expect: Last")
        project.write("scenarios/conftest.py", CONFTEST)
        project.write("scenarios/test_ordinary.py", ORDINARY)
        ended = project.pytest("scenarios", "-v", "-m", "not slow", environment={"COMPANY": company.url})
        yield Visited(project, ended, company)


def test_all_run_together(visited: Visited) -> None:
    said = visited.ended.said
    assert "collected 6 items / 1 deselected / 5 selected" in said
    assert re.search(r"greet.yaml::house REACHED 100", said)
    assert re.search(r"test_ordinary.py::test_page PASSED", said) or re.search(r"test_ordinary.py::test_page\[chromium\] PASSED", said)
    assert "1 failed, 4 passed, 1 deselected in" in said


def test_a_step_of_ones_own(visited: Visited) -> None:
    assert "/door/1" in [path for path, _ in visited.company.asked]


def test_an_audit_of_ones_own(visited: Visited) -> None:
    assert [finding["audit"] for finding in visited.cards["unlucky--house"]["findings"]] == ["unlucky-door"]
    assert not visited.cards["greet--house"].get("findings")


def test_a_verdict_of_ones_own(visited: Visited) -> None:
    assert "no findings allowed: ['unlucky-door']" in visited.ended.said
    assert re.search(r"unlucky.yaml::house REACHED, FAILED", visited.ended.said)


def test_a_customer_and_an_address_of_ones_own(visited: Visited) -> None:
    assert "/hello/Somebody" in [path for path, _ in visited.company.asked]


def test_a_site_of_ones_own(visited: Visited) -> None:
    assert visited.cards["greet--house"]["site_name"] == "The other house"


def test_the_browser_speaks_the_personas_language_unless_a_marker_says_so(visited: Visited) -> None:
    languages = {headers.get("Accept-Language", "")[:5] for path, headers in visited.company.asked if path == "/hello/Somebody"}
    assert languages == {"en-US", "de-DE"}
    assert {headers["User-Agent"] for _, headers in visited.company.asked} == {"a user's own"}
