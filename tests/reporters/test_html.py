"""The HTML report, as pytest-html writes it and as Chromium shows it."""

import dataclasses
import re

import msgspec
import pytest
from playwright.sync_api import Locator, Page, expect

from harness.audits import why
from harness.model import Finding

from . import making, samples
from .conftest import Writer, Written

SIZES = [(1280, 900), (400, 800)]


@pytest.fixture
def report(page: Page, written: Written) -> Page:
    page.goto(written.page)
    return page


def row(report: Page, words: str) -> Locator:
    return report.locator("tbody.results-table-row", has=report.locator(f"td.col-scenario:has-text('{words}')"))


def test_scoreboard_stands_on_top(report: Page) -> None:
    gym = report.locator(".board tbody tr", has_text="Pulse Gym").first
    expect(report).to_have_title("Customer effort report")
    expect(gym.locator(".outcome")).to_have_text("dead end: by post")
    expect(gym.locator(".score")).to_have_text("31")
    assert gym.locator("td.n").all_text_contents() == ["7", "120", "8", "7", "108–274 s"]
    expect(gym.locator(".severity")).to_contain_text("critical")
    expect(report.locator(".mirror").first).to_contain_text("leave 5\u00a0clicks / join 2 = at least 2.5×, plus password, ID document")
    expect(report.locator(".made")).to_contain_text(making.ANCHORS)


def test_what_was_not_measured_is_never_a_number(report: Page) -> None:
    wall = report.locator(".board tbody tr", has_text="Palace")
    expect(wall).to_contain_text("not measured")
    expect(wall).to_contain_text("asks the browser to prove")
    assert wall.locator("td.n").all_text_contents() == ["–"] * 5
    cells = row(report, "Palace")
    expect(cells.locator(".col-score")).to_have_text("not measured")
    expect(cells.locator(".col-effort")).to_have_text("–")


def test_rows_have_the_columns(report: Page) -> None:
    heads = [head.strip() for head in report.locator("#results-table-head th:not([hidden])").all_text_contents()]
    assert heads == ["Result", "Scenario · site", "Score", "Outcome", "Effort", "Findings", "Duration"]
    association = row(report, "River Association")
    expect(association.locator(".col-result")).to_have_text("Passed")
    expect(association.locator(".col-effort")).to_contain_text("2\u00a0clicks · 62\u00a0keys")


@pytest.mark.parametrize("place", [".col-scenario b", ".col-score .bar", ".col-result"])
def test_row_opens_and_closes_wherever_it_is_pressed(report: Page, place: str) -> None:
    gym = row(report, "Pulse Gym")
    expect(gym.locator(".visit")).to_be_hidden()
    gym.locator(place).first.click(force=True)  # what stands in a cell leaves the press to the cell
    expect(gym.locator(".visit")).to_be_visible()
    gym.locator(place).first.click(force=True)
    expect(gym.locator(".visit")).to_be_hidden()


def test_row_opens_with_the_keyboard_and_keeps_the_focus(report: Page) -> None:
    opener = row(report, "River Association").locator("button.opener")
    expect(opener).to_have_attribute("aria-expanded", "false")
    opener.press("Enter")
    expect(row(report, "River Association").locator(".visit")).to_be_visible()
    expect(opener).to_have_attribute("aria-expanded", "true")
    expect(opener).to_be_focused()


def test_scoreboard_leads_to_the_row(report: Page) -> None:
    report.get_by_role("link", name="River Association").click()
    expect(row(report, "River Association").locator(".visit")).to_be_visible()
    report.get_by_role("link", name="River Association").click()
    expect(row(report, "River Association").locator(".visit")).to_be_visible()


def test_address_of_a_row_opens_it(page: Page, written: Written) -> None:
    page.goto(written.page)
    target = page.get_by_role("link", name="River Association").get_attribute("href")
    page.goto("about:blank")
    page.goto(f"{written.page}{target}")
    expect(row(page, "River Association").locator(".visit")).to_be_visible()


def test_film_strip_shows_steps_with_boxes(report: Page) -> None:
    report.get_by_role("link", name="Pulse Gym").first.click()
    gym = row(report, "Pulse Gym")
    join = gym.locator(".film").first.locator(".frame")
    expect(join).to_have_count(5)
    expect(join.nth(1).locator(".caption")).to_contain_text("click: Join")
    expect(join.nth(1).locator(".spent")).to_have_text("1\u00a0click · 1\u00a0page")
    picture, target = (join.nth(1).locator(selector).bounding_box() for selector in ("svg.shot", "rect.target"))
    assert picture
    assert target
    assert (target["x"] - picture["x"]) / picture["width"] == pytest.approx(1040 / 1280, abs=0.02)
    assert (target["y"] - picture["y"]) / picture["height"] == pytest.approx(24 / 800, abs=0.02)
    expect(gym.locator(".frame.halted .stop")).to_contain_text("the page asks for a signed letter")


