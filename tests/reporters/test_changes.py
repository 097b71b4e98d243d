"""The page of what has changed since the baseline: the added step with its pictures before and now; no page without a baseline."""

import dataclasses
import json
from pathlib import Path

import msgspec
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from harness.comparing import baseline
from harness.comparing.changes import held_against
from harness.model import ActChange, BrokenBudget, Changes, Finding, Scorecard, StepChange, Waiver, WaiverUse

from . import hostile, making, samples
from .conftest import Writer, Written

AXE = Axe()
ASKED = frozenset({"required-survey", "retention-screen", "dead-end", "effort-asymmetry", "missing-label", "long-form"})


def crept(sample: making.Sample) -> making.Sample:
    """Make the same visit some time later: one more page on the way out, one more field in the form."""
    join, leave = sample.visit.journeys[:2]
    steps = list(join.steps)
    form = steps[2]
    phone = msgspec.structs.replace(form.acts[0], kind="type", role="textbox", name="Phone")
    steps[2] = msgspec.structs.replace(form, acts=[*form.acts, phone], effort=msgspec.structs.replace(form.effort, fields=6, asked=7))
    more = making.step("click: No, keep my offer away", 5, clicks=1, pages=1)
    journeys = [msgspec.structs.replace(join, steps=steps), msgspec.structs.replace(leave, steps=[leave.steps[0], more, *leave.steps[1:]])]
    visit = msgspec.structs.replace(sample.visit, journeys=journeys)
    effort = msgspec.structs.replace(sample.card.effort, clicks=sample.card.effort.clicks + 1, fields=sample.card.effort.fields + 1)
    findings = [
        *sample.card.findings[1:],
        Finding(audit="missing-label", severity="serious", seen="a field has no label", journey="join", step=2, view=1, words="Phone"),
    ]
    waiver = Waiver(audit="long-form", reason="The new form comes in spring", until="2026-12-31", path="scenarios/join.yaml", line=4)
    card = msgspec.structs.replace(sample.card, effort=effort, findings=findings, score=20.0, waivers=[WaiverUse(waiver=waiver)])
    return dataclasses.replace(sample, visit=visit, card=card)


