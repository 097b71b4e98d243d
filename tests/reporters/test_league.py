"""One scenario at many companies, as the files of a run and as Chromium shows the page."""

import csv
import dataclasses
import json
import re

import msgspec
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from . import hostile, making, samples
from .conftest import Writer, Written

AXE = Axe()
WALKS = 5


def again(sample: making.Sample, attempt: int, **more: object) -> making.Sample:
    """Make a further visit of the same company."""
    told = {"attempt": attempt, "file": "scenarios/join-and-leave.yaml", "scenario": "Join, then leave"}
    name = f"{sample.visit.id}--{attempt}"
    visit = msgspec.structs.replace(sample.visit, id=name, **told)
    card = msgspec.structs.replace(sample.card, visit=name, **told, **more)
    return dataclasses.replace(sample, name=f"{sample.name}[{attempt}]", visit=visit, card=card)


def visits() -> list[making.Sample]:
    """Make five visits of a gym and of an association, two of another, and one that a bot wall stopped."""
    made = [again(samples.gym(), attempt, score=float(28 + attempt)) for attempt in range(1, WALKS + 1)]
    made += [again(samples.river(), attempt, score=96.0) for attempt in range(1, WALKS + 1)]
    brook = samples.river()
    card = msgspec.structs.replace(brook.card, site="brook", site_name="Brook Club", visit="brook", score=60.0)
    brook = dataclasses.replace(brook, name="join-and-leave.yaml::brook", visit=msgspec.structs.replace(brook.visit, id="brook"), card=card)
    return [*made, again(brook, 1), again(brook, 2), again(samples.walled(), 1)]


@pytest.fixture(scope="module")
def held(write: Writer) -> Written:
    return write(*visits(), options=("--html=reports/index.html",))


@pytest.fixture
def page_of(page: Page, held: Written) -> Page:
    page.goto((held.reports / "league.html").as_uri())
    return page


def names(page: Page) -> list[str]:
    return [row.split("\n")[0] for row in page.locator(".ranking tbody th").all_inner_texts()]


def shown(page: Page) -> list[str]:
    return [row.inner_text().split("\n")[0] for row in page.locator(".ranking tbody th").all() if row.is_visible()]


def row(page: Page, name: str) -> Locator:
    return page.locator(".ranking tbody tr", has_text=name)


def test_ranks_medians_and_who_has_none(page_of: Page, held: Written) -> None:
    assert names(page_of) == ["River Association", "Pulse Gym", "Brook Club"]
    assert [cell.split("\n")[0] for cell in row(page_of, "Pulse Gym").locator("td").all_inner_texts()] == [
        "2", "dead end: by post 5 of 5", "31", "3 min†", "7†", "8†", "7†", "5",
    ]  # fmt: skip
    expect(row(page_of, "Pulse Gym").locator(".score")).to_have_text(re.compile(r"31\s+29–33"))
    expect(row(page_of, "River").locator(".rank")).to_have_text("1")
    expect(row(page_of, "Brook").locator("td").first).to_have_text("–")
    receipt = row(page_of, "River").get_by_role("link", name="River Association").get_attribute("href")
    assert receipt
    assert (held.reports / receipt).is_file()
    notes = page_of.locator(".notes")
    expect(notes).to_contain_text("1 of 1 pairs do")
    expect(notes).to_contain_text("Who has no rank was visited too rarely.")
    expect(notes).to_contain_text("Five visits and fewer give no interval at 95 %.")


def test_what_was_not_measured_stands_below_with_its_reason(page_of: Page) -> None:
    expect(page_of.locator(".absent li")).to_contain_text("Palace")
    expect(page_of.locator(".absent li")).to_contain_text("asks the browser to prove")
    assert "Palace" not in names(page_of)


def test_columns_sort_by_key_and_say_so(page_of: Page) -> None:
    head = page_of.locator(".ranking thead th", has_text="Clicks")
    expect(head).to_have_attribute("aria-sort", "none")
    head.get_by_role("button").focus()
    page_of.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    assert names(page_of)[-1] == "Pulse Gym"
    page_of.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    assert names(page_of)[0] == "Pulse Gym"
    page_of.get_by_role("button", name="Company").click()
    assert names(page_of) == ["Brook Club", "Pulse Gym", "River Association"]
    expect(head).to_have_attribute("aria-sort", "none")


@pytest.mark.parametrize("way", ["ascending", "descending"])
def test_who_has_no_rank_comes_last_whichever_way_is_sorted(page_of: Page, way: str) -> None:
    rank = page_of.locator(".ranking thead th").first
    expect(rank).to_have_attribute("aria-sort", "ascending")
    for _ in range(2 if way == "ascending" else 1):
        rank.get_by_role("button").click()
    expect(rank).to_have_attribute("aria-sort", way)
    assert names(page_of)[-1] == "Brook Club"


