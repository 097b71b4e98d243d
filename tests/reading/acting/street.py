"""Walk the whole street as if it were not ours: where each visit is held, and what had reached the company by then."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, Response, sync_playwright

from harness import inbox
from harness.browser import launch
from harness.browser.clock import Clock
from harness.browser.signing_in import sign_in
from harness.browser.walk import Walk
from harness.inbox.letterbox import Letterbox
from harness.inbox.receiver import Receiver
from harness.model import Visit
from harness.personas import persona
from harness.plugin.inboxes import Mailbox
from harness.reading.endings.outcomes import judge
from harness.scenario import find_site, load_scenario
from harness.shipped import read_yaml
from harness.street.process import SpawnedStreet, spawn

ROOT = Path(__file__).parents[3]
TRUTH: dict[str, Any] = read_yaml(ROOT / "tests" / "truth.yaml")


class Walked(NamedTuple):
    """A visit at a company that was not said to be ours: where it was held, what had been answered that is no GET, what is known of it."""

    name: str
    outcome: str
    held: str
    what: str
    why: str
    sent: list[str]
    facts: dict[str, Any]
    visit: Visit


def walk_street(only: str = "", owned: bool = False) -> Iterator[Walked]:
    """Walk each shipped visit; `only`: those of whose name this is a part."""
    post = Receiver()
    with sync_playwright() as playwright, spawn(mail=post.port) as street:
        post.outgoing = {"host": "127.0.0.1", "port": str(street.mail_port), "tls": "none"}
        found = launch.find(Path(playwright.chromium.executable_path), False)
        browser = playwright.chromium.launch(**(launch.options(found) if found else {}))
        for name, told in TRUTH["scenarios"].items():
            for visited in told["visits"]:
                if only in f"{name}/{visited}":
                    yield _walk(browser, street, post, name, visited, owned)
        browser.close()
    post.close()


def _walk(browser: Browser, street: SpawnedStreet, post: Receiver, name: str, visited: str, owned: bool) -> Walked:
    company, _, standing = visited.rstrip("]").partition("[")
    path = ROOT / "scenarios" / f"{name}.yaml"
    scenario, address = load_scenario(path), street.address(company)
    site = dataclasses.replace(find_site(company, path), owned=owned)
    street.reset(company)
    plan = scenario.persona
    customer = persona(plan.locale, plan.seed or scenario.name, plan.facts, standing or "stranger")
    mailbox, tag = Mailbox(inbox.STREET, post), ""
    if "email" not in plan.facts:
        tag = f"+{mailbox.tag(f'{name}/{visited}')}"
        own = mailbox.of(customer.facts["email"], f"{name}/{visited}")
        customer = dataclasses.replace(customer, facts={**customer.facts, "email": own})
    letterbox = Letterbox(post, inbox.STREET, customer.facts["email"], tag)
    ours = dataclasses.replace(site, owned=True)
    account = sign_in(browser.new_context(), scenario, ours, address, customer) if standing == "member" else None
    context = browser.new_context(storage_state=account.state) if account else browser.new_context()
    sent: list[str] = []

    def note(response: Response) -> None:
        request = response.request
        if request.method not in ("GET", "HEAD", "OPTIONS"):
            sent.append(f"{request.method} {request.url.partition('?')[0].partition('localhost')[2].partition('/')[2]}")

    context.on("response", note)  # what was held is asked for, too, and never answered
    clock = Clock(lambda seconds: street.later(company, seconds))
    walk = Walk(context, scenario, site, address, customer, None, account, letterbox=letterbox, clock=clock)
    for journey in scenario.journeys:
        walk.journey(journey)
    walk.close_mailbox()
    visit = walk.visit(name)
    context.close()
    last = next((verdict for each in visit.journeys if (verdict := judge(visit, each)).outcome != "reached"), None)
    points = [*visit.withheld, *visit.committed]
    held = points[0] if points else None
    return Walked(
        f"{name}/{visited}", f"{last.outcome} {last.kind}".strip() if last else "reached",
        f"{held.journey}: {held.name}" if held else "", held.what if held else "", getattr(held, "why", "") if held else "",
        sent, street.facts(company), visit,
    )  # fmt: skip
