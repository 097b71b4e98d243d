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
    return report.locator("tr.row", has_text=words)


def details(report: Page, words: str) -> Locator:
    return row(report, words).locator("xpath=following-sibling::tr[1][@class='opened']").locator(".visit")


def opened(report: Page, words: str) -> Locator:
    row(report, words).get_by_role("button").click()
    visit = details(report, words)
    expect(visit).to_be_visible()
    return visit


def ordinary(report: Page, words: str) -> Locator:
    return report.locator("tbody.results-table-row", has=report.locator(f"td.col-testId:has-text('{words}')"))


def test_top_line_says_how_many_came_how_far(report: Page) -> None:
    expect(report).to_have_title("Customer effort report")
    expect(report.locator(".gist b")).to_have_text("5 visits")
    assert report.locator(".gist a").all_text_contents() == ["2 reached", "2 dead ends", "1 not measured"]
    expect(report.locator(".made")).to_contain_text("As tests: 1 passed, 3 failed, 1 went wrong, 1 skipped")
    expect(report.locator(".made")).to_contain_text(making.ANCHORS)


def test_row_says_what_the_visit_came_to(report: Page) -> None:
    gym = row(report, "Pulse Gym")
    expect(gym.locator(".outcome")).to_have_text("dead end: by post")
    expect(gym.locator(".score")).to_have_text("31")
    assert gym.locator("td.n:not(.tab-stops)").all_text_contents() == ["7", "120", "8", "7", "108–274 s"]
    expect(gym.locator(".severity")).to_contain_text("critical")
    expect(gym.locator(".more")).to_have_text("and 2 more")
    expect(gym.locator(".reason")).to_contain_text("leave 5\u00a0clicks / join 2 = at least 2.5×, plus password, ID document")


def test_what_was_not_measured_is_never_a_number(report: Page) -> None:
    wall = row(report, "Palace")
    expect(wall).to_contain_text("not measured")
    expect(wall).to_contain_text("asks the browser to prove")
    assert wall.locator("td.n").all_text_contents() == ["–"] * 6


def test_tab_stops_have_a_column_where_somebody_took_them(report: Page, write: Writer, page: Page) -> None:
    expect(report.locator("thead .tab-stops").first).to_be_hidden()
    river = samples.river()
    card = msgspec.structs.replace(river.card, keyboard=True, effort=msgspec.structs.replace(river.card.effort, tab_stops=23))
    page.goto(write(dataclasses.replace(river, card=card)).page)
    expect(page.locator(".board thead .tab-stops")).to_have_text("Tab stops")
    expect(row(page, "River Association").locator(".tab-stops")).to_have_text("23")


@pytest.mark.parametrize("place", [".outcome", ".score .bar", ".opener"])
def test_row_opens_and_closes_wherever_it_is_pressed(report: Page, place: str) -> None:
    row(report, "Pulse Gym").locator(place).first.click()
    expect(details(report, "Pulse Gym")).to_be_visible()
    row(report, "Pulse Gym").locator(place).first.click()
    expect(details(report, "Pulse Gym")).to_have_count(0)


def test_row_opens_with_the_keyboard_and_keeps_the_focus(report: Page) -> None:
    opener = row(report, "River Association").locator("button.opener")
    expect(opener).to_have_attribute("aria-expanded", "false")
    opener.press("Enter")
    expect(details(report, "River Association")).to_be_visible()
    expect(opener).to_have_attribute("aria-expanded", "true")
    expect(opener).to_be_focused()


def test_address_of_a_row_opens_it(page: Page, written: Written) -> None:
    page.goto(written.page)
    target = row(page, "River Association").get_attribute("id")
    page.goto("about:blank")
    page.goto(f"{written.page}#{target}")
    expect(details(page, "River Association")).to_be_visible()


def test_address_of_a_step_opens_its_visit(page: Page, written: Written) -> None:
    page.goto(written.page)
    step = f"{row(page, 'Pulse Gym').get_attribute('id')}-1-5"
    page.goto("about:blank")
    page.goto(f"{written.page}#{step}")
    expect(page.locator(".frame:target .caption")).to_contain_text("expect: Your membership has ended")


def test_details_that_are_gone_are_named(write: Writer, page: Page) -> None:
    written = write(samples.gym(), samples.river())
    (written.reports / "visit-1" / "details.js").unlink()
    page.goto(written.page)
    row(page, "River Association").get_by_role("button").click()
    expect(page.locator(".opened .nothing code")).to_have_text("visit-1/details.js")


def test_film_strip_shows_steps_with_boxes(report: Page) -> None:
    gym = opened(report, "Pulse Gym")
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


@pytest.mark.parametrize("whole", [False, True])
def test_screenshot_is_drawn(write: Writer, page: Page, whole: bool) -> None:
    written = write(samples.gym(), options=("--self-contained-html",) if whole else ())
    page.goto(written.page)
    drawn = page.locator(".visit .film").first.locator("svg.shot").first
    drawn.scroll_into_view_if_needed()
    shot = drawn.screenshot(type="png")
    colour = page.evaluate(
        """async (bytes) => {
            const picture = await createImageBitmap(new Blob([Uint8Array.from(bytes)]));
            const canvas = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
            canvas.drawImage(picture, 0, 0);
            return [...canvas.getImageData(picture.width / 2, picture.height / 2, 1, 1).data];
        }""",
        list(shot),
    )
    assert colour[:3] == pytest.approx([0, 128, 64], abs=6)
    assert (written.reports / "index.html").read_text("utf-8").count("data:image/jpeg") == whole