def test_filters_show_the_companies_asked_for_everywhere(page_of: Page) -> None:
    page_of.get_by_label("Outcome").select_option("dead-end")
    assert shown(page_of) == ["Pulse Gym"]
    expect(page_of.locator(".filters output")).to_have_text("1 of 4 shown")
    for part in (".bars dt", ".strips tbody th", ".medals thead th"):
        assert "River Association" not in [each.inner_text() for each in page_of.locator(part).all() if each.is_visible()]
    expect(page_of.locator(".absent li")).to_be_hidden()
    page_of.get_by_label("Outcome").select_option("")
    page_of.get_by_label("Company").fill("BROOK")
    assert shown(page_of) == ["Brook Club"]
    page_of.get_by_label("Company").fill("")
    page_of.get_by_label("Finding", exact=True).select_option("required-survey")
    assert shown(page_of) == ["Pulse Gym"]


def test_films_stand_in_the_columns_of_the_scenario(page_of: Page, held: Written) -> None:
    strips = page_of.locator(".strips")
    heads = strips.locator("thead tr").last.locator("th")
    expect(heads.nth(1)).to_have_text("1 go: /")
    assert strips.locator("thead th[scope=colgroup]").all_inner_texts() == ["join", "leave"]
    assert strips.locator("tbody tr", has_text="River").locator("td").count() == heads.count() - 1
    cells = strips.locator("tbody tr", has_text="Pulse Gym").locator("td")
    expect(cells.locator(".stop")).to_have_text("Stopped here")
    pictures = cells.locator("img")
    assert {picture.get_attribute("loading") for picture in pictures.all()} == {"lazy"}
    sources = [str(picture.get_attribute("src")) for picture in pictures.all()]
    assert all((held.reports / source).is_file() for source in sources)


def test_medals_are_words(page_of: Page) -> None:
    rows = page_of.locator(".medals tbody tr")
    expect(rows.first.locator("td").first).to_contain_text("gold")
    expect(rows.first.locator("td").nth(1)).to_have_text("20 points")
    expect(rows.last).to_contain_text("Together")


def test_the_files_beside_say_the_same(held: Written) -> None:
    with (held.reports / "league.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(each["site-name"], each["rank"], each["visits"], each["score"], each["score-ends-are"]) for each in rows] == [
        ("River Association", "1", "5", "96.0", "range"), ("Pulse Gym", "2", "5", "31.0", "range"),
        ("Brook Club", "", "2", "60.0", "range"), ("Palace", "", "0", "", ""),
    ]  # fmt: skip
    [league] = json.loads((held.reports / "league.json").read_bytes())["leagues"]
    assert [entry["site"] for entry in league["entries"]] == ["river-association", "pulse-gym", "brook"]
    assert [pair["better"] for pair in league["pairs"]] == [0]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 400])
def test_everybody_can_read_it(new_context, held: Written, scheme: str, width: int) -> None:
    page = new_context(viewport={"width": width, "height": 900}, color_scheme=scheme).new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto((held.reports / "league.html").as_uri())
    found = AXE.run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert said == []


def test_nothing_planted_runs(write: Writer, page: Page) -> None:
    one = hostile.hostile()
    other = dataclasses.replace(one, name="other", card=msgspec.structs.replace(one.card, site=f"=1+1{hostile.ATTACK}", visit="other"))
    walled = msgspec.structs.replace(one.card, site="third", outcome="bot-wall", score=None, visit="third")
    written = write(one, other, dataclasses.replace(one, name="third", card=walled))
    page.goto((written.reports / "league.html").as_uri())
    page.get_by_label("Company").fill("<script>")
    page.get_by_role("button", name="Company").click()
    expect(page.locator(".ranking tbody th", has_text="window.pwned").first).to_be_visible()
    assert page.evaluate("window.pwned") is None
    assert page.locator("img[onerror], svg[onload], a[href^=javascript]").count() == 0
    assert "'=1+1" in (written.reports / "league.csv").read_text("utf-8")


def test_in_one_file_the_pictures_are_inside(write: Writer, page: Page) -> None:
    written = write(*visits()[::5], options=("--html=reports/index.html", "--self-contained-html"))
    page.goto((written.reports / "league.html").as_uri())
    pictures = page.locator(".strips img")
    assert pictures.count()
    assert {str(picture.get_attribute("src"))[:10] for picture in pictures.all()} == {"data:image"}


def test_a_company_alone_makes_no_league(write: Writer) -> None:
    assert not list(write(samples.gym()).reports.glob("league.*"))
