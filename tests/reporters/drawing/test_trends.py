"""The page of how things have moved, in a real browser: read, sorted, filtered, with any names, in both colour schemes."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from harness.comparing.history import History, Walked
from harness.comparing.trend import Asked, read_trend
from harness.reporters.drawing import tongue, trends
from tests.comparing.past import facts, walked
from tests.reporters.hostile import ATTACK

RUNS = 10
LONG = "🏦 ‮" + "Gesellschaft" * 25
Show = Callable[..., Page]


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten runs: one company gets worse, one stays, one ends in a dead end, one cannot be measured for a while, two have odd names."""
    path = tmp_path_factory.mktemp("history") / "history.sqlite"
    with History(path) as kept:
        for run in range(1, RUNS + 1):
            late = run > 5
            visits = [
                walked(run, "pulse-gym", clicks=5 + 3 * late, score=60 if late else 90), walked(run, "river-association"),
                walked(run, "grand-hotel", score=80, outcome="dead-end" if late else "reached"),
                walked(run, "wall", **({"outcome": "bot-wall", "score": None} if run in (4, 5) else {})), walked(run, LONG),
                Walked(msgspec.structs.replace(walked(run, ATTACK).card, scenario=ATTACK, site_name=ATTACK, device=ATTACK)),
            ]  # fmt: skip
            kept.put(facts(run), visits, "finished")
    return path


@pytest.fixture
def show(history: Path, page: Page, tmp_path: Path) -> Show:
    def open_page(language: str = "en") -> Page:
        with tongue.speaking(language):
            (tmp_path / "trend.html").write_text(trends.page(read_trend(history, Asked()), {}), "utf-8")
        page.goto((tmp_path / "trend.html").as_uri())
        return page

    return open_page


def shown(page: Page) -> list[str]:
    return [site for site in page.locator("article.trend:visible .site").all_inner_texts() if len(site) < 20]


def test_what_has_become_worst_comes_first_and_says_so(show: Show) -> None:
    page = show()
    assert shown(page)[:2] == ["Pulse-Gym", "Grand-Hotel"]
    gym = page.locator("article.trend").first
    expect(gym.locator(".changes li")).to_have_text(["worse since 2026-11-06: −30 points (90 → 60), +3 clicks (5 → 8)"])
    expect(gym.get_by_role("img", name="Clicks: 5 → 8, 10 runs, 2026-11-01 to 2026-11-10")).to_be_visible()
    assert gym.locator("figure").nth(1).locator("title").all_text_contents() == [
        "2026-11-01 to 2026-11-05: 5\u00a0clicks", "2026-11-06 to 2026-11-10: 8\u00a0clicks"
    ]  # fmt: skip


def test_dead_ends_and_gaps_are_marked(show: Show) -> None:
    page = show()
    hotel = page.locator("article.trend", has_text="Grand-Hotel")
    assert hotel.locator("figure").first.locator(".cross").count() == 5
    expect(hotel.locator("figcaption").nth(1)).to_have_text("Clicks 5 → dead end")
    wall = page.locator("article.trend", has_text="Wall").first
    assert wall.locator("figure").first.locator(".gap title").all_text_contents() == [
        "2026-11-04: not measured: bot wall", "2026-11-05: not measured: bot wall"
    ]  # fmt: skip


def test_the_numbers_stand_in_a_table(show: Show) -> None:
    page = show()
    gym = page.locator("article.trend").first
    gym.locator("summary").press("Enter")
    expect(gym.locator("tbody tr")).to_have_count(RUNS)
    assert gym.locator("tbody tr").last.locator("th, td").all_inner_texts() == ["2026-11-10", "1", "60", "8", "2", "0"]
    expect(gym.get_by_role("columnheader", name="Findings")).to_be_visible()


def test_parts_are_sorted_and_filtered_by_keyboard(show: Show) -> None:
    page = show()
    page.get_by_label("Sort by").select_option("company")
    names = [name for name in shown(page) if name.isascii() and name[0].isalpha()]
    assert names == sorted(names)
    page.get_by_label("only what has changed").press("Space")
    assert sorted(shown(page)) == ["Grand-Hotel", "Pulse-Gym"]
    page.get_by_label("Show only").press_sequentially("leave GYM")
    assert shown(page) == ["Pulse-Gym"]
    expect(page.locator("output")).to_have_text("1 of 6 shown")


def test_it_speaks_finnish(show: Show) -> None:
    page = show("fi")
    expect(page.locator("html")).to_have_attribute("lang", "fi")
    expect(page.locator(".changes li").first).to_have_text("huonompi 6.11.2026 alkaen: −30 pistettä (90 → 60), +3 klikkausta (5 → 8)")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 400])
def test_everybody_can_read_it(show: Show, page: Page, scheme: str, width: int) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    show()
    for summary in page.locator("summary").all()[:2]:
        summary.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page).response["violations"]
    assert not found, [(each["id"], [node["html"][:200] for node in each["nodes"][:3]]) for each in found]


def test_names_are_only_text(show: Show, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    show()
    assert page.evaluate("window.pwned") is None
    assert len(asked) == 1, "nothing but the page itself"
    expect(page.locator(".site", has_text="<script>window.pwned=1</script>")).to_be_visible()
    assert page.locator("img").count() == 0
    page.get_by_label("Sort by").select_option("scenario")
    page.get_by_label("Show only").fill("onerror")
    expect(page.locator("output")).to_have_text("1 of 6 shown")
    assert page.evaluate("window.pwned") is None


def test_an_empty_history() -> None:
    assert "No run has been kept yet." in trends.page([], {})


def test_more_than_a_page_holds(history: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trends, "MOST", 2)
    page = trends.page(read_trend(history, Asked()), {})
    assert page.count("<article") == 2
    assert "4 more are not shown; choose with --scenario and --site." in page