def test_frame_enlarges(report: Page) -> None:
    frame = opened(report, "Pulse Gym").locator(".frame").nth(1)
    small = frame.locator("svg.shot").bounding_box()
    frame.locator("summary").press("Enter")
    large = frame.locator("svg.shot").bounding_box()
    assert small
    assert large
    assert large["width"] > 3 * small["width"]
    expect(frame.locator("dl")).to_contain_text("https://gym.example/0")


def test_missing_screenshot_leaves_a_placeholder(report: Page) -> None:
    expect(opened(report, "Palace").locator(".shot.missing")).to_have_text("no picture")


def test_ledger_adds_nothing_of_its_own(report: Page) -> None:
    ledger = opened(report, "Pulse Gym").locator(".ledger").first
    lines = [line.locator("td").all_text_contents() for line in ledger.locator("tr:has(td)").all()]
    assert lines[1] == ["1", "0", "0", "0", "0", "1", "0", "0", "0", "310 ms", ""]
    assert lines[5] == ["2", "62", "1", "5", "0", "3", "0", "14", "0", "2.0 s", ""]
    assert lines[6][0] == "1"
    assert lines[7] == ["", "900 ms", ""]
    expect(ledger.locator("tr.apart").first).to_contain_text("cookie banner, booked apart")


def test_findings_say_what_where_and_why(report: Page) -> None:
    gym = opened(report, "Pulse Gym")
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
    gym = opened(report, "Pulse Gym")
    parts = gym.locator(".parts").last.locator("tbody tr")
    assert parts.locator("td").all_text_contents() == ["5", "2", "6.7", "62", samples.CLICKS.source]
    assert gym.locator(".symmetry tbody tr").first.locator("td").all_text_contents() == ["5", "2", "2.5×"]
    expect(gym.locator(".over")).to_contain_text("5 clicks, 4 allowed")


def test_nothing_planted_runs_or_becomes_a_link(report: Page) -> None:
    for opener in report.locator("tr.row .opener").all():
        opener.click()
    expect(report.locator(".visit")).to_have_count(5)
    report.get_by_role("button", name="Show all details").click()
    for summary in report.locator("details > summary").all():
        if summary.is_visible():
            summary.click()
    expect(report.get_by_text("window.pwned").first).to_be_visible()
    assert report.evaluate("window.pwned") is None
    assert report.locator("img[src=x], svg[onload], [onerror]").count() == 0
    assert report.locator("a[href^='javascript' i]").count() == 0
    assert report.locator("script:not([type])").count() == 3  # ours and pytest-html's


def test_sorting_and_filtering_run_nothing_planted(report: Page) -> None:
    for head in report.locator("#results-table th.sortable:not([hidden])").all():
        head.click()
    for choice in report.locator(".filters-of-visits select").all():
        for option in choice.locator("option").all():
            choice.select_option(value=option.get_attribute("value"))
    report.get_by_label("Search").fill("<script>")
    assert report.evaluate("window.pwned") is None
    expect(report.locator("img[src=x], svg[onload], [onerror]")).to_have_count(0)


def test_ordinary_tests_show_properly(report: Page) -> None:
    failed = ordinary(report, "test_ordinary")
    expect(failed.locator(".col-testId")).to_contain_text("test_ordinary.py::test_ordinary[<img src=x onerror=window.pwned=1>]")
    expect(failed.locator(".col-result")).to_have_text("Failed")
    failed.locator(".opener").press("Enter")
    expect(failed.locator(".log")).to_contain_text("<script>window.pwned=1</script>")
    expect(failed.locator(".opener")).to_be_focused()
    expect(report.locator("tbody.results-table-row")).to_have_count(1)  # visits are on the scoreboard


def test_table_of_ordinary_tests_is_not_there_where_there_are_none(write: Writer, page: Page) -> None:
    page.goto(write(samples.river()).page)
    expect(page.locator("#results-table")).to_be_hidden()
    expect(page.get_by_role("heading", name="Other tests")).to_be_hidden()


def test_visit_of_a_broken_test_keeps_its_evidence(report: Page) -> None:
    expect(row(report, "Broken House").locator(".broke")).to_have_text("test broke")
    broken = opened(report, "Broken House")
    expect(broken.locator(".film")).to_be_visible()
    expect(broken.locator(".log")).to_contain_text("the browser <b>broke</b>")


def test_what_the_test_said_is_kept(report: Page) -> None:
    gym = opened(report, "Pulse Gym")
    expect(gym.locator(".facts")).to_contain_text("walked in 1.5 s")
    gym.get_by_text("What the test said").click()
    expect(gym.locator(".log")).to_contain_text("dead-end <img src=x onerror=window.pwned=1>")


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_never_scrolls_sideways_and_follows_the_scheme(new_context, written: Written, width: int, height: int, scheme: str) -> None:
    page = new_context(viewport={"width": width, "height": height}, color_scheme=scheme).new_page()
    page.goto(written.page)
    opened(page, "Pulse Gym").locator(".frame summary").nth(1).click()
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
    expect(page.locator("tr.row")).to_have_count(1)
    expect(page.locator("tr.row")).to_contain_text("Pulse Gym")
    expect(page.locator(".interrupted")).to_contain_text("was interrupted")


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
    expect(page.locator("tbody.passed .col-testId")).to_contain_text("test_ordinary.py::test_fine")


def test_spread_over_workers(write: Writer, page: Page) -> None:
    written = write(samples.gym(), samples.river(), options=("-n", "2"))
    page.goto(written.page)
    expect(page.locator("tr.row")).to_have_count(2)
    assert (written.reports / "junit.xml").read_text("utf-8").count('name="clicks"') == 2
