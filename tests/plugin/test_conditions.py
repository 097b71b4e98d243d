"""On which device, in which language and over which line a visit is made: from the site file, or from the command line, which wins."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from harness.model import Visit
from harness.visit_file import read_visit

from .company import Company, serve
from .project import Project

PAGE = """<!doctype html><html lang=en><meta name=viewport content='width=device-width'><title>Shop</title>
<button id=b>Go on</button><p id=p></p><script>
b.addEventListener('touchstart', () => (p.innerText = 'tapped'));
b.addEventListener('click', () => (p.innerText += ' and pressed'));
</script>"""
STEPS = "- go: /\n- click: Go on\n- expect: pressed"


@pytest.fixture
def company() -> Iterator[Company]:
    with serve({"/": PAGE}) as served:
        yield served


def visit(project: Project, *options: str, site: str = "", at: str = "") -> Visit:
    project.site("shop", at, site)
    project.scenario("look", "shop", STEPS, limit="15 s")
    ended = project.pytest("scenarios/", "--no-pictures", *options)
    assert ended.status == 0, ended.said
    return read_visit(Path(project.folder / "reports" / "visits" / "look--shop" / "visit.json"))


def test_a_desktop_window_is_clicked(project: Project, company: Company) -> None:
    seen = visit(project, at=company.url)
    assert (seen.device, seen.touch, seen.throttle) == ("", False, "")
    assert seen.views[-1].text.endswith("and pressed")
    assert "tapped" not in seen.views[-1].text


def test_the_sites_device_is_tapped_and_its_line_slow(project: Project, company: Company) -> None:
    seen = visit(project, at=company.url, site="device: iPhone 15\nthrottle: slow-4g\n")
    assert (seen.device, seen.touch, seen.throttle) == ("iPhone 15", True, "slow-4g")
    assert seen.viewport == (393, 659)
    assert "tapped and pressed" in seen.views[-1].text
    assert "iPhone" in company.headers("/")["User-Agent"]
    assert seen.views[0].timings is not None
    assert seen.views[0].timings.loaded > 500  # the round trip that the developer tools add
    [card] = project.scorecards().values()
    assert (card["device"], card["throttle"]) == ("iPhone 15", "slow-4g")
    [shown] = (project.folder / "reports" / "visits").glob("*/details.js")
    assert "iPhone 15 \\u00b7 slow-4g" in shown.read_text("utf-8")


def test_scripts_of_other_companies_are_not_loaded_where_the_site_says_so(project: Project, company: Company) -> None:
    others = company.url.replace("127.0.0.1", "localhost")
    scripts = f"<script src=/own.js></script><script src={others}/others.js></script>"
    company.pages = {"/": PAGE + scripts, "/own.js": "document.title = 'own'", "/others.js": "document.title += ' and others'"}
    assert visit(project, at=company.url).views[0].title == "own and others"
    seen = visit(project, at=company.url, site="scripts: own\n")
    assert seen.views[0].title == "own"
    [card] = project.scorecards().values()
    assert not card.get("findings")


def test_the_command_line_wins(project: Project, company: Company) -> None:
    options = ("--device", "Pixel 7", "--throttle", "none", "--language", "fi")
    seen = visit(project, *options, at=company.url, site="device: iPhone 15\nthrottle: 3g\nlanguage: sv\n")
    assert (seen.device, seen.touch, seen.throttle, seen.language) == ("Pixel 7", True, "", "fi")
    assert "Pixel 7" in company.headers("/")["User-Agent"]
    assert company.headers("/")["Accept-Language"].startswith("fi-US")


def test_a_device_that_is_none_names_the_nearest(project: Project, company: Company) -> None:
    project.site("shop", company.url)
    project.scenario("look", "shop", STEPS)
    ended = project.pytest("scenarios/", "--device", "iphone 15")
    assert ended.status == 4
    assert "there is no device `iphone 15`; did you mean `iPhone 15`?" in ended.said
    assert not company.asked


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--throttle", "4g"), "argument --throttle: invalid choice: '4g' (choose from"),
        (("--language", "english"), "argument --language: `english` is no language code; write `fi` or `sv-FI`"),
    ],
)
def test_what_an_option_cannot_be(project: Project, options: tuple[str, ...], said: str) -> None:
    project.write("scenarios/README.md", "")
    ended = project.pytest("scenarios/", *options)
    assert ended.status == 4
    assert said in ended.said
