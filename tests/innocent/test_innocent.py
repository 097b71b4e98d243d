"""Pages of honest companies that look guilty, in six languages: no audit accuses any, whether the customer is content there or halts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from harness import audits
from harness.model import Visit
from harness.reading.endings.outcomes import judge

from ..plugin.company import Company, serve
from .walking import LOCALES, Innocent, halted, innocents, put_up, sent, stands_on, walked

LEAST = {"en": 49, "fi": 35, "de": 28, "fr": 24, "es": 23, "sv": 21}  # pages
BY_THIS_MACHINE = {"slow-page"}


def accusations(page: Innocent, guise: str, visit: Visit) -> list[tuple[str, ...]]:
    """Give what is said against a page: every finding, and an outcome that blames it."""
    [journey] = visit.journeys
    verdict, (found, broken) = judge(visit, journey), audits.run(visit)
    right = "stale-scenario" if journey.halt else "reached"
    wrong = [] if verdict.outcome == right else [(page.name, guise, verdict.outcome, verdict.kind, verdict.words)]
    return [
        *wrong,
        *((page.name, guise, each.audit, each.severity, each.seen) for each in found if each.audit not in BY_THIS_MACHINE),
        *((page.name, guise, "broken", each) for each in broken),
    ]


@pytest.fixture
def company() -> Iterator[Company]:
    with serve({}) as served:
        yield served


def by_a_form(context: BrowserContext, company: Company, page: Innocent, folder: Path) -> Visit:
    put_up(company, page)
    return walked(context, company, page, folder, f"go: /enter/{page.name}", "click: → ok")


@pytest.mark.parametrize("language", sorted(LOCALES))
def test_no_innocent_page_is_accused(context: BrowserContext, company: Company, tmp_path: Path, language: str) -> None:
    pages = [page for page in innocents() if page.language == language]
    said: list[tuple[str, ...]] = []
    example = by_a_form(context, company, pages[0], tmp_path)
    for page in pages:
        put_up(company, page)
        arrived = walked(context, company, page, tmp_path, f"go: /{page.name}", again=True)
        answered = sent(arrived, example)
        assert not stands_on(arrived, page.wants), f"{page.name}: what the customer wants is there"
        guises = {"content": arrived, "halted": halted(arrived, page.wants), "sent": answered, "sent, halted": halted(answered, page.wants)}
        said += [each for guise, visit in guises.items() for each in accusations(page, guise, visit)]
    assert len(pages) >= LEAST[language]
    assert said == []


@pytest.mark.parametrize("name", ["en/about-us-history-of-ordering", "fi/lehtijuttu-passi-vanhentunut", "de/kasse-abbrechen"])
def test_who_halts_leaves_the_evidence_that_the_shopper_would(context: BrowserContext, company: Company, tmp_path: Path, name: str) -> None:
    [page] = [page for page in innocents() if page.name == name]
    put_up(company, page)
    steps = [f"go: /{page.name}", f"click: {page.wants}"]
    real, made = walked(context, company, page, tmp_path, *steps), halted(walked(context, company, page, tmp_path, steps[0]), page.wants)
    [seen], [told] = real.journeys, made.journeys
    assert seen.halt
    assert told.halt
    assert (seen.halt.cause, seen.halt.step, seen.halt.last) == (told.halt.cause, told.halt.step, told.halt.last)
    assert judge(real, seen).outcome == judge(made, told).outcome == "stale-scenario"
    assert [view.text for view in real.views][-1] == made.views[-1].text


def evidence(visit: Visit) -> tuple[list[object], list[object]]:
    done = [(step.verb, act.kind, act.view, act.changed) for step in visit.journeys[0].steps for act in step.acts]
    return [*done], [(view.page, view.opened_by, view.text) for view in visit.views]


def test_who_came_by_a_form_leaves_the_evidence_that_the_shopper_would(context: BrowserContext, company: Company, tmp_path: Path) -> None:
    first, second = [page for page in innocents() if page.name in ("fr/article-passeport-perime", "fr/don-arreter")]
    example, real = (by_a_form(context, company, page, tmp_path) for page in (first, second))
    made = sent(walked(context, company, second, tmp_path, f"go: /{second.name}"), example)
    assert evidence(made) == evidence(real)
    assert made.journeys[0].kind == real.journeys[0].kind == "leave"
    assert judge(made, made.journeys[0]).outcome == judge(real, real.journeys[0]).outcome == "reached"
