"""The real sites, each started once for a test session and set back before each test that uses it; and walking them."""

import dataclasses
import itertools
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from harness.browser.signing_in import sign_in
from harness.browser.walk import Walk
from harness.inbox.letterbox import Letterbox
from harness.inbox.receiver import Receiver
from harness.model import Standing
from harness.personas import Persona, persona
from harness.scenario import find_site, load_scenario

from .serving import RealSite, open_appointments, open_newsletter, open_shop
from .walked import Walked, bound_to, load_step_for

# Their sites' addresses are not known before they are served, so the tests bind them; pytest is not to collect them as they stand.
collect_ignore = ["scenarios"]

VISITS = itertools.count(100_000)


@pytest.fixture(scope="session")
def receiver() -> Iterator[Receiver]:
    """Take the mails that the sites send."""
    with Receiver() as receiver:
        yield receiver


@pytest.fixture(scope="session")
def served_shop(receiver: Receiver) -> Iterator[RealSite]:
    """Serve the django-oscar shop for the whole session."""
    need("oscar", "sorl", "whoosh")
    with open_shop(receiver.port) as site:
        yield site


@pytest.fixture(scope="session")
def served_appointments(receiver: Receiver) -> Iterator[RealSite]:
    """Serve the django-appointment site for the whole session."""
    need("appointment")
    with open_appointments(receiver.port) as site:
        yield site


@pytest.fixture(scope="session")
def served_newsletter(receiver: Receiver) -> Iterator[RealSite]:
    """Serve the django-newsletter site for the whole session."""
    need("newsletter", "sorl")
    with open_newsletter(receiver.port) as site:
        yield site


@pytest.fixture
def shop(served_shop: RealSite) -> RealSite:
    """Give the shop as it was before its first customer."""
    served_shop.reset()
    return served_shop


@pytest.fixture
def appointments(served_appointments: RealSite) -> RealSite:
    """Give the booking site as it was before its first customer."""
    served_appointments.reset()
    return served_appointments


@pytest.fixture
def newsletter(served_newsletter: RealSite) -> RealSite:
    """Give the newsletter as it was before its first subscriber."""
    served_newsletter.reset()
    return served_newsletter


def need(*modules: str) -> None:
    """Skip the test where the optional packages are not installed."""
    for module in modules:
        if find_spec(module) is None:
            pytest.skip(f"{module} is not installed: pip install -e .[real]")


@pytest.fixture
def walk(
    new_context: Callable[..., BrowserContext], receiver: Receiver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Walked]:
    """Walk one of `scenarios/` at a site that is being served, as a run of the harness would, and score it."""

    def walk(name: str, at: RealSite, standing: Standing | None = None, owned: bool = True) -> Walked:
        folder = bound_to(at, tmp_path / "scenarios")
        load_step_for(monkeypatch, folder)
        scenario = load_scenario(folder / f"{name}.yaml")
        plan = scenario.persona
        customer = persona(plan.locale, plan.seed or scenario.name, plan.facts, standing or plan.standings[0])
        customer, tag = addressed(customer) if customer.standing == "stranger" else (customer, "")
        letterbox = Letterbox(receiver, "tests", customer.facts["email"], tag)
        site = dataclasses.replace(find_site(scenario.sites[0], scenario.path), owned=owned)
        account = sign_in(new_context(), scenario, site, at.url, customer) if customer.standing == "member" else None
        # The booking site's calendar goes wrong in browsers west of UTC: see TRUTH.md.
        state = account.state if account else None
        locale = plan.locale.replace("_", "-")
        context = new_context(locale=locale, reduced_motion="reduce", timezone_id="Europe/Helsinki", storage_state=state)
        walking = Walk(context, scenario, site, at.url, customer, None, account, letterbox=letterbox)
        for journey in scenario.journeys:
            walking.journey(journey)
        walking.close_mailbox()
        return Walked(walking.visit(name))

    return walk


def addressed(customer: Persona) -> tuple[Persona, str]:
    """Give a customer the address of one visit, and what in it is more than their own."""
    name, _, domain = customer.facts["email"].partition("@")
    tag = f"+{next(VISITS)}"
    return dataclasses.replace(customer, facts={**customer.facts, "email": f"{name}{tag}@{domain}"}), tag
