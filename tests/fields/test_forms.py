"""Whole forms in a real browser: those written for this project, and real companies' where the shared data is there."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from tests.benchmarks.forms import own, real
from tests.benchmarks.forms.looking import Desk
from tests.benchmarks.forms.scoring import Table, add

SOME = 24  # of the real forms: a benchmark of all takes minutes
OWN = list(own.files())


@pytest.fixture
def desk(context: BrowserContext) -> Desk:
    return Desk(context)


@pytest.mark.parametrize("language", sorted({own.language(file.name) for file in OWN}))
def test_own_forms_are_understood(language: str, desk: Desk) -> None:
    table: Table = {}
    for file in (each for each in OWN if own.language(each.name) == language):
        add(table, own.kind(file.name), desk.see(file.read_text(encoding="utf-8"), own.MARKS), own.right, language)
    score = table["all", ""]
    assert score.share("right") >= 90
    assert score.sends == 100


@pytest.mark.parametrize("language", ["de", "es", "fi", "fr", "sv"])
def test_a_site_that_tells_no_language_is_understood_all_the_same(language: str, desk: Desk) -> None:
    table: Table = {}
    for file in (each for each in OWN if own.language(each.name) == language):
        html = file.read_text(encoding="utf-8").replace(f'lang="{language}"', "", 1)
        add(table, own.kind(file.name), desk.see(html, own.MARKS), own.right)
    assert table["all", ""].share("right") >= 90


@pytest.mark.skipif(not real.FOLDER.is_dir(), reason="the shared data is not there")
def test_real_forms_are_understood(desk: Desk) -> None:
    files: list[Path] = [file for file in real.files() if real.tuning(file.name)]
    table: Table = {}
    for file in files[:: len(files) // SOME]:
        add(table, real.kind(file.name), desk.see(file.read_text(encoding="utf-8", errors="replace"), real.MARKS), real.right)
    score = table["all", ""]
    assert score.share("right") >= 88, "of a sample; the benchmark holds the bar of 93 over all"
    assert score.share("wrong") <= 7
    assert score.sends >= 88
