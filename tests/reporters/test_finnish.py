"""Whole reports in Finnish, as a run with `--lang fi` writes them: no words of ours are left in English."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from harness.cli import main
from harness.comparing.history import History
from harness.reporters.drawing import tongue

from ..comparing.past import facts, walked
from . import samples
from .conftest import Writer, Written
from .test_changes import crept, held, kept  # noqa: F401 (a fixture)

# Every text and label of a page, folded in or not, but those that say that they are in another language than the page.
TEXTS = (Path(__file__).with_name("texts.js")).read_text(encoding="utf-8")
LETTERS = 8  # of a text with holes: fewer are found in anybody's words
HOLE = re.compile(r"\\\{\w+\\\}")


@pytest.fixture(scope="module")
def finnish(write: Writer, kept: Path) -> Written:  # noqa: F811
    """All pages that there are: of a run that has got worse than its baseline, and of two runs held against each other."""
    known = [held(crept(samples.gym()), kept), samples.river(), samples.walled()]
    ordinary = "def test_fine(): pass\ndef test_broken(): assert not 1"
    written = write(*known, options=("--lang=fi", f"--baseline={kept}", "--history=reports/history.sqlite"), tests=ordinary)
    history = written.reports / "history.sqlite"
    with History(history) as runs:
        for number in range(1, 5):
            runs.put(facts(number), [walked(number, clicks=5 if number < 3 else 8)], "finished")
    assert main(["trend", "--lang=fi", f"--history={history}"]) == 0
    return written


def english() -> list[re.Pattern[str]]:
    """Give what is not to be there: English texts, each as a pattern of what it says, where its own words are more than a few letters."""
    texts = [text for text, other in tongue.catalogue("fi").items() if text.casefold() != other.casefold()]
    own = [text for text in texts if not re.search(r"\{", text) or len(re.findall("[a-z]", re.sub(r"\{\w+\}", "", text))) >= LETTERS]
    return [re.compile(HOLE.sub(".+?", re.escape(text)), re.DOTALL) for text in own]


def pages(written: Written) -> list[Path]:
    return sorted(written.reports.rglob("*.html"))


def test_no_english_words_of_ours_are_left(page: Page, finnish: Written) -> None:
    assert {path.name for path in pages(finnish)} >= {"index.html", "league.html", "trend.html", "changes.html"}
    unsaid = english()
    for path in pages(finnish):
        page.goto(path.as_uri())
        rows = page.locator(".board .row")
        for opener in page.locator(".board .row .opener, #results-table .opener").all():
            opener.evaluate("(each) => each.click()")
        expect(page.locator(".opened article.visit")).to_have_count(rows.count())
        assert page.locator("html").get_attribute("lang") == "fi", path.name
        texts = page.evaluate(TEXTS)
        assert len(texts) > 5
        found = {text for text in texts for pattern in unsaid if pattern.fullmatch(text)}
        assert not found, path.name


def test_what_programs_read_stays_english(finnish: Written) -> None:
    read = [path for path in finnish.reports.iterdir() if path.suffix in (".json", ".xml", ".csv", ".sarif")]
    assert len(read) > 3
    for text in (finnish.said, *(path.read_text(encoding="utf-8") for path in read)):
        assert re.search("dead[ -]end", text)
        assert not re.search("umpikuja|klikka|käyn", text)


def test_the_summary_follows_the_language(finnish: Written) -> None:
    assert "umpikuja: vain kirjeitse" in (finnish.reports / "summary.md").read_text(encoding="utf-8")
