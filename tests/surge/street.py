"""Every journey of the street that reaches its goal: walked once by a browser, then played by somebody else without one."""

import contextlib
import dataclasses
import itertools
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import BrowserContext, sync_playwright

from harness import inbox
from harness.browser import launch
from harness.browser.clock import Clock
from harness.browser.recording import Recorder
from harness.browser.recounting import continued
from harness.browser.signing_in import sign_in
from harness.browser.walk import Walk
from harness.inbox.letterbox import Letterbox
from harness.inbox.receiver import Receiver
from harness.model.recording import Recording
from harness.personas import persona
from harness.plugin.inboxes import Mailbox
from harness.scenario import find_site, load_scenario
from harness.scoring import score
from harness.street.process import SpawnedStreet, spawn
from harness.surge.correlating import correlate
from harness.surge.playing import Played, play
from harness.surge.script import Script

ROOT = Path(__file__).parents[2]
TRUTH: dict[str, Any] = yaml.safe_load((ROOT / "tests" / "truth.yaml").read_text(encoding="utf-8"))
REACHED = [
    (name, visited)
    for name, told in TRUTH["scenarios"].items()
    for visited, truth in told["visits"].items()
    if truth["outcome"] == "reached"
]
OTHERS = {"code": "GIFT-AG36-PTGM", "plate": "XYZ-789", "card": "CARD-OLD0-9999"}  # what the second customer has


@dataclasses.dataclass(frozen=True)
class Converted:
    """What became of a journey that was turned into a script: `ends` is `whole`, `mailbox`, `signed-in`, or why it failed."""

    scenario: str
    visited: str
    ends: str
    script: Script
    recording: Recording
    played: Played


@contextlib.contextmanager
def street() -> Iterator[tuple[SpawnedStreet, Receiver, Callable[..., BrowserContext]]]:
    """Open a street with a browser before it."""
    with Receiver() as post, spawn(mail=post.port) as served, sync_playwright() as playwright:
        post.outgoing = {"host": "127.0.0.1", "port": str(served.mail_port), "tls": "none"}
        found = launch.find(Path(playwright.chromium.executable_path))
        browser = playwright.chromium.launch(**(launch.options(found) if found else {}))
        try:
            yield served, post, browser.new_context
        finally:
            browser.close()


def record(
    name: str, visited: str, served: SpawnedStreet, post: Receiver, new_context: Callable[..., BrowserContext], seed: str = ""
) -> Recording:
    """Walk a visit of the street and give its recording."""
    company, _, standing = visited.rstrip("]").partition("[")
    path = ROOT / "scenarios" / f"{name}.yaml"
    scenario, site, address = load_scenario(path), find_site(company, path), served.address(company)
    served.reset(company)
    plan = scenario.persona
    customer = persona(plan.locale, seed or plan.seed or scenario.name, plan.facts, standing or "stranger")
    if "email" not in plan.facts:
        own = Mailbox(inbox.STREET, post).of(customer.facts["email"], f"{name}/{visited}/{seed}")
        customer = dataclasses.replace(customer, facts={**customer.facts, "email": own})
    letterbox = Letterbox(post, inbox.STREET, customer.facts["email"], "")
    clock = Clock(lambda seconds: served.later(company, seconds))
    with contextlib.ExitStack() as open_contexts:

        def opened(**more: Any) -> BrowserContext:
            context = new_context(**more)
            open_contexts.callback(context.close)
            return context

        account = sign_in(opened(), scenario, site, address, customer, record=True) if standing == "member" else None
        context = opened(storage_state=account.state) if account else opened()
        walk = Walk(context, scenario, site, address, customer, None, account, letterbox=letterbox, clock=clock)
        recorder = Recorder(context, walk)
        for journey in scenario.journeys:
            walk.journey(journey)
        visit = walk.visit(name)
        assert score(visit).outcome == "reached", score(visit).reason
        made = recorder.recording(visit)
        return continued(account.recording, made) if account and account.recording else made


def somebody_else(recording: Recording) -> dict[str, str]:
    """Give another customer what they need to play it."""
    other = persona("en_GB", f"{recording.scenario} by somebody else").facts
    data = {name: OTHERS.get(name, f"Another {name}") for name in recording.facts if name not in other}
    return {**other, **data}


def converted(name: str, visited: str, served: SpawnedStreet, post: Receiver, new_context: Callable[..., BrowserContext]) -> Converted:
    """Record a visit, and have somebody else play it at a company that has forgotten the first."""
    recording = record(name, visited, served, post, new_context)
    company, script = visited.partition("[")[0], correlate(recording, mailbox=True)
    served.reset(company)
    before = json.dumps(served.facts(company))
    facts = somebody_else(recording)
    if visited.endswith(("[known]", "[member]")):  # the street knows one, who comes again in a session of their own
        plan = load_scenario(ROOT / "scenarios" / f"{name}.yaml").persona
        facts |= persona(plan.locale, name, plan.facts).facts
    played = play(script, facts, pause=lambda _: None, inbox=post)
    firsts = [value for key, value in recording.facts.items() if len(value) > 5 and facts.get(key) != value]
    ends = "signed-in" if recording.signed_in else script.stops.partition("needs ")[2] if script.stops else "whole"
    kept = json.dumps(served.facts(company), ensure_ascii=False)
    if not played.shown:
        ends = f"fails: {played.said}"
    elif theirs := [value for value in firsts if value in kept and value not in before]:
        ends = f"fails: the first customer's {theirs[0]!r} is kept"
    elif ends == "whole" and not any(facts[key] in kept for key in script.facts if key in facts):
        ends = "fails: nothing of the second customer is kept" if script.facts else "whole, and nothing personal in it"
    return Converted(name, visited, ends, script, recording, played)


def walk_all(wanted: str = "") -> Iterator[Converted]:
    """Convert all, or those whose name has these words."""
    with street() as (served, post, new_context):
        for name, visited in itertools.chain(REACHED):
            if wanted in f"{name} {visited}":
                yield converted(name, visited, served, post, new_context)
