"""Receipts, as a run writes them and as Chromium shows and prints them."""

import re
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import msgspec
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize, expect

from harness.model import Effort, JourneyScore, Scorecard
from harness.reporters import Result, Run
from harness.reporters.drawing.nav import receipt_name
from harness.reporters.receipts import Receipts
from harness.reporters.writing import CannotWrite

from . import hostile, samples
from .conftest import Writer, Written
from .making import Sample

AXE = Axe()
PAPER: ViewportSize = {"width": 688, "height": 1032}  # CSS pixels of an A4 sheet inside its margins


def receipt(written: Written, sample: Sample) -> Path:
    return written.reports / receipt_name(sample.card.visit)


def crowded() -> Sample:
    """A visit with more of everything than anybody would look at, and no word that could be broken."""
    gym, long = samples.gym("crowded"), "Ääretöntäpitkäsanaa" * 20
    findings = [msgspec.structs.replace(each, seen=f"{long} {each.seen} " * 9, words=f"{long} " * 5) for each in gym.card.findings * 4]
    twice = gym.card.journeys * 9
    journeys = [msgspec.structs.replace(each, name=f"{each.name} {at} {long}", reason=long) for at, each in enumerate(twice)]
    card = msgspec.structs.replace(gym.card, findings=findings, journeys=journeys, site_name=long, scenario=f"{long} walks", worth=long)
    return Sample("crowded.yaml::gym", "failed", gym.visit, card)


def again(sample: Sample) -> Sample:
    known = [msgspec.structs.replace(each, waived="known, until 2026-12-24") for each in sample.card.findings]
    more = {"visit": f"{sample.card.visit}--2", "attempt": 2, "worth": "40 EUR a month", "findings": known}
    card = msgspec.structs.replace(sample.card, **more)
    return Sample(f"{sample.name}[2]", sample.ending, sample.visit, card)


def empty(sample: Sample) -> Sample:
    bare = Scorecard(visit="bare", scenario="Bare", file="f.yaml", site="bare", outcome="error", reason="the browser broke")
    return Sample("bare.yaml::bare", "skipped", msgspec.structs.replace(sample.visit, journeys=[], views=[]), bare)


SAMPLES = [samples.gym(), samples.river(), samples.walled(), hostile.hostile(), crowded(), again(samples.gym()), empty(samples.gym())]
NAMES = ["gym", "river", "walled", "hostile", "crowded", "again", "empty"]


@pytest.fixture(scope="module")
def receipts(write: Writer) -> Written:
    return write(*SAMPLES, options=("--html=reports/index.html",))


@pytest.fixture(params=SAMPLES, ids=NAMES)
def each(request: pytest.FixtureRequest, receipts: Written) -> Path:
    return receipt(receipts, request.param)


def shown(page: Page, receipts: Written, sample: Sample) -> Page:
    page.goto(receipt(receipts, sample).as_uri())
    return page


def test_the_journeys_are_told_in_sentences(page: Page, receipts: Written) -> None:
    gym = shown(page, receipts, samples.gym())
    expect(gym).to_have_title("Join, then leave at Pulse Gym")
    said = [each.replace("\N{NO-BREAK SPACE}", " ") for each in gym.locator(".says").all_text_contents()]
    assert said == [
        "Joining: 2 clicks, 5 fields, 1 choice, 58 s.",
        "Leaving: 5 clicks, 3 fields, 2 choices, 1 question that you had answered before, 108 s, one sign-in, "
        "and then one letter by post with one proof of identity.",
    ]
    expect(gym.locator(".came").nth(1)).to_contain_text("dead end: by post")
    ratios = "Up to the dead end, held against joining: 2.5× the clicks, 1.3× the pages, 1.9× the time."
    expect(gym.locator(".came").nth(2)).to_have_text(ratios)


def test_the_findings_that_cost_most_are_shown_with_their_place(page: Page, receipts: Written) -> None:
    gym = shown(page, receipts, crowded())
    expect(gym.locator(".finding")).to_have_count(3)
    expect(gym.locator(".finding .kind").first).to_contain_text("costs 20 points")
    expect(gym.locator(".more")).to_have_text("and 9 more findings")
    few = shown(page, receipts, samples.river())
    expect(few.locator(".no-findings")).to_be_visible()
    expect(few.locator(".more")).to_have_count(0)


def test_pictures_lie_beside_the_visit(page: Page, receipts: Written) -> None:
    gym = shown(page, receipts, samples.gym())
    links = gym.locator(".strip image").evaluate_all("all => all.map(each => each.getAttribute('href'))")
    assert links[:2] == ["../visit-0/00.jpg", "../visit-0/01.jpg"]
    assert all((receipt(receipts, samples.gym()).parent / link).is_file() for link in links)


def test_a_second_walk_says_so_and_what_is_at_stake_and_waived(page: Page, receipts: Written) -> None:
    second = shown(page, receipts, again(samples.gym()))
    expect(second.locator(".scenario")).to_have_text("Join, then leave · walk 2")
    expect(second.locator(".finding .note").first).to_have_text("waived: known, until 2026-12-24")
    expect(second.locator(".worth")).to_have_text("Lost to the company if the customer gives up here: 40 EUR a month")


