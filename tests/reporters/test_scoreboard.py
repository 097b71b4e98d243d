"""The scoreboard of the main report: grouped, narrowed down, in another order, by mouse, keyboard and address; and of many visits."""

import dataclasses

import msgspec
import pytest
from playwright.sync_api import Browser, Page, expect

from harness.model import Changes, Finding

from . import making, samples
from .axe import violations
from .conftest import Writer, Written

ORDINARY = "def test_fine(): pass"


def visited(sample: making.Sample, number: int, company: str, **more: object) -> making.Sample:
    """Make the visit of another scenario or company of a sample."""
    visit = msgspec.structs.replace(sample.visit, id=f"{sample.visit.id}-{number}", site=company.lower(), site_name=company)
    card = msgspec.structs.replace(sample.card, visit=visit.id, site=visit.site, site_name=company, **more)
    return dataclasses.replace(sample, name=f"{sample.name}-{number}", visit=visit, card=card)


@pytest.fixture(scope="session")
def town(write: Writer) -> Written:
    """Six visits of two scenarios at four companies, one of them by a member."""
    slow = [Finding(audit="slow-page", severity="minor", seen="`Join` took 9 s."), Finding(audit="dead-end", severity="critical", seen="")]
    return write(
        samples.gym(), samples.river(), samples.walled(),
        visited(samples.river(), 1, "Harbour Club", score=71, findings=slow[:1]),
        visited(samples.river(), 2, "Harbour Club", score=78, standing="member"),
        visited(samples.walled(), 3, "Harbour Club", outcome="dead-end", kind="loop", score=5, findings=slow),
        tests=ORDINARY,
    )  # fmt: skip


@pytest.fixture
def report(page: Page, town: Written) -> Page:
    page.goto(town.page)
    return page


def names(page: Page) -> list[str]:
    return page.locator("tr.row .opener").evaluate_all("openers => openers.map((each) => each.innerText)")


def heads(page: Page) -> list[str]:
    return page.locator("tr.head .opener").all_inner_texts()


def choose(page: Page, name: str, value: str) -> None:
    page.locator(f"select[name={name}]").select_option(label=value)


def test_visits_stand_by_scenario(report: Page) -> None:
    assert heads(report) == ["Join, then leave", "A table for twelve"]
    assert names(report) == ["Pulse Gym", "River Association", "Harbour Club", "Harbour Club, member", "Palace", "Harbour Club"]
    expect(report.locator("tr.head .tally").first).to_have_text("3 reached 1 dead end", use_inner_text=True)
    expect(report.locator(".shown")).to_have_text("6 visits")


def test_visits_stand_by_company(report: Page) -> None:
    choose(report, "group", "by company")
    assert heads(report) == ["Pulse Gym", "River Association", "Harbour Club", "Palace"]
    assert names(report)[2:5] == ["Join, then leave", "Join, then leave, member", "A table for twelve"]


@pytest.mark.parametrize(
    ("name", "value", "left"),
    [
        ("outcome", "dead ends (2)", ["Pulse Gym", "Harbour Club"]),
        ("outcome", "not measured (1)", ["Palace"]),
        ("severity", "serious or worse", ["Pulse Gym", "Harbour Club"]),
        ("audit", "The customer has to give a reason to leave.", ["Pulse Gym"]),
        ("company", "River Association", ["River Association"]),
        ("visitor", "member", ["Harbour Club, member"]),
        ("sort", "heaviest first", ["Pulse Gym", "Harbour Club", "Harbour Club, member", "River Association", "Harbour Club", "Palace"]),
    ],
)
def test_choices_narrow_down_and_stay_in_the_address(report: Page, town: Written, name: str, value: str, left: list[str]) -> None:
    choose(report, name, value)
    assert names(report) == left
    sent = report.url
    report.goto("about:blank")
    report.goto(sent)
    assert names(report) == left
    expect(report.get_by_role("status")).to_have_text("6 visits" if len(left) == 6 else f"{len(left)} of 6 visits")
    if name != "sort":
        report.get_by_role("button", name="Show all", exact=True).click()
        expect(report.locator("tr.row")).to_have_count(6)


def test_words_are_looked_for_in_names_outcomes_and_audits(report: Page) -> None:
    for words, left in (("harbour TABLE", ["Harbour Club"]), ("by post", ["Pulse Gym"]), ("slow-page", ["Harbour Club"] * 2)):
        report.get_by_label("Search").fill(words)
        assert names(report) == left
    report.get_by_label("Search").fill("nowhere")
    expect(report.get_by_text("No visit is like that.")).to_be_visible()


def test_top_line_leads_to_the_visits_of_an_outcome(report: Page) -> None:
    report.get_by_role("link", name="2 dead ends").click()
    assert names(report) == ["Pulse Gym", "Harbour Club"]
    expect(report.locator("select[name=outcome]")).to_have_value("dead-end")


def test_what_was_not_measured_comes_last_in_any_order(report: Page) -> None:
    choose(report, "group", "not at all")
    for order in ("heaviest first", "lightest first", "most clicks first", "longest first"):
        choose(report, "sort", order)
        expect(report.locator("tr.row").last).to_contain_text("Palace")


def test_group_closes_and_opens_with_the_keyboard(report: Page) -> None:
    head = report.get_by_role("button", name="Join, then leave").first
    head.press("Enter")
    expect(head).to_have_attribute("aria-expanded", "false")
    assert names(report) == ["Palace", "Harbour Club"]
    expect(head).to_be_focused()
    head.press("Enter")
    expect(report.locator("tr.row")).to_have_count(6)


