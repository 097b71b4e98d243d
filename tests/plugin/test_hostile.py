"""Markup in titles, names of files and pages, opened in a browser: nothing runs, and the page asks for no other file."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .company import serve
from .project import Ended, Project

ATTACK = "<img src=x onerror=window.pwned=1>"
MARKUP = '"><script>window.pwned=1</script><svg onload=window.pwned=1>'
ODD = f"{ATTACK} & 'odd' %s {{}} \u00e4\u202e\U0001f600 \\x \\N{{x}}"  # no slash: it is a file's name

pytestmark = pytest.mark.skipif(os.name == "nt", reason="files cannot be called so there")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project(tmp_path_factory.mktemp("hostile"))  # a plain name: pytest-html's own script fails where a folder is called `a=b`


@pytest.fixture(scope="module")
def ended(project: Project) -> Iterator[Ended]:
    page = f"<!doctype html><title>{escaped(MARKUP)}</title><h1>{escaped(ATTACK)}</h1><button>{escaped(MARKUP)}</button>"
    with serve({"/": page}) as company:
        project.write("scenarios/sites/house.yaml", f"site: '{ATTACK}'\nurl: {company.url}\nowned: true\n")
        steps = f"- go: /\n      - expect: '{ATTACK}'\n      - click: '{MARKUP}'\n      - expect: '{MARKUP} is not there'\n"
        for name in (ODD, ODD + "\N{NO-BREAK SPACE}"):
            project.write(
                f"scenarios/{name}.yaml",
                f"scenario: '{MARKUP}'\nwhy: '{ATTACK}'\nsites: [house]\nlimit: 1 s\n"
                f"journeys:\n  '{ATTACK}':\n    kind: other\n    steps:\n      {steps}",
            )
        project.write(
            "scenarios/test_ordinary.py", f"import pytest\n@pytest.mark.parametrize('a', [{MARKUP!r}])\ndef test_it(a): assert not a\n"
        )
        yield project.pytest("scenarios")


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def test_it_runs(ended: Ended) -> None:
    assert ended.status == 1
    assert "1/2 " in ended.said
    assert "INTERNALERROR" not in ended.said
    assert "\u202e" not in ended.said.partition("short test summary info")[0].partition("\n1/2 ")[2]


def test_folders_are_tame_and_differ(ended: Ended, project: Project) -> None:
    assert "2/2 " in ended.said
    folders = sorted(path.name for path in (project.folder / "reports" / "visits").iterdir())
    assert len(folders) == 2
    for folder in folders:
        assert folder.startswith("img-src-x-onerror-window.pwned-1-")
        assert not set(folder) & set("<>&'\"%{}\\ \u202e\U0001f600")


def test_nothing_runs_in_the_report(ended: Ended, project: Project, page: Page) -> None:
    assert ended.said
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    reports = project.folder / "reports"
    page.goto((reports / "index.html").as_uri())
    for opener in page.locator("tr.row .opener").all():
        opener.click()
    expect(page.locator(".visit:visible")).to_have_count(2)
    expect(page.locator("svg.shot").first).to_be_visible()
    assert page.evaluate("window.pwned") is None
    assert wrong == []
    assert not [url for url in asked if not url.startswith((reports.as_uri(), "data:"))]
    assert "<img src=x onerror" in page.inner_text("body")


def test_a_report_stays_where_it_was_put(ended: Ended, project: Project) -> None:
    assert ended.said
    assert {Path(file).parts[0] for file in project.files("")} - {".pytest_cache"} == {"reports", "scenarios"}