@pytest.mark.parametrize("sample", [samples.walled(), empty(samples.gym())], ids=["walled", "empty"])
def test_what_was_not_measured_has_no_numbers(page: Page, receipts: Written, sample: Sample) -> None:
    unmeasured = shown(page, receipts, sample)
    expect(unmeasured.locator(".unmeasured")).to_contain_text(sample.card.reason)
    expect(unmeasured.locator(".mark, .stacked, .finding, .no-findings")).to_have_count(0)
    assert not re.search(r"\d", unmeasured.locator(".bill").text_content() or "")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_read_it(page: Page, each: Path, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(each.as_uri())
    found = AXE.run(page).response["violations"]
    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == []


@pytest.mark.parametrize("width", [1280, 400])
def test_nothing_sticks_out(page: Page, each: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(each.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_text_of_companies_stays_text(page: Page, receipts: Written) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    shown(page, receipts, hostile.hostile())
    assert page.evaluate("window.pwned") is None
    assert page.locator("main img, main script, main [onload], main [onerror]").count() == 0
    assert page.locator("a:not([href*='index.html'])").count() == 0
    assert said == []


def test_it_prints_on_one_sheet(page: Page, each: Path) -> None:
    page.goto(each.as_uri())
    assert sheets(page.pdf(prefer_css_page_size=True)) == 1


def test_all_of_an_ordinary_one_is_on_the_sheet_and_of_any_what_it_is(page: Page, receipts: Written) -> None:
    page.set_viewport_size(PAPER)
    page.emulate_media(media="print")
    gym = shown(page, receipts, samples.gym())
    assert [outside(gym, at) for at in (".says", ".strip li", ".finding", ".made")] == [0, 0, 0, 0]
    full = shown(page, receipts, crowded())
    assert [outside(full, at) for at in ("h1", ".made")] == [0, 0]


def outside(page: Page, what: str) -> int:
    """Count the elements that are not whole on the sheet; what has no room there is put aside, where it is cut off."""
    boxes = page.locator(what).evaluate_all("all => all.map(each => each.getBoundingClientRect().toJSON())")
    assert boxes
    return sum(box["right"] > PAPER["width"] + 1 or box["bottom"] > PAPER["height"] + 1 for box in boxes)


@pytest.mark.parametrize("sample", SAMPLES, ids=NAMES)
def test_it_is_written_in_finnish(page: Page, receipts: Written, tmp_path: Path, sample: Sample) -> None:
    finnish = Receipts(Run(tmp_path, "fi"), cast(pytest.Config, SimpleNamespace(option=None)))
    finnish.pytest_mystery_shop_visit(Result("a::b", receipts.reports / "visit-0", sample.visit, sample.card))
    page.goto((tmp_path / receipt_name(sample.card.visit)).as_uri())
    expect(page.locator("html")).to_have_attribute("lang", "fi")
    expect(page.locator("main")).not_to_contain_text("clicks")
    assert sheets(page.pdf(prefer_css_page_size=True)) == 1


def test_a_run_prints_its_receipts_where_that_is_asked(receipts: Written, tmp_path: Path) -> None:
    printing = Receipts(Run(tmp_path), cast(pytest.Config, SimpleNamespace(option=SimpleNamespace(pdf=True))))
    for sample in (samples.gym(), hostile.hostile()):
        printing.pytest_mystery_shop_visit(Result("a::b", receipts.reports / "visit-0", sample.visit, sample.card))
    printing.pytest_sessionfinish()
    assert [sheets(path.read_bytes()) for path in (tmp_path / "receipts").glob("*.pdf")] == [1, 1]
    (tmp_path / receipt_name(samples.gym().card.visit)).unlink()
    with pytest.raises(CannotWrite, match=r"receipts cannot be printed: receipts/join-and-leave--pulse-gym\.html: .*ERR_FILE_NOT_FOUND"):
        printing.pytest_sessionfinish()


def sheets(pdf: bytes) -> int:
    """Count the pages that a PDF made by Chromium has; it keeps their objects uncompressed."""
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_receipts_hold_their_pictures_where_all_is_to_be_in_one_file(write: Writer, page: Page) -> None:
    alone = write(samples.gym(), options=("--self-contained-html", "--html=reports/index.html"))
    file = receipt(alone, samples.gym())
    assert "../visit-0" not in file.read_text("utf-8")
    assert file.read_text("utf-8").count("data:image/jpeg;base64,") == 1  # all samples' pictures are the same
    page.goto(file.as_uri())
    assert page.locator(".strip use").count() >= 1


def test_old_scorecards_without_a_split_have_no_bar(page: Page, receipts: Written) -> None:
    expect(shown(page, receipts, samples.gym()).locator(".times")).to_have_count(0)
    assert JourneyScore(name="join", outcome="reached", effort=Effort(clicks=1)).split.needed == 0