def test_screenshot_is_drawn_and_kept_once(report: Page, written: Written) -> None:
    report.get_by_role("link", name="Pulse Gym").first.click()
    drawn = row(report, "Pulse Gym").locator(".film").first.locator("svg.shot").first
    drawn.scroll_into_view_if_needed()
    shot = drawn.screenshot(type="png")
    colour = report.evaluate(
        """async (bytes) => {
            const picture = await createImageBitmap(new Blob([Uint8Array.from(bytes)]));
            const canvas = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
            canvas.drawImage(picture, 0, 0);
            return [...canvas.getImageData(picture.width / 2, picture.height / 2, 1, 1).data];
        }""",
        list(shot),
    )
    assert colour[:3] == pytest.approx([0, 128, 64], abs=6)
    assert (written.reports / "index.html").read_text("utf-8").count("data:image/jpeg") == 1


def test_frame_enlarges(report: Page) -> None:
    report.get_by_role("link", name="Pulse Gym").first.click()
    frame = row(report, "Pulse Gym").locator(".frame").nth(1)
    small = frame.locator("svg.shot").bounding_box()
    frame.locator("summary").press("Enter")
    large = frame.locator("svg.shot").bounding_box()
    assert small
    assert large
    assert large["width"] > 3 * small["width"]
    expect(frame.locator("dl")).to_contain_text("https://gym.example/0")


def test_missing_screenshot_leaves_a_placeholder(report: Page) -> None:
    report.get_by_role("link", name="Palace").click()
    expect(row(report, "Palace").locator(".shot.missing")).to_have_text("no picture")


def test_ledger_adds_nothing_of_its_own(report: Page) -> None:
    report.get_by_role("link", name="Pulse Gym").first.click()
    ledger = row(report, "Pulse Gym").locator(".ledger").first
    lines = [line.locator("td").all_text_contents() for line in ledger.locator("tr:has(td)").all()]
    assert lines[1] == ["1", "0", "0", "0", "0", "1", "0", "0", "0", "310 ms", ""]
    assert lines[5] == ["2", "62", "1", "5", "0", "3", "0", "14", "0", "2.0 s", ""]
    assert lines[6][0] == "1"
    assert lines[7] == ["", "900 ms", ""]
    expect(ledger.locator("tr.apart").first).to_contain_text("cookie banner, booked apart")


def test_findings_say_what_where_and_why(report: Page) -> None:
    report.get_by_role("link", name="Pulse Gym").first.click()
    gym = row(report, "Pulse Gym")
    worst = gym.locator(".finding").first
    expect(worst).to_contain_text("leaving ends in a letter by post")
    expect(worst.locator("blockquote")).to_have_text("Please send us a signed letter.")
    expect(worst.get_by_role("link", name="https://gym.example/6")).to_have_attribute("rel", "noreferrer noopener")
    expect(worst.locator("svg.shot rect.target")).to_be_visible()
    worst.get_by_role("link", name="leave, step 6").click()
    expect(gym.locator(".frame:target .caption")).to_contain_text("expect: Your membership has ended")
    expect(gym.locator(".finding.moderate .certainty")).to_have_text("likely")


def test_what_is_said_already_is_not_said_again(write: Writer, page: Page) -> None:
    names = ("Kiosk", "Harbour")
    found = [Finding(audit="wrong-name", severity="serious", seen=f"a mail greets `Dear {name}`", words=f"Dear {name}") for name in names]
    river = samples.river()
    page.goto(write(dataclasses.replace(river, card=msgspec.structs.replace(river.card, findings=found))).page)
    expect(page.locator(".finding .seen")).to_contain_text([f"Dear {name}" for name in names])
    expect(page.locator(".finding blockquote")).to_have_count(0)
    expect(page.locator(".finding .cost")).to_have_count(1)
    expect(page.locator(".finding .cost")).to_have_text(why("wrong-name"))


def test_parts_symmetry_and_budget_are_told(report: Page) -> None:
    report.get_by_role("link", name="Pulse Gym").first.click()
    gym = row(report, "Pulse Gym")
    parts = gym.locator(".parts").last.locator("tbody tr")
    assert parts.locator("td").all_text_contents() == ["5", "2", "6.7", "62", samples.CLICKS.source]
    assert gym.locator(".symmetry tbody tr").first.locator("td").all_text_contents() == ["5", "2", "2.5×"]
    expect(gym.locator(".over")).to_contain_text("5 clicks, 4 allowed")


