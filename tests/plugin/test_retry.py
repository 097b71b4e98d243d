"""What came to trouble is walked again: every try is told, and none hides another."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from harness.manners.state import VARIABLE
from harness.visit_file import read_scorecard

from .company import Company, serve
from .project import Ended, Project

PAGE = '<!doctype html><html lang="en"><title>Shop</title><h1>Shop</h1><p>Welcome to our shop, one and all.</p>'
SAID = "2 tries: 1 × dead end (not found), 1 × reached"
FAST = ("--no-probe", "--no-pictures", "-p", "no:cacheprovider")


class Falters(dict[str, str]):
    """Pages that are not found the first times that they are asked for."""

    def __init__(self, times: int) -> None:
        super().__init__({"/": PAGE})
        self._left = times

    def get(self, path: str, default: object = None) -> str | None:  # type: ignore[override]
        if path == "/" and self._left:
            self._left -= 1
            return None
        return super().get(path)


@pytest.fixture
def open_shops(project: Project) -> Iterator[Callable[..., list[Company]]]:
    """Open a shop for each number of times that one is not found, and write the scenario that visits them all."""
    with ExitStack() as stack:

        def shops(*times: int) -> list[Company]:
            companies = [stack.enter_context(serve(Falters(each))) for each in times]
            for number, company in enumerate(companies, start=1):
                project.site(f"shop-{number}", company.url)
            names = [f"shop-{number}" for number in range(1, len(times) + 1)]
            project.scenario("look", ", ".join(names), "- go: /\n- expect: Welcome to our shop")
            return companies

        yield shops


def run(project: Project, *options: str) -> Ended:
    return project.pytest("scenarios", *FAST, *options)


def state(project: Project) -> dict[str, str]:
    return {VARIABLE: str(project.folder / "state")}


def outcomes(project: Project) -> dict[str, str]:
    return {visit: card.get("outcome", "reached") for visit, card in project.scorecards().items()}


@pytest.mark.parametrize("workers", ["0", "2"])
def test_a_later_try_is_told_beside_the_first_and_hides_nothing(
    project: Project, open_shops: Callable[..., list[Company]], workers: str
) -> None:
    open_shops(1, 0, 5)
    ended = run(project, "--retry", "2", "-n", workers)
    assert ended.status == 1, ended.said
    assert outcomes(project) == {
        "look--shop-1": "dead-end", "look--shop-1--2": "reached", "look--shop-2": "reached",
        "look--shop-3": "dead-end", "look--shop-3--2": "dead-end", "look--shop-3--3": "dead-end",
    }  # fmt: skip
    cards = project.scorecards()
    assert [card.get("unsteady", "") for card in cards.values()] == [SAID, SAID, "", "", "", ""]
    assert [each["visit"] for each in cards["look--shop-1"]["tries"]] == ["look--shop-1", "look--shop-1--2"]
    assert len(cards["look--shop-3"]["tries"]) == 3
    assert not any("tries" in cards[visit] for visit in ("look--shop-1--2", "look--shop-2", "look--shop-3--2"))
    beside = read_scorecard(project.folder / "reports" / "visits" / "look--shop-1" / "scorecard.json")
    assert (beside.unsteady, len(beside.tries)) == (SAID, 2)
    assert f"Look, Shop-1: unsteady, {SAID}" in ended.said
    assert ended.said.count("unsteady") == 1
    [league] = json.loads((project.folder / "reports" / "league.json").read_bytes())["leagues"]
    assert not any(entry.get("visits", 1) > 1 for entry in league["entries"]), "further tries weigh nothing"
    assert "6/6" in ended.said
    assert "have not been walked" not in ended.said
    if workers == "0":
        check_reports(project)


def check_reports(project: Project) -> None:
    """Check that every report says which visits are unsteady, and says it again when it is made again."""
    reports = project.folder / "reports"
    page = (reports / "index.html").read_text("utf-8")
    assert page.count('</span> <span class="unsteady">unsteady</span>') == page.count(SAID) == 2, "each of the two rows says it"
    assert "<!--tries-->" not in page
    assert f"Look, Shop-1: unsteady, {SAID}" in (reports / "summary.md").read_text("utf-8")
    assert f'name="unsteady look--shop-1" value="{SAID}"' in (reports / "junit.xml").read_text("utf-8")
    rows = (reports / "visits.csv").read_text("utf-8").splitlines()
    assert [SAID in row for row in rows[1:]] == [True, True, False, False, False, False]
    assert "mystery_shop_" not in (reports / "junit.xml").read_text("utf-8")

    before = json.loads((reports / "scorecards.json").read_bytes())["scorecards"]
    again = project.mystery_shop("report", "reports", "--lang", "fi")
    assert json.loads((reports / "scorecards.json").read_bytes())["scorecards"] == before
    assert f"unsteady, {SAID}" in again.said
    assert "epävakaa, 2 yritystä: 1 × umpikuja" in (reports / "summary.md").read_text("utf-8")


def test_repeated_visits_are_held_against_each_other(project: Project, open_shops: Callable[..., list[Company]]) -> None:
    open_shops(1, 0)
    ended = run(project, "--repeat", "3", "-n", "0")
    assert ended.status == 1
    cards = project.scorecards()
    said = "3 tries: 1 × dead end (not found), 2 × reached"
    assert {visit for visit, card in cards.items() if card.get("unsteady") == said} == {f"look--shop-1{end}" for end in ("", "--2", "--3")}
    assert {visit: len(card["tries"]) for visit, card in cards.items() if "tries" in card} == {"look--shop-1": 3, "look--shop-2": 3}


def test_nothing_is_walked_again_that_is_well(project: Project, open_shops: Callable[..., list[Company]]) -> None:
    [shop] = open_shops(0)
    ended = run(project, "--retry", "3", "-n", "0")
    assert (ended.status, list(outcomes(project))) == (0, ["look--shop-1"])
    assert [path for path, _ in shop.asked].count("/") == 1


DYING = """
    import os
    import signal
    from pathlib import Path

    import pytest


    @pytest.fixture
    def try_out(request):
        def die(walk):
            died = Path("died")
            if request.node.attempt == 2 and not died.exists():
                died.touch()
                os.kill(os.getpid(), signal.SIGKILL)
            return []

        return die
