"""What refusing and accepting a cookie banner takes is measured beside the visits, once a run."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from harness.model import ConsentProbe
from harness.visit_file import read_visit

from .company import Company, serve
from .project import Project

ANSWER = "document.cookie = 'answer=1'; b.remove()"
PAGE = f"""<!doctype html><html lang=en><title>Shop</title><h1>Shop</h1><a href=/more>More</a>
<div id=b role=dialog aria-modal=true style='position:fixed;inset:60px;background:#fff'><p>We use cookies.</p>
<button onclick="{ANSWER}">Accept all</button> <button onclick="second()">Settings</button></div>
<script>
if (document.cookie) b.remove();
function second() {{ b.innerHTML = `<p>Choose your cookies.</p><label><input type=checkbox checked> Advertising</label>
<button onclick="{ANSWER}">Save</button>` }}
</script>"""


@pytest.fixture
def company() -> Iterator[Company]:
    with serve({"/": PAGE, "/more": "<!doctype html><title>More</title><h1>More</h1>"}) as served:
        yield served


@pytest.fixture
def shopping(project: Project, company: Company) -> Project:
    """Two scenarios at one company, which asks for consent."""
    project.site("shop", company.url)
    for name in ("look", "look-again"):
        project.scenario(name, "shop", "- go: /\n- click: More\n- expect: More", limit="10 s")
    return project


def probes(project: Project, name: str) -> list[ConsentProbe]:
    return read_visit(Path(project.folder / "reports" / "visits" / f"{name}--shop" / "visit.json")).consent_probes


def test_once_a_run_and_told_with_every_visit(shopping: Project, company: Company) -> None:
    ended = shopping.pytest("scenarios/", "--no-pictures")
    assert ended.status == 0, ended.said
    refused, accepted = probes(shopping, "look")
    assert (refused.choice, refused.done, refused.clicks, refused.screens) == ("refuse", True, 3, 2)
    assert (accepted.choice, accepted.done, accepted.clicks, accepted.screens) == ("accept", True, 1, 1)
    assert not refused.again
    assert probes(shopping, "look-again") == [refused, accepted]
    assert sum(path == "/" for path, _ in company.asked) == 2 + 4  # two visits; each probe opens the page and comes back to it
    cards = shopping.scorecards()
    for name in ("look--shop", "look-again--shop"):
        [finding] = cards[name]["findings"]
        assert finding["audit"] == "consent-asymmetry"
        assert finding["seen"].startswith("refusing takes 3 clicks on 2 screens")
        assert cards[name]["effort"] == {"clicks": 1, "pages": 2, "waiting_ms": cards[name]["effort"]["waiting_ms"]}


def test_not_where_it_is_not_wanted(shopping: Project, company: Company) -> None:
    ended = shopping.mystery_shop("run", "-k", "again", "--no-probe", "--no-pictures")
    assert ended.status == 0, ended.said
    assert probes(shopping, "look-again") == []
    assert sum(path == "/" for path, _ in company.asked) == 1


def test_not_where_the_banner_is_left_to_the_scenario(project: Project, company: Company) -> None:
    project.site("shop", company.url, "consent: ignore\n")
    project.scenario("look", "shop", "- go: /\n- expect: Shop", limit="10 s")
    assert project.pytest("scenarios/", "--no-pictures").status == 0
    assert probes(project, "look") == []
