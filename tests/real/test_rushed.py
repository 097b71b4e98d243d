"""What is recorded at django-oscar is turned into a script that others play, without editing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from harness.browser.recording import Recorder
from harness.browser.walk import Walk
from harness.model.recording import Recording
from harness.personas import persona
from harness.scenario import find_site, load_scenario
from harness.surge.correlating import correlate
from harness.surge.playing import Played, play

from .serving import RealSite
from .walked import bound_to

pytestmark = pytest.mark.real
OTHER = persona("en_GB", "somebody else").facts
Record = Callable[[str], Recording]


@pytest.fixture
def record(new_context: Callable[..., BrowserContext], shop: RealSite, tmp_path: Path) -> Record:
    """Walk one of `scenarios/` at the shop and give its recording; the shop has forgotten it then."""

    def record(name: str) -> Recording:
        scenario = load_scenario(bound_to(shop, tmp_path / "scenarios") / f"{name}.yaml")
        customer = persona(scenario.persona.locale, scenario.persona.seed or scenario.name)
        context = new_context(locale=customer.locale.replace("_", "-"))
        walk = Walk(context, scenario, find_site(scenario.sites[0], scenario.path), shop.url, customer, None)
        recorder = Recorder(context, walk)
        for journey in scenario.journeys:
            walk.journey(journey)
        visit = walk.visit(name)
        assert all(journey.halt is None for journey in visit.journeys)
        made = recorder.recording(visit)
        shop.reset()
        return made

    return record


def played(recording: Recording, **facts: str) -> Played:
    script = correlate(recording)
    assert (script.told, script.stops) == ((), "")
    return play(script, {**OTHER, **facts})


def test_somebody_else_registers_and_leaves(record: Record, shop: RealSite) -> None:
    recording = record("join-and-leave")
    done = played(recording)
    assert (done.shown, done.said) == (True, "")
    [mail] = [mail for mail in shop.outbox() if "Thank you for registering." in mail]
    assert OTHER["email"] in mail
    assert recording.facts["email"] not in "".join(shop.outbox())


def test_somebody_else_redeems_a_voucher_and_a_used_one_is_refused(record: Record) -> None:
    recording = record("voucher-new")
    assert played(recording, code="WELCOME10").shown
    refused = played(recording, code="ONCEONLY")
    assert not refused.shown
    assert refused.last
    assert refused.last.says("This voucher has already been used")


def test_somebody_else_orders_as_a_guest(record: Record, shop: RealSite) -> None:
    recording = record("buy-as-guest")
    done = played(recording)
    assert (done.shown, done.said) == (True, "")
    [mail] = [mail for mail in shop.outbox() if "Confirmation of order 100002" in mail]
    assert OTHER["email"] in mail
    assert recording.facts["street-address"] not in mail