"""


@pytest.mark.parametrize("workers", ["0", "2"])
def test_a_run_that_dies_at_a_further_try_goes_on_with_it(
    project: Project, open_shops: Callable[..., list[Company]], workers: str
) -> None:
    """The first try is told as it was, and not walked again."""
    shop, other = open_shops(1, 0)
    project.write("conftest.py", DYING)
    ended = run(project, "--retry", "2", "-n", workers)
    assert (project.folder / "died").exists(), ended.said
    if workers == "2":
        assert outcomes(project)["look--shop-1--2"] == "error", "the worker died, and the run told of it"
    ended = run(project, "--resume", "--retry", "2", "-n", workers)
    assert ended.status == 1, ended.said
    assert outcomes(project) == {"look--shop-1": "dead-end", "look--shop-1--2": "reached", "look--shop-2": "reached"}
    assert project.scorecards()["look--shop-1"]["unsteady"] == SAID
    assert [[path for path, _ in each.asked].count("/") for each in (shop, other)] == [3, 1], "the try that died is walked anew"
    assert "of its 2 visits none is missing" in run(project, "--resume", "--retry", "2").said


ORDER = """
    <!doctype html><html lang="en"><title>Shop</title><h1>Your order</h1><p>Total 20.00 euros, in one instalment.</p>
    <form action="/gone"><label>E-mail <input name="email" autocomplete="email"></label><button>Place order</button></form>
"""


def test_what_was_sent_for_good_to_others_is_not_sent_twice(project: Project) -> None:
    with serve({"/": ORDER}) as company:
        project.site("ours", company.url)
        project.write("scenarios/sites/theirs.yaml", f"site: Theirs\nurl: {company.url}\nowned: false\n")
        project.scenario("order", "ours, theirs", "- go: /\n- fill: form\n- click: Place order\n- expect: Thank you", limit="5 s")
        ended = project.pytest("scenarios", *FAST, "--retry", "1", "--commit", "--pace", "0", "-n", "0", environment=state(project))
        assert ended.status == 1, ended.said
    cards = project.scorecards()
    assert list(cards) == ["order--ours", "order--ours--2", "order--theirs"]
    assert [(card["outcome"], len(card["committed"])) for card in cards.values()] == [("dead-end", 1)] * 3


def test_a_run_that_stops_at_the_first_failure_tries_no_more(project: Project, open_shops: Callable[..., list[Company]]) -> None:
    open_shops(1)
    run(project, "--retry", "3", "-x", "-n", "0")
    assert list(outcomes(project)) == ["look--shop-1"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--retry", "2", "--repeat", "2"], "--retry only what came to trouble: give one of them"),
        (["--retry", "11"], "`11` is no number from 0 to 10"),
        (["--retry", "often"], "`often` is no number from 0 to 10"),
    ],
)
def test_what_is_refused(project: Project, open_shops: Callable[..., list[Company]], options: list[str], said: str) -> None:
    open_shops(0)
    ended = run(project, *options)
    assert ended.status == pytest.ExitCode.USAGE_ERROR
    assert said in ended.said