def test_nothing_planted_runs_or_becomes_a_link(report: Page) -> None:
    report.get_by_role("button", name="Show all details").click()
    for summary in report.locator("details > summary").all():
        if summary.is_visible():
            summary.click()
    expect(report.get_by_text("window.pwned").first).to_be_visible()
    assert report.evaluate("window.pwned") is None
    assert report.locator("img[src=x], svg[onload], [onerror]").count() == 0
    assert report.locator("a[href^='javascript' i]").count() == 0
    assert report.locator("script").count() == 2  # ours and pytest-html's


def test_sorting_and_filtering_run_nothing_planted(report: Page) -> None:
    for head in report.locator("#results-table th.sortable:not([hidden])").all():
        head.click()
    report.locator("input[data-test-result=failed]").click()
    expect(report.locator("tbody.failed")).to_have_count(0)
    expect(report.locator("tbody.passed")).to_have_count(1)
    assert report.evaluate("window.pwned") is None


def test_sorting_by_score_puts_the_heaviest_first(report: Page) -> None:
    report.locator("th[data-column-type=score]").click()
    scores = [text for text in report.locator("td.col-score:not([hidden])").all_inner_texts() if text.isdigit()]
    assert scores == sorted(scores, key=int)
    assert len(scores) == 4


def test_ordinary_tests_show_properly(report: Page) -> None:
    ordinary = row(report, "test_ordinary")
    expect(ordinary.locator(".col-scenario")).to_contain_text("test_ordinary.py::test_ordinary[<img src=x onerror=window.pwned=1>]")
    expect(ordinary.locator(".col-result")).to_have_text("Failed")
    ordinary.locator(".col-result").click()
    expect(ordinary.locator(".log")).to_contain_text("<script>window.pwned=1</script>")


def test_visit_of_a_broken_test_keeps_its_evidence(report: Page) -> None:
    broken = row(report, "Broken House")
    expect(broken.locator(".col-result")).to_have_text("Error")
    expect(broken.locator(".col-scenario small")).to_have_text("setup")
    broken.locator(".col-result").click()
    expect(broken.locator(".visit")).to_be_visible()
    expect(broken.locator(".log")).to_contain_text("the browser <b>broke</b>")


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_never_scrolls_sideways_and_follows_the_scheme(new_context, written: Written, width: int, height: int, scheme: str) -> None:
    page = new_context(viewport={"width": width, "height": height}, color_scheme=scheme).new_page()
    page.goto(written.page)
    page.get_by_role("button", name="Show all details").click()
    page.locator(".frame summary").nth(1).click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    paper, ink = page.evaluate("[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]")
    assert (_brightness(paper) > _brightness(ink)) == (scheme == "light")


def _brightness(colour: str) -> int:
    return sum(map(int, re.findall(r"\d+", colour)[:3]))


def test_interrupted_run_leaves_what_had_finished(write: Writer, page: Page) -> None:
    stopped = dataclasses.replace(samples.river(), name="stopped", ending="interrupted")
    written = write(samples.gym(), stopped, samples.walled())
    assert written.status == 2
    page.goto(written.page)
    expect(page.locator(".board tr:has(td)")).to_have_count(1)
    expect(page.locator(".board")).to_contain_text("Pulse Gym")


def test_only_visit_is_open_from_the_start(write: Writer, page: Page) -> None:
    page.goto(write(samples.river()).page)
    expect(page.locator(".visit")).to_be_visible()


def test_pictures_are_linked_where_the_page_is_not_self_contained(write: Writer, page: Page) -> None:
    written = write(samples.river(), options=("--html=elsewhere/report page.html",))
    place = written.folder / "elsewhere" / "report page.html"
    assert "data:image" not in place.read_text("utf-8")
    page.goto(place.as_uri())
    assert page.locator(".frame .shot image").first.get_attribute("href") == "../reports/visit-0/00.jpg"
    with page.expect_response("**/00.jpg") as answer:
        page.reload()
    assert answer.value.ok


def test_no_visit_still_gives_a_page(empty: Written, page: Page) -> None:
    page.goto(empty.page)
    expect(page.locator(".nothing")).to_have_text("No visit has finished.")
    expect(page.locator("tbody.passed .col-scenario")).to_contain_text("test_ordinary.py::test_fine")


def test_spread_over_workers(write: Writer, page: Page) -> None:
    written = write(samples.gym(), samples.river(), options=("-n", "2"))
    page.goto(written.page)
    expect(page.locator(".board tr:has(td)")).to_have_count(2)
    assert (written.reports / "junit.xml").read_text("utf-8").count('name="clicks"') == 2
