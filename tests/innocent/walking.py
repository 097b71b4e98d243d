"""Innocent pages that look guilty, and a customer who comes to them: by an address or by sending a form, content or halted."""

import functools
import re
from pathlib import Path
from typing import NamedTuple

import msgspec
import yaml
from playwright.sync_api import BrowserContext

from harness.browser.second_look import look_again
from harness.browser.walk import Walk
from harness.lexicon import normal
from harness.model import Halt, Step, Visit
from harness.personas import Persona, persona
from harness.scenario import find_site, load_scenario

from ..plugin.company import Company

PAGES = Path(__file__).parent / "pages"
LOCALES = {"de": "de_DE", "en": "en_GB", "es": "es_ES", "fi": "fi_FI", "fr": "fr_FR", "sv": "sv_SE"}
ENTRY = (
    "<!doctype html><html lang={language}><meta charset=utf-8><title>·</title><link rel=icon href='data:,'>"
    "<style>body{{margin:2rem}}</style>"
    "<form action=/{name}><button>→ ok</button></form><p><a href=/contact>@</a></p>"
)


class Innocent(NamedTuple):
    """A page with the facts that stand in the comment at its head."""

    path: Path
    facts: dict[str, str]

    @property
    def name(self) -> str:
        return f"{self.path.parent.name}/{self.path.stem}"

    @property
    def language(self) -> str:
        return self.facts["language"]

    @property
    def wants(self) -> str:
        return self.facts["wants"]


def innocents() -> list[Innocent]:
    """Give all pages, in the order of their names."""
    found = []
    for path in sorted(PAGES.glob("*/*.html")):
        head = re.match(r"<!--\n(.*?)-->", path.read_text(encoding="utf-8"), re.S)
        assert head, path
        found.append(Innocent(path, yaml.safe_load(head[1])))
    return found


@functools.cache
def customer(language: str) -> Persona:
    return persona(LOCALES[language], "tests")


def put_up(company: Company, page: Innocent) -> None:
    """Put a page where a customer can go to it, with an entry from which a form leads there."""
    html = page.path.read_text(encoding="utf-8")
    entry = ENTRY.format(language=page.language, name=page.name)
    company.pages = {f"/{page.name}": html, f"/{page.name}?": html, f"/enter/{page.name}": entry}


def walked(context: BrowserContext, company: Company, page: Innocent, folder: Path, *steps: str, again: bool = False) -> Visit:
    """Walk a few steps in a journey of the page's kind; `again`: then look again at what hurries the customer."""
    (folder / "sites").mkdir(exist_ok=True)
    (folder / "sites" / "here.yaml").write_text(f"site: Here\nurl: {company.url}\nowned: true\nlanguage: {page.language}\n")
    told = "\n".join(f"      - {step}" for step in steps)
    path = folder / "try.yaml"
    path.write_text(f"scenario: Try\nsites: [here]\nlimit: 15 s\njourneys:\n  try:\n    kind: {page.facts['kind']}\n    steps:\n{told}\n")
    scenario = load_scenario(path)
    walk = Walk(context, scenario, find_site("here", path), company.url, customer(page.language), None)
    for plan in scenario.journeys:
        walk.journey(plan)
    walk.close_mailbox()
    if again and context.browser:
        walk.trials = look_again(context.browser.new_context, walk)
    return walk.visit("try")


def sent(arrived: Visit, example: Visit) -> Visit:
    """Give the visit as it would be had the customer come to its page by a form, as to that of the example."""
    [journey], [like] = arrived.journeys, example.journeys
    answer = msgspec.structs.replace(arrived.views[-1], page=example.views[-1].page, at_s=example.views[-1].at_s)
    journeys = [msgspec.structs.replace(like, kind=journey.kind)]
    return msgspec.structs.replace(arrived, views=[*example.views[:-1], answer], journeys=journeys, trials=[])


def halted(visit: Visit, wanted: str) -> Visit:
    """Give the visit as it would be had the customer then looked for what is not there; it spares waiting until they give up."""
    [journey] = visit.journeys
    last = journey.steps[-1]
    step = Step(verb="click", words=f"click: {wanted}", view=last.view, at_s=last.at_s)
    halt = Halt(cause="target-missing", step=len(journey.steps), wanted=wanted, last=True)
    return msgspec.structs.replace(visit, journeys=[msgspec.structs.replace(journey, steps=[*journey.steps, step], halt=halt)])


def stands_on(visit: Visit, words: str) -> bool:
    """Tell whether the words stand on the last page of a visit."""
    page = visit.views[-1]
    said = "\n".join((page.text, *(each.name for each in (*page.links, *page.buttons)), *(each.label for each in page.fields)))
    return normal(words) in normal(said)
