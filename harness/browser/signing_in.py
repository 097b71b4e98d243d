"""Signing in before a member's visit: once for a site and run, and booked apart."""

import dataclasses
import hashlib

from harness.browser.recording import Recorder
from harness.browser.walk import Context, Walk
from harness.manners.conduct import Conduct
from harness.model import Budget
from harness.personas import Persona
from harness.personas.account import Account
from harness.reading.endings.outcomes import judge
from harness.reading.looks import deeds
from harness.scenario import JourneyPlan, Scenario, Site, put_in
from harness.steps import swapped
from harness.steps.fill import Fill


def sign_in(
    context: Context, scenario: Scenario, site: Site, address: str, persona: Persona, conduct: Conduct | None = None, record: bool = False
) -> Account:
    """Walk the site's sign-in steps in a browser of their own; no picture is taken, and the walk itself is not kept.

    `record`: its requests are, for whoever walks on from there without a browser has to sign in, too.
    """
    walk = Walk(context, scenario, site, address, dataclasses.replace(persona, standing="stranger"), None, conduct=conduct)
    recorder = Recorder(context, walk) if record else None
    walk.journey(JourneyPlan("sign-in", "", "sign-in", site.sign_in, Budget(), site.sign_in[0].line))
    visit = walk.visit("sign-in")
    [journey] = visit.journeys
    verdict = judge(visit, journey)
    if verdict.outcome != "reached":
        kind = f" ({verdict.kind})" if verdict.kind else ""
        return Account(barred=f"signing in was not reached: {verdict.outcome}{kind}: {verdict.reason}")
    if any(field.token == "current-password" for field in visit.views[-1].fields):
        return Account(barred="after signing in the page still asks for the password")
    told = list(dict.fromkeys(deed.act.token for deed in deeds(journey, ("type", "choose"))))
    return Account(dict(context.storage_state()), journey.effort, told, recording=recorder.recording(visit) if recorder else None)


def key(site: Site, address: str, persona: Persona) -> str:
    """Tell one sign-in from another: by the site, its address, and what is answered on the way. Says nothing of the answers."""
    steps = [swapped(planned.step, lambda text: put_in(text, persona.facts)) for planned in site.sign_in]
    by_form = any(isinstance(step, Fill) and step.answers == "form" for step in steps)
    who = sorted(persona.facts.items()) if by_form else ()
    return hashlib.sha256(repr((site.key, address, steps, who)).encode("utf-8", "replace")).hexdigest()[:32]