@pytest.fixture(scope="module")
def kept(picture: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kept")
    gym, river = samples.gym(), samples.river()
    for sample in (gym, river):
        for look in sample.visit.views:
            (folder / look.screenshot).write_bytes(picture)
    path = folder / "good-day.json"
    assert baseline.write([(folder, sample.visit, sample.card) for sample in (gym, river)], path) == (2, [])
    return path


def held(sample: making.Sample, kept: Path) -> making.Sample:
    known = baseline.read(kept).of(sample.visit)
    return dataclasses.replace(sample, card=held_against(sample.visit, sample.card, known, ASKED))


@pytest.fixture(scope="module")
def changed(write: Writer, kept: Path) -> Written:
    stranger = dataclasses.replace(samples.walled(), name="new.yaml::palace")
    known = [held(crept(samples.gym()), kept), held(samples.river(), kept), held(stranger, kept)]
    return write(*known, options=(f"--baseline={kept}", "--html=reports/index.html"))


@pytest.fixture
def page_of(page: Page, changed: Written) -> Page:
    page.goto((changed.reports / "changes.html").as_uri())
    return page


def test_one_line_says_which_way_it_went(page_of: Page) -> None:
    gym = page_of.locator("article", has_text="Pulse Gym")
    expect(gym.locator(".way")).to_contain_text("worse and better")
    expect(gym.locator(".way")).to_contain_text("+1 click · +1 field")
    expect(page_of.locator(".tally")).to_contain_text("1 as before")
    expect(page_of.locator("article", has_text="River Association")).to_have_count(0)


def test_the_added_step_stands_beside_what_was_there(page_of: Page) -> None:
    added = page_of.locator(".step.added")
    expect(added.locator("h3")).to_have_text("A step more click: No, keep my offer away")
    expect(added.locator(".spent")).to_contain_text("+1 click · +1 page · scenarios/join-and-leave.yaml:13")
    expect(added.locator("figure").first).to_contain_text("this step was not there")
    form = page_of.locator(".step.changed", has_text="fill: form")
    expect(form.locator(".acts")).to_have_text("also type into Phone")
    expect(form.locator("svg.shot")).to_have_count(2)
    shown = form.locator("svg.shot image").evaluate_all("images => images.map(each => each.href.baseVal)")
    assert shown[0].startswith("changes/")
    assert all((Path(page_of.url.removeprefix("file://")).parent / href).is_file() for href in shown)


def test_findings_that_are_new_and_gone_and_waivers(page_of: Page) -> None:
    gym = page_of.locator("article", has_text="Pulse Gym")
    expect(gym.locator(".findings").first).to_contain_text("a field has no label")
    expect(gym.locator(".findings .gone li")).to_have_count(1)
    expect(page_of.locator(".waived tbody tr")).to_contain_text(["The new form comes in spring"])
    expect(page_of.locator(".waived tbody tr")).to_contain_text(["never"])


def test_programs_read_the_same(changed: Written) -> None:
    told = json.loads((changed.reports / "changes.json").read_bytes())
    assert told["tally"] == {"worse": 0, "better": 0, "both": 1, "otherwise": 1, "same": 1}
    gym, palace = told["visits"]
    assert gym["fails"]
    assert [each["words"] for each in gym["changes"]["steps"]] == ["fill: form", "click: No, keep my offer away"]
    assert palace["changes"] == {"known": False}


def test_without_a_baseline_nothing_is_written(written: Written) -> None:
    assert not list(written.reports.glob("changes*"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 400])
def test_no_barrier_and_no_sideways_scrolling(page_of: Page, scheme: str, width: int) -> None:
    page_of.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page_of.set_viewport_size({"width": width, "height": 900})
    assert page_of.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert AXE.run(page_of).response["violations"] == []


def test_in_finnish(write: Writer, kept: Path, page: Page) -> None:
    run = write(held(crept(samples.gym()), kept), options=(f"--baseline={kept}", "--lang=fi", "--self-contained-html"))
    page.goto((run.reports / "changes.html").as_uri())
    expect(page.locator("h1")).to_have_text("Mikä on muuttunut vertailukohdasta")
    expect(page.locator(".step.added h3")).to_contain_text("Vaihe lisää")
    assert page.locator("svg.shot image").first.evaluate("each => each.href.baseVal").startswith("data:image/jpeg")
    assert not (run.reports / "changes").exists()


def attacked(card: Scorecard) -> Scorecard:
    bad = hostile.ATTACK
    finding = msgspec.structs.replace(card.findings[0], new=True, waived=bad)
    over = BrokenBudget(metric="clicks", figure=2, limit=1, new=True, words=bad, path=bad)
    step = StepChange(
        journey=bad, change="changed", step=0, words=bad, path=bad, acts=[ActChange(kind="type", role=bad, name=bad)],
        effort={bad: 1.0}, before="../../secret.png", after="../../secret.png",
    )  # fmt: skip
    changes = Changes(made=bad, outcome="reached", kind=bad, worse=[bad], gone=[finding], steps=[step])
    journey = msgspec.structs.replace(card.journeys[0], broken=[over], over_budget=[bad])
    waiver = Waiver(audit=bad, reason=f"{bad}\N{OBJECT REPLACEMENT CHARACTER}", until=bad, path=bad)
    uses = [WaiverUse(waiver=waiver, expired=True)]
    return msgspec.structs.replace(card, findings=[finding], changes=changes, journeys=[journey], waivers=uses)


def test_no_word_of_a_page_becomes_markup(write: Writer, kept: Path, page: Page) -> None:
    sample = hostile.hostile()
    run = write(dataclasses.replace(sample, card=attacked(sample.card)), options=(f"--baseline={kept}",))
    page.goto((run.reports / "changes.html").as_uri())
    assert page.evaluate("window.pwned") is None
    assert page.locator("article").count() == 1
    assert page.locator("article img, article script").count() == 0
    assert page.locator("svg.shot").count() == 0
    assert json.loads((run.reports / "changes.json").read_bytes())["visits"]


def test_the_main_report_marks_what_is_new_and_what_is_waived(write: Writer, kept: Path, page: Page) -> None:
    gym = held(crept(samples.gym()), kept)
    known = [msgspec.structs.replace(finding, waived="" if finding.new else "Known (until 2026-12-31)") for finding in gym.card.findings]
    run = write(dataclasses.replace(gym, card=msgspec.structs.replace(gym.card, findings=known)), options=(f"--baseline={kept}",))
    page.goto(run.page)
    new = page.locator(".finding", has_text="a field has no label")
    expect(new.locator(".kind")).to_contain_text("new")
    expect(page.locator(".finding", has_text="waived: Known (until 2026-12-31)").first).not_to_contain_text("a field has no label")
