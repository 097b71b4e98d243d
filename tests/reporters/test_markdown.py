"""The summary in Markdown."""

from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from harness.exits import Exit
from harness.model import ActChange, BrokenBudget, Changes, Finding, JourneyScore, Scorecard, StepChange, Waiver, WaiverUse
from harness.reporters import Result, Run, markdown

from . import hostile, samples
from .conftest import Writer
from .drawing.test_gfm import HOSTILE, TIED, Page
from .making import Sample

FILE = "scenarios/join-and-leave.yaml"


@pytest.fixture(autouse=True)
def nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (markdown.JOB, "GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA", "GITHUB_WORKSPACE"):
        monkeypatch.delenv(name, raising=False)


def write(folder: Path, config: pytest.Config, *made: Sample, language: str = "en", status: int = Exit.TROUBLE) -> str:
    run = Run(folder, language)
    reporter = markdown.Markdown(run, config)
    for number, sample in enumerate(made):
        result = Result(f"{sample.name}{number:05}", folder, sample.visit, sample.card)
        run.results.add(result)
        reporter.pytest_mystery_shop_visit(result, sample.ending)
    reporter.pytest_sessionfinish(status)
    return (folder / markdown.NAME).read_text("utf-8")


def changed(sample: Sample, **more: Any) -> Sample:
    return Sample(sample.name, sample.ending, sample.visit, msgspec.structs.replace(sample.card, **more))


def held(step: StepChange, **more: Any) -> Sample:
    """The association, held against a baseline."""
    return changed(samples.river(), changes=Changes(steps=[step]), **more)


