"""All pages of a run together: anybody can read them, they reach out to nobody, and what they link to is there."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

import msgspec
import pytest
from playwright.sync_api import Browser, Page

from harness.visit_file import write_scorecard, write_visit

from ..plugin.project import Project
from .axe import violations
from .making import Sample
from .samples import gym, river, walled

SIZES = ((1280, "light"), (1280, "dark"), (400, "light"), (400, "dark"))
PAGES = ("index", "league", "trend", "changes", "receipt")
LANGUAGES = ("en", "fi")
ROWS = "th[scope=row] > button.opener"
LINKS = "links => [...new Set(links.map(link => link.href))]"


def lay(folder: Path, picture: bytes, started: str, *samples: Sample) -> Path:
    """Leave visits as a run that started then does."""
    for sample in samples:
        place = folder / "visits" / sample.visit.id
        place.mkdir(parents=True)
        write_visit(msgspec.structs.replace(sample.visit, started=started), place / "visit.json")
        write_scorecard(sample.card, place / "scorecard.json")
        for view in sample.visit.views:
            if view.screenshot:
                (place / view.screenshot).write_bytes(picture)
    return folder


@pytest.fixture(scope="session", params=LANGUAGES)
def run(picture: bytes, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """The reports of a second run, held against the first, in a language."""
    folder = tmp_path_factory.mktemp(f"pages-{request.param}")
    longer = gym()
    join, leave = longer.visit.journeys
    again = msgspec.structs.replace(leave, steps=[*leave.steps[:2], leave.steps[1], *leave.steps[2:]])
    longer = Sample(longer.name, longer.ending, msgspec.structs.replace(longer.visit, journeys=[join, again]), longer.card)
    lay(folder / "before", picture, "2026-11-20T08:00:00+00:00", gym(), river(), walled())
    lay(folder / "after", picture, "2026-11-21T08:00:00+00:00", longer, river(), walled())
    options = ["--lang", request.param, "--history", "history.sqlite", "-p", "no:cacheprovider"]
    project = Project(folder)
    project.mystery_shop("report", "before", "--reports", "first", *options)
    project.mystery_shop("baseline", "first", "-o", "baseline.json")
    ended = project.mystery_shop("report", "after", "--reports", "second", "--baseline", "baseline.json", *options)
    assert (folder / "second" / "index.html").exists(), ended.said
    return folder / "second"


def page_of(run: Path, name: str) -> Path:
    return next(iter(sorted((run / "receipts").glob("*gym*.html")))) if name == "receipt" else run / f"{name}.html"


@pytest.mark.parametrize(("width", "scheme"), SIZES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_can_be_read_by_anybody_and_reaches_out_to_nobody(browser: Browser, run: Path, name: str, width: int, scheme: str) -> None:
    if run.parent.name.startswith("pages-fi") and (width, scheme) != (400, "light"):
        pytest.skip("other words change no more than how much room they take")
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page, asked, failed = context.new_page(), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.goto(page_of(run, name).as_uri())
    openers = page.locator(ROWS)
    for number in range(openers.count()):
        openers.nth(number).click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert not [url for url in asked if not url.startswith(("file:", "data:"))]
    assert not failed
    assert violations(page) == []
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_what_a_page_links_to_is_there(page: Page, run: Path, name: str) -> None:
    page.goto(page_of(run, name).as_uri())
    openers = page.locator(ROWS)
    for number in range(openers.count()):
        openers.nth(number).click()
    near = [urlsplit(link) for link in page.locator("a[href]").evaluate_all(LINKS) if link.startswith("file:")]
    assert near, "pages of a run lead to each other"
    gone = [link.path for link in near if not Path(unquote(link.path)).exists()]
    assert not gone
    page.goto("about:blank")
    for link in near:
        other = Path(unquote(link.path)) != page_of(run, name)
        if other and link.fragment and "=" not in link.fragment:
            page.goto(link.geturl())
            assert page.locator(f"id={unquote(link.fragment)}").count() == 1, link.geturl()
