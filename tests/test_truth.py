"""The truth table: every shipped scenario at every company, told apart for the right reason and no other, and counted to the last click."""

import contextlib
import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext

from harness import inbox
from harness.browser.clock import Clock
from harness.browser.second_look import look_again
from harness.browser.signing_in import sign_in
from harness.browser.trying import try_mishaps
from harness.browser.walk import Walk
from harness.inbox.letterbox import Letterbox
from harness.inbox.receiver import Receiver
from harness.model import Effort, Scorecard
from harness.personas import persona
from harness.plugin.inboxes import Mailbox
from harness.reading.costs.dividend import dividends
from harness.reporters.drawing.present import dividend_text
from harness.scenario import find_site, load_scenario
from harness.scoring import score
from harness.shipped import read_yaml
from harness.street.process import SpawnedStreet

from .counting import mailbox as by_mail
from .counting.listening import browser, port, recorder  # noqa: F401 (fixtures)
from .counting.recorder import Counted, Recorder
from .finnish import without_finnish

SCENARIOS = Path(__file__).parents[1] / "scenarios"
TRUTH: dict[str, Any] = read_yaml(Path(__file__).with_name("truth.yaml"))
STREET: dict[str, dict[str, Any]] = {name: told["visits"] for name, told in TRUTH["scenarios"].items()}
VISITS = [(name, visit) for name, visits in STREET.items() for visit in visits]


@pytest.mark.parametrize(("name", "visited"), VISITS, ids=lambda each: each)
def test_a_visit(
    name: str,
    visited: str,
    new_context: Callable[..., BrowserContext],
    street: SpawnedStreet,
    street_post: Receiver,
    recorder: Recorder,  # noqa: F811
) -> None:
    company, _, standing = visited.rstrip("]").partition("[")
    path = SCENARIOS / f"{name}.yaml"
    scenario, site, address = load_scenario(path), find_site(company, path), street.address(company)
    street.reset(company)
    plan = scenario.persona
    customer = persona(plan.locale, plan.seed or scenario.name, plan.facts, standing or "stranger")
    mailbox, tag = Mailbox(inbox.STREET, street_post), ""
    if "email" not in plan.facts:
        tag = f"+{mailbox.tag(f'{name}/{visited}')}"
        own = mailbox.of(customer.facts["email"], f"{name}/{visited}")
        customer = dataclasses.replace(customer, facts={**customer.facts, "email": own})
    letterbox = Letterbox(street_post, inbox.STREET, customer.facts["email"], tag)
    clock = Clock(lambda seconds: street.later(company, seconds))
    account = sign_in(new_context(), scenario, site, address, customer) if standing == "member" else None
    context = new_context(storage_state=account.state) if account else new_context()
    recorder.start()
    walk = Walk(context, scenario, site, address, customer, None, account, letterbox=letterbox, clock=clock)
    for journey in scenario.journeys:
        walk.journey(journey)
    counted = recorder.counted(untyped=tag)
    walk.close_mailbox()

    @contextlib.contextmanager
    def another() -> Iterator[Walk]:
        second = persona(plan.locale, f"{scenario.name} again", plan.facts)
        yield Walk(new_context(), scenario, site, address, second, None, clock=clock.another())

    walk.trials = look_again(new_context, walk) + try_mishaps(walk, scenario.trials, another)
    visit = walk.visit(name)
    card = score(visit)
    expected = STREET[name][visited]
    assert (card.outcome, card.kind) == (expected["outcome"], expected.get("kind", "")), card.reason
    assert not without_finnish(visit, card), "write it into tongues/fi/sentences/"
    assert {key: getattr(card.effort, key) for key in expected["effort"]} == effort(expected["effort"])
    assert sorted({finding.audit for finding in card.findings}) == expected["findings"]
    assert not card.failed_audits
    assert [each.name.partition(" (")[0] for each in visit.committed] == expected["acts"], "what was done for good, and no more"
    presses, written = by_mail.counted(scenario, site, visit, street.facts(company)["records"]["received"])
    assert Counted(card.effort.clicks, card.effort.keystrokes, card.effort.pages) == counted.and_also(presses, written)


def effort(counts: dict[str, Any]) -> dict[str, Any]:
    return counts | {"authentication": tuple(counts["authentication"])}


def test_every_story_is_told_at_a_company_that_behaves_badly_and_at_one_that_behaves_well() -> None:
    told: dict[int, set[bool]] = {}
    for scenario in TRUTH["scenarios"].values():
        for story in scenario["stories"]:
            told.setdefault(story, set()).update(not visit["findings"] for visit in scenario["visits"].values())
    assert told == {story: {True, False} for story in TRUTH["stories"]}


def test_every_shipped_visit_is_in_the_table() -> None:
    shipped = [(scenario, scenario.persona.standings) for scenario in map(load_scenario, SCENARIOS.glob("*.yaml"))]
    visits = [
        (scenario.name, f"{site}[{standing}]" if len(standings) > 1 else site)
        for scenario, standings in shipped
        for site in scenario.sites
        for standing in standings
    ]
    assert sorted(VISITS) == sorted(visits)


@pytest.mark.parametrize(
    ("visited", "said"),
    [
        ("pier-academy[known]", "saves 76 of 76 keys, 1 of 1 choice, 7 of 7 fields; 8 of 8 known facts stood filled in"),
        ("pier-academy[member]", "saves 76 of 76 keys, 1 of 1 choice, 7 of 7 fields; 8 of 8 known facts stood filled in"),
        ("rivermouth-registry[known]", "saves nothing: 0 of 7 fields; 0 of 8 known facts stood filled in"),
        ("rivermouth-registry[member]", "saves nothing: 0 of 7 fields; 0 of 8 known facts stood filled in"),
        ("quayside-housing[known]", "saves 76 of 129 keys, 1 of 1 choice, 7 of 12 fields; 8 of 12 known facts stood filled in"),
        ("quayside-housing[member]", "saves 76 of 129 keys, 1 of 1 choice, 7 of 12 fields; 8 of 12 known facts stood filled in"),
    ],
)
def test_what_being_known_saves(visited: str, said: str) -> None:
    cards = [_card(each, truth) for each, truth in STREET["register"].items()]
    [found] = [each for each in dividends(cards) if each.visit == visited]
    assert dividend_text(found).replace("\N{NO-BREAK SPACE}", " ") == said


def _card(visited: str, truth: dict[str, Any]) -> Scorecard:
    company, _, standing = visited.rstrip("]").partition("[")
    return Scorecard(
        visit=visited, scenario="Register", file="register.yaml", site=company, standing=standing, effort=Effort(**effort(truth["effort"]))
    )
