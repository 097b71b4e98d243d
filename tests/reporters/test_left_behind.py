"""What was held back, what was sent and what was left behind, as a reader finds it."""

import csv
import json
from xml.etree import ElementTree

import msgspec
import pytest
from playwright.sync_api import Page, expect

from harness.model import Committed, NotUndone, Undone, Withheld

from . import samples
from .conftest import Writer, Written
from .making import Sample

SENT = Committed(what="opens an account or a membership", name="Confirm <b>membership</b>", by="step", journey="join", undo="not-undone")
OURS = Committed(what="pays", name="Pay", by="owned")
TRIED = Undone(name="leave again", mirrors="join", reason="the page crashed", words="Please confirm that it is you", picture="006.jpg")
BACK = Undone(name="sign out", state="undone", seconds=1.5)


def left_by(sample: Sample) -> Sample:
    visit = sample.visit
    left = NotUndone(
        visit=visit.id, scenario=visit.scenario, site=visit.site, site_name=visit.site_name, address=visit.address, committed=[SENT],
        kept={"number": "A-17"}, tried=[TRIED],
    )  # fmt: skip
    card = msgspec.structs.replace(sample.card, committed=[SENT, OURS], undone=[TRIED, BACK], not_undone=left)
    return Sample(sample.name, sample.ending, visit, card)


def held(sample: Sample) -> Sample:
    card = msgspec.structs.replace(sample.card, outcome="held", withheld=[Withheld(what="places an order", name="Place order")])
    return Sample(sample.name, sample.ending, sample.visit, card)


@pytest.fixture(scope="module")
def written(write: Writer) -> Written:
    return write(held(samples.river()), left_by(samples.gym()))


def test_what_was_left_behind_stands_above_everything(page: Page, written: Written) -> None:
    page.goto(written.page)
    left = page.locator("main > section.left")
    expect(left.locator("h2")).to_have_text("What 1 visit sent could not be taken back")
    expect(left).to_contain_text("Pulse Gym")
    expect(left).to_contain_text("Confirm <b>membership</b> opens an account or a membership")
    expect(left).to_contain_text("A-17")
    expect(left).to_contain_text("the page crashed")
    expect(left.get_by_role("link", name="the last page")).to_have_attribute("href", "visits/join-and-leave--pulse-gym/006.jpg")
    assert page.locator("main > h1 + *").evaluate("each => each.className") == "left"


def test_a_visit_says_what_was_sent_by_whose_word(page: Page, written: Written) -> None:
    page.goto(written.page)
    page.locator("tr.row", has_text="Pulse Gym").get_by_role("button").click()
    sent = page.locator(".visit .sent")
    expect(sent).to_contain_text("opens an account or a membership – cleared by: commit: true at the step – not taken back")
    expect(sent).to_contain_text("sign out took it back in 1.5 s.")
    expect(sent).to_contain_text("leave again did not take it back: the page crashed")
    expect(sent).not_to_contain_text("Pay pays")  # which is ours, and nobody meant to take it back


def test_a_visit_that_was_held_says_what_was_left_to_do(page: Page, written: Written) -> None:
    page.goto(written.page)
    page.locator("tr.row", has_text="River Association").get_by_role("button").click()
    sent = page.locator(".visit .sent")
    expect(sent.get_by_role("heading")).to_have_text("Nothing was sent")
    expect(sent).to_contain_text("It was held before this: Place order places an order.")
    expect(sent).to_contain_text("Left to do: Place order")
    expect(sent).to_contain_text("Up to there: ")


def test_the_summary_and_the_terminal_begin_with_it(written: Written) -> None:
    summary = (written.reports / "summary.md").read_text("utf-8")
    assert summary.startswith("### What 1 visit sent could not be taken back\n\n- **Pulse Gym, ")
    assert "A-17" in summary.partition("\n\n| | Scenario")[0]
    assert written.said.index(" What 1 visit sent could not be taken back ") < written.said.index("what customers went through")


def test_programs_are_told_too(written: Written) -> None:
    with (written.reports / "visits.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["site-name"]: row for row in csv.DictReader(file)}
    assert rows["River Association"]["withheld"] == "`Place order` places an order"
    assert rows["Pulse Gym"]["not-undone"] == "`Confirm <b>membership</b>` opens an account or a membership"
    assert rows["Pulse Gym"]["committed"].endswith("membership (step); `Pay` pays (owned)")
    listed = [(each.get("name"), each.get("value")) for each in ElementTree.parse(written.reports / "junit.xml").iter("property")]
    assert ("not-undone", rows["Pulse Gym"]["not-undone"]) in listed
    assert ("withheld", "`Place order` places an order") in listed
    report = json.loads((written.reports / "scorecards.json").read_bytes())
    assert [left["kept"] for left in report["not_undone"]] == [{"number": "A-17"}]
