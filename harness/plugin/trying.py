"""The fixtures of what is tried when a visit is over."""

import contextlib
import dataclasses
import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from harness.browser.clock import Clock
from harness.browser.second_look import look_again
from harness.browser.trying import Another, try_mishaps
from harness.browser.walk import Walk
from harness.manners.conduct import Conduct
from harness.model import Trial
from harness.personas import Persona, persona
from harness.personas.account import Account
from harness.plugin.contexts import unfilmed
from harness.plugin.inboxes import Mailbox, letterbox_of, visit_of, with_address
from harness.scenario import Scenario, Site
from harness.scenario.plan import Conditions
from harness.scenario.standing import given


@pytest.fixture
def another(
    scenario: Scenario, site: Site, address: str, customer: Persona, account: Account | None, mailbox: Mailbox | None, clock: Clock,
    conditions: Conditions, conduct: Conduct, browser: Any, visit_context_args: dict[str, Any], request: pytest.FixtureRequest,
) -> Another:  # fmt: skip
    """Another customer's walk of the same scenario; whom the company knows comes again as the same."""
    args = unfilmed(visit_context_args) | ({"storage_state": account.state} if account and account.state else {})
    plan, visit = scenario.persona, f"{visit_of(request)}/again"

    @contextlib.contextmanager
    def begin() -> Iterator[Walk]:
        comes = customer
        if customer.standing == "stranger":
            comes = persona(plan.locale, f"{customer.seed} again", given(scenario, os.environ))
            comes = dataclasses.replace(comes, private=customer.private)
            comes = with_address(comes, mailbox, "email" in plan.facts, visit)
        context, letters = browser.new_context(**args), letterbox_of(mailbox, comes, visit)
        try:
            yield Walk(context, scenario, site, address, comes, None, account, conditions.beside, letters, clock.another(), conduct)
        finally:
            context.close()

    return begin


@pytest.fixture
def try_out(
    another: Another, scenario: Scenario, browser: Any, visit_context_args: dict[str, Any], request: pytest.FixtureRequest
) -> Callable[[Walk], list[Trial]]:
    """Open what hurried the customer once more, then try the mishaps that the command line or else the scenario names."""
    args, named = unfilmed(visit_context_args), request.config.getoption("trials")
    wanted = tuple(named.split(",")) if named else scenario.trials

    def tried(walk: Walk) -> list[Trial]:
        looked = [] if request.config.getoption("--no-probe") else look_again(lambda: browser.new_context(**args), walk)
        return looked + try_mishaps(walk, wanted, another)

    return tried