def test_the_verdict_comes_first(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    first = write(tmp_path, pytestconfig, samples.gym(), samples.river(), samples.walled()).partition("\n")[0]
    assert first == "**1 of 2 measured visits put customers to trouble.** 1 visit could not be measured."
    assert write(tmp_path, pytestconfig, samples.walled()).startswith("**Nothing was measured.** 1 visit")
    assert write(tmp_path, pytestconfig, samples.river()).startswith("**Every visit that was measured is fine: 1\xa0visit.**\n")
    assert write(tmp_path, pytestconfig, samples.river(), status=Exit.CUT_SHORT).startswith("**The run was cut short.**")
    broken = Sample("x", "error", samples.walled().visit, samples.walled().card)
    assert write(tmp_path, pytestconfig, broken).startswith("**No company failed, but 1\xa0visit could not be walked")


def test_trouble_that_fails_nothing_is_no_success(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    known = Sample("gym.yaml::x", "passed", samples.gym().visit, samples.gym().card)
    page = write(tmp_path, pytestconfig, known, samples.river())
    assert page.startswith("**No visit failed.** 1 visit had trouble that fails nothing.\n")
    assert "\n| = | Join, then leave | Pulse Gym |" in page


def test_a_row_for_each_visit_those_that_failed_first(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    page = write(tmp_path, pytestconfig, samples.river(), samples.walled(), samples.gym())
    rows = [line for line in page.splitlines() if line.startswith("| ")]
    assert rows[1].startswith("| ✗ | Join, then leave | Pulse Gym | dead end: by post | 31 | 7 | 8 | 108–274 s | critical: ")
    assert rows[2].startswith("| – | A table for twelve | Palace | bot wall | – | – | – | – | –")
    assert rows[3].startswith("| ✓ | Join, then leave | River Association | reached | 96 |")


def test_what_is_new_names_the_step(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    step = StepChange(
        journey="leave", change="added", step=3, words="click: No, thanks", path=FILE, line=14,
        effort={"clicks": 2, "pages": 1, "words": -3}, acts=[ActChange(kind="click", name="No, thanks")],
    )  # fmt: skip
    new = Finding(audit="slow-page", severity="serious", seen="The page took 9 s.", journey="join", step=1, new=True)
    known = Finding(audit="slow-page", severity="critical", seen="Known.", new=False)
    page = write(tmp_path, pytestconfig, held(step, findings=[known, new]))
    listed = page.partition("### New since the baseline\n\n")[2].splitlines()
    assert listed[1].startswith("- **Join, then leave**, River Association: serious: ")
    assert listed[1].endswith(f"The page took 9 s. {FILE}:\u200b8")
    assert listed[0] == (
        f"- **Join, then leave**, River Association: a step was added, click: No, thanks (+2\xa0clicks, +1\xa0page) {FILE}:\u200b14"
    )
    assert "Known" not in page.partition("###")[2]


def test_nothing_new_is_said(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    page = write(tmp_path, pytestconfig, changed(samples.river(), changes=Changes()))
    assert page.startswith("**Every visit that was measured is fine: 1\xa0visit.** Nothing is new since the baseline.\n")


def test_a_visit_that_the_baseline_does_not_have_and_a_journey_that_got_worse(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    unknown, worse = changed(samples.river(), changes=Changes(known=False)), changed(samples.gym(), changes=Changes(worse=["leave"]))
    page = write(tmp_path, pytestconfig, unknown, worse)
    assert "- **Join, then leave**, River Association: the baseline does not have this visit\n" in page
    assert "- **Join, then leave**, Pulse Gym: leave ends in a dead end now\n" in page


def test_broken_budgets_name_the_step_and_waivers_their_day(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    broken = BrokenBudget(metric="clicks", figure=5, limit=4, step=4, path=FILE, line=13, new=True)
    score = JourneyScore(name="leave", outcome="reached", broken=[broken], over_budget=["clicks: 5, allowed 4"])
    waiver = Waiver(audit="slow-page", reason="A new server comes.", until="2026-10-01", path="scenarios/sites/river.yaml", line=7)
    uses = [WaiverUse(waiver=waiver, findings=1, expired=True), WaiverUse(waiver=msgspec.structs.replace(waiver, reason="Fine."))]
    page = write(tmp_path, pytestconfig, changed(samples.river(), journeys=[score], waivers=uses))
    assert f"### Broken budgets\n\n- **Join, then leave**, River Association, leave: clicks: 5, allowed 4 (new) {FILE}:\u200b13\n" in page
    assert "2026-10-01: A new server comes. scenarios/sites/river.yaml:\u200b7\n" in page
    assert "Fine." not in page


def test_lines_are_linked_at_github(tmp_path: Path, pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch) -> None:
    step = StepChange(journey="leave", change="added", words="go: /", path="scenarios/a b).yaml", line=14)
    monkeypatch.setenv("GITHUB_SERVER_URL", "https://github.com")
    monkeypatch.setenv("GITHUB_REPOSITORY", "somebody/scenarios")
    monkeypatch.setenv("GITHUB_SHA", "a" * 40)
    page = Page(write(tmp_path, pytestconfig, held(step)))
    assert page.elements[-1] == f"a href=https://github.com/somebody/scenarios/blob/{'a' * 40}/scenarios/a%20b%29.yaml#L14"
    monkeypatch.setenv("GITHUB_REPOSITORY", "somebody/scenarios/../../evil")
    assert "a href" not in " ".join(Page(write(tmp_path, pytestconfig, held(step))).elements)


def test_it_is_added_to_the_jobs_page(tmp_path: Path, pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "job.md").write_text("before\n", "utf-8")
    monkeypatch.setenv(markdown.JOB, str(tmp_path / "job.md"))
    page = write(tmp_path / "reports", pytestconfig, samples.gym())
    assert (tmp_path / "job.md").read_text("utf-8") == f"before\n{page}"


def test_it_fits_into_a_comment_however_many_visits(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    long = "|" * 400
    finding = Finding(audit="slow-page", severity="serious", seen=long, new=True)
    waiver = WaiverUse(waiver=Waiver(audit="slow-page", reason=long, until="2026-10-01"), expired=True)
    broken = JourneyScore(name=long, outcome="reached", broken=[BrokenBudget(metric="clicks", figure=5, limit=4)], over_budget=[long])
    river = changed(samples.river(), changes=Changes(), findings=[finding], waivers=[waiver], journeys=[broken], site_name=long)
    page = write(tmp_path, pytestconfig, *[river] * 200)
    assert len(page) < 60_000
    assert page.count("more") >= 4


def test_in_finnish(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    page = write(tmp_path, pytestconfig, samples.gym(), samples.river(), language="fi")
    assert page.startswith("**Mitatuista käynneistä asiakkaalle koitui vaivaa: 1 / 2.**")
    assert "| Skenaario | Yritys | Lopputulos |" in page
    assert "umpikuja: vain kirjeitse" in page


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(words=HOSTILE)
def test_hostile_words_add_no_element(words: str, tmp_path: Path, pytestconfig: pytest.Config) -> None:
    def page(text: str) -> Page:
        step = StepChange(journey=text, change="added", words=text, path=f"{text}.yaml", line=3)
        broken = JourneyScore(name=text, outcome="dead-end", broken=[BrokenBudget(metric=text, figure=1, limit=0)], over_budget=[text])
        finding = Finding(audit=text, severity="serious", seen=text, new=True, journey=text)
        waiver = WaiverUse(waiver=Waiver(audit=text, reason=text, until=text, path=text or "x"), expired=True)
        card: Scorecard = msgspec.structs.replace(
            hostile.hostile().card, scenario=text, site=text, site_name=text, changes=Changes(worse=[text], steps=[step]),
            findings=[finding], journeys=[broken], waivers=[waiver],
        )  # fmt: skip
        return Page(write(tmp_path, pytestconfig, Sample("a.yaml::b", "failed", hostile.hostile().visit, card)))

    shown = page(words)
    assert shown.elements == page("plain").elements
    assert not TIED.search(shown.text)


def test_a_run_writes_it(write: Writer) -> None:
    written = write(samples.gym(), hostile.hostile(), samples.walled())
    assert (written.reports / markdown.NAME).read_text("utf-8").startswith("**2 of 2 measured visits put customers to trouble.**")


def test_nothing_is_written_without_visits(empty: Any) -> None:
    assert not (empty.reports / markdown.NAME).exists()
