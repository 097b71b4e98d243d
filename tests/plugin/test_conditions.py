"""On which device, in which language and over which line a visit is made: from the site file, or from the command line, which wins."""

from collections.abc import Iterator, Mapping
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


def walk(project: Project, company: Company, sites: Mapping[str, str], *options: str) -> dict[str, Visit]:
    """Walk once at each site, which is what its file says; give the visits by site."""
    for key, more in sites.items():
        project.site(key, company.url, more)
    project.scenario("look", ", ".join(sites), STEPS, limit="15 s")
    ended = project.pytest("scenarios/", "--no-pictures", *options)
    assert ended.status == 0, ended.said
    return {key: read_visit(Path(project.folder / "reports" / "visits" / f"look--{key}" / "visit.json")) for key in sites}


def test_each_site_is_visited_as_its_file_says(project: Project, company: Company) -> None:
    others = company.url.replace("127.0.0.1", "localhost")
    scripts = f"<script src=/own.js></script><script src={others}/others.js></script>"
    company.pages = {"/": PAGE + scripts, "/own.js": "document.title = 'own'", "/others.js": "document.title += ' and others'"}
    seen = walk(project, company, {"desk": "", "own": "scripts: own\n", "phone": "device: iPhone 15\nthrottle: slow-4g\n"})
    check_desktop(seen["desk"])
    check_phone(seen["phone"])
    assert "iPhone" in company.headers("/")["User-Agent"], "the last that came"
    assert {key: visit.views[0].title for key, visit in seen.items()} == {"desk": "own and others", "own": "own", "phone": "own and others"}
    cards = project.scorecards()
    assert (cards["look--phone"]["device"], cards["look--phone"]["throttle"]) == ("iPhone 15", "slow-4g")
    assert not cards["look--own"].get("findings")
    assert "iPhone 15 \\u00b7 slow-4g" in (project.folder / "reports" / "visits" / "look--phone" / "details.js").read_text("utf-8")


def check_desktop(seen: Visit) -> None:
    """Check that a desktop window is clicked."""
    assert (seen.device, seen.touch, seen.throttle) == ("", False, "")
    assert seen.views[-1].text.endswith("and pressed")
    assert "tapped" not in seen.views[-1].text


def check_phone(seen: Visit) -> None:
    """Check that a phone is tapped, and its line slow."""
    assert (seen.device, seen.touch, seen.throttle) == ("iPhone 15", True, "slow-4g")
    assert seen.viewport == (393, 659)
    assert "tapped and pressed" in seen.views[-1].text
    assert seen.views[0].timings is not None
    assert seen.views[0].timings.loaded > 500  # the round trip that the developer tools add


def test_the_command_line_wins(project: Project, company: Company) -> None:
    options = ("--device", "Pixel 7", "--throttle", "none", "--language", "fi")
    seen = walk(project, company, {"shop": "device: iPhone 15\nthrottle: 3g\nlanguage: sv\n"}, *options)["shop"]
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
