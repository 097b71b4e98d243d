"""Links between pages: only to what this run has written, from wherever the page lies."""

import datetime
from pathlib import Path

from harness.reporters import Run
from harness.reporters.drawing import markup, nav


def run(folder: Path, page: str = "index.html") -> Run:
    there = Run(folder, page=folder / page)
    there.pages = {"league": lambda: True, "changes": lambda: False}
    return there


def test_pages_of_the_run_are_linked(tmp_path: Path) -> None:
    assert nav.pages(run(tmp_path), tmp_path) == {"index": "index.html", "league": "league.html"}


def test_page_that_lies_elsewhere_is_found(tmp_path: Path) -> None:
    away = nav.pages(run(tmp_path, "else where/report #1.html"), tmp_path)
    assert away["index"] == "else%20where/report%20%231.html"
    assert nav.pages(run(tmp_path), tmp_path / "else where")["league"] == "../league.html"


def test_what_an_earlier_run_left_is_not_linked(tmp_path: Path) -> None:
    later = run(tmp_path)
    (tmp_path / "changes.html").write_text("")
    (tmp_path / "receipts").mkdir()
    (tmp_path / "receipts" / "join--gym.html").write_text("")
    later.started += datetime.timedelta(minutes=1)
    assert nav.pages(later, tmp_path) == {"index": "index.html", "league": "league.html"}
    assert nav.receipt(later, "join--gym", tmp_path) == ""


def test_receipt_is_linked_where_it_was_written(tmp_path: Path) -> None:
    there = run(tmp_path)
    (tmp_path / "receipts").mkdir()
    (tmp_path / "receipts" / "join--gym.html").write_text("")
    assert nav.receipt(there, "join--gym", tmp_path) == "receipts/join--gym.html"
    assert nav.receipt(there, "join--river", tmp_path) == ""
    assert nav.receipt(there, "../league", tmp_path) == ""


def test_page_alone_has_no_links() -> None:
    macro = "{% import 'macros.html.jinja2' as show with context %}{{ show.nav('index', pages) }}"
    shown = markup._environment.from_string(macro)
    assert shown.render(pages={"index": "index.html"}) == ""
    assert 'href="league.html"' in shown.render(pages={"index": "index.html", "league": "league.html"})
