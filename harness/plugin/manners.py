"""The fixtures of what a company is owed that did not ask to be visited: a name, a pace, a ceiling a day, its robots.txt."""

import datetime
from collections.abc import Mapping
from typing import Any

import pytest

from harness.manners.asking import host_of
from harness.manners.ceiling import USUAL, CannotCount, admit, tomorrow
from harness.manners.conduct import Conduct
from harness.manners.naming import addition
from harness.manners.state import state_folder
from harness.personas import Persona
from harness.plugin.accounts import ACCOUNTS
from harness.plugin.items import POSTPONED
from harness.scenario import Scenario, Site
from harness.scenario.plan import USUAL_PACE
from harness.scenario.standing import lacking, unset


@pytest.fixture
def conduct(site: Site, address: str, pytestconfig: pytest.Config) -> Conduct:
    """What the visit keeps to; the command line wins over the site. A site that is ours is owed only what its file says."""
    owed, asked = site.courtesy, pytestconfig.getoption("--pace")
    gap = asked if asked is not None else owed.pace if owed.pace is not None else 0.0 if site.owned else USUAL_PACE
    auditor = pytestconfig.getoption("auditor") or owed.auditor
    return Conduct(
        folder=pytestconfig.stash[ACCOUNTS] / "manners",
        hosts=(host_of(address), *site.hosts),
        gap_s=gap,
        addition=addition(auditor) if auditor or not site.owned else "",
        reads_robots=not site.owned if owed.robots is None else owed.robots,
    )


@pytest.fixture
def barred(scenario: Scenario, site: Site, address: str, customer: Persona, request: pytest.FixtureRequest) -> str:
    """Why the visit is not walked today; empty where it is, which is counted then."""
    ceiling = site.courtesy.visits_per_day or (None if site.owned else USUAL)
    if ceiling is None or lacking(scenario, site, customer.standing)[0] or unset(scenario, site, customer.standing, customer.facts):
        return ""
    why = _not_today(host_of(address), ceiling)
    if why:
        request.node.user_properties.append((POSTPONED, "yes"))
    return why


def _not_today(host: str, ceiling: int) -> str:
    now = datetime.datetime.now(datetime.UTC)
    try:
        if admit(state_folder(), host, ceiling, now):
            return ""
    except (CannotCount, RuntimeError) as error:  # the latter where the user has no home
        return f"the visits of the day at {host} cannot be counted: {error}"
    return f"{host} has had the {ceiling:,} visits of today; the next may begin on {tomorrow(now)}"


@pytest.fixture(scope="session")
def own_user_agent(browser: Any) -> str:
    """What the browser calls itself."""
    if browser.browser_type.name == "chromium":
        session = browser.new_browser_cdp_session()
        try:
            return str(session.send("Browser.getVersion")["userAgent"])
        finally:
            session.detach()
    page = browser.new_page()
    try:
        return str(page.evaluate("navigator.userAgent"))
    finally:
        page.context.close()


def named(conduct: Conduct, args: Mapping[str, Any], request: pytest.FixtureRequest) -> dict[str, Any]:
    """Give the User-Agent that a context sends: what it would send anyhow, be it a phone's, with our name behind it."""
    if not conduct.addition:
        return {}
    return {"user_agent": f"{args.get('user_agent') or request.getfixturevalue('own_user_agent')} {conduct.addition}"}