def test_open_row_stays_open_where_it_is_still_shown(report: Page) -> None:
    report.locator("tr.row", has_text="Pulse Gym").get_by_role("button").click()
    expect(report.locator(".visit")).to_be_visible()
    choose(report, "outcome", "dead ends (2)")
    expect(report.locator(".visit")).to_be_visible()
    choose(report, "outcome", "reached (3)")
    expect(report.locator(".visit")).to_have_count(0)


def test_address_that_names_what_is_not_here_shows_all(page: Page, town: Written) -> None:
    page.goto(f"{town.page}#outcome=marvellous&audit=__proto__&sort=constructor&group=%3Cscript%3E")
    expect(page.locator("tr.row")).to_have_count(6)


def test_walks_of_one_visit_stand_together(write: Writer, page: Page) -> None:
    walks = [visited(samples.river(), at, ("Kiosk", "Harbour Club")[at % 2], attempt=1 + at // 2) for at in range(4)]
    page.goto(write(*walks).page)
    assert names(page) == ["Kiosk", "Kiosk walk 2", "Harbour Club", "Harbour Club walk 2"]


def test_what_is_new_since_the_baseline_is_told_and_found(write: Writer, page: Page) -> None:
    gym, river = samples.gym(), samples.river()
    first, second, *rest = gym.card.findings
    found = [msgspec.structs.replace(first, new=True), msgspec.structs.replace(second, waived="agreed with the gym"), *rest]
    gym = dataclasses.replace(gym, card=msgspec.structs.replace(gym.card, findings=found, changes=Changes()))
    page.goto(write(gym, dataclasses.replace(river, card=msgspec.structs.replace(river.card, changes=Changes()))).page)
    expect(page.locator(".since")).to_have_text(["1 visit has something new since the baseline.", "1 finding is waived."])
    page.get_by_role("link", name="1 visit has").click()
    assert names(page) == ["Pulse Gym"]
    expect(page.locator("tr.row .new")).to_have_text("1 new")
    page.locator("tr.row .opener").click()
    expect(page.locator(".finding .new")).to_have_text("new since the baseline")
    expect(page.locator(".finding .cost", has_text="waived")).to_have_text("waived: agreed with the gym")
    assert violations(page) == []


@pytest.fixture(scope="session")
def city(write: Writer) -> Written:
    """More visits than fit into the page, whose limit is put down for the test."""
    few = "from harness.reporters.drawing import board\nboard.MOST_INLINE, board.CHUNK = 10, 4\ndef test_fine(): pass"
    visits = [visited(samples.river(), at, f"Company {at % 6}", score=float(at), scenario=f"Errand {at % 2}") for at in range(12)]
    return write(*visits, tests=few)


def test_rows_of_many_visits_are_loaded_when_they_are_shown(city: Written, page: Page) -> None:
    assert len(list((city.reports / "index").glob("rows-*.js"))) == 3
    assert 'class="row"' not in (city.reports / "index.html").read_text("utf-8")
    page.goto(city.page)
    expect(page.locator("tr.row")).to_have_count(12)
    page.goto(f"{city.page}#company=3&group=company")
    expect(page.locator("tr.row")).to_have_count(2)
    page.locator("tr.row .opener").last.click()
    expect(page.locator(".visit")).to_be_visible()


def test_only_the_files_of_open_groups_are_loaded(city: Written, page: Page) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url.rpartition("/")[2]))
    page.goto(f"{city.page}#words=errand+0&sort=heaviest&company=0")
    expect(page.locator("tr.row")).to_have_count(2)
    assert [name for name in loaded if name.startswith("rows-")] == ["rows-0.js"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong(browser: Browser, town: Written, scheme: str) -> None:
    page = browser.new_page(color_scheme=scheme, viewport={"width": 1280, "height": 900})
    page.goto(town.page)
    assert violations(page) == []
    for opener in page.locator("tr.row .opener").all():
        opener.click()
    expect(page.locator(".visit")).to_have_count(6)
    page.locator(".frame summary").first.click()
    page.get_by_text("How to read this").click()
    choose(page, "group", "by company")
    choose(page, "outcome", "dead ends (2)")
    page.get_by_text("What the test said").first.click()
    assert violations(page) == []
    page.close()


def test_everything_is_reached_by_keyboard(report: Page) -> None:
    report.locator("tr.row .opener").first.press("Enter")
    expect(report.locator(".visit")).to_be_visible()
    met: list[str] = []
    report.locator(".filters-of-visits input").focus()
    for _ in range(60):
        report.keyboard.press("Tab")
        met.append(report.evaluate("document.activeElement.closest('.opener, .film, .frame, .scroller, a, button')?.className ?? ''"))
    assert {"opener", "film", "scroller", "address"} <= set(met)
    assert any(name.startswith("frame") for name in met)


def test_finnish_page_is_finnish(write: Writer, page: Page) -> None:
    page.goto(write(samples.gym(), samples.river(), options=("--lang=fi",)).page)
    assert page.evaluate("document.documentElement.lang") == "fi"
    expect(page.locator(".gist b")).to_have_text("2 käyntiä")
    expect(page.locator("label", has_text="Järjestys")).to_be_visible()
    expect(page.locator("tr.row").first).to_contain_text("umpikuja")
