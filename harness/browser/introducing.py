"""What a company knows of the customer before the visit begins, and the words that it uses."""

import dataclasses

from playwright.sync_api import BrowserContext

from harness.personas import Persona
from harness.personas.account import Account
from harness.personas.ledger import Ledger
from harness.scenario import Scenario, Site, names_in, put_in
from harness.scenario.standing import held


def spoken(site: Site, persona: Persona) -> Site:
    """Give a site with the customer's facts put into its words, as they are into the scenario's."""
    known = {ours: theirs for ours, theirs in site.words.items() if set(names_in(ours + theirs)) <= set(persona.facts)}
    return dataclasses.replace(site, words={put_in(ours, persona.facts): put_in(theirs, persona.facts) for ours, theirs in known.items()})

def introduce(
    context: BrowserContext, scenario: Scenario, site: Site, address: str, persona: Persona, account: Account | None, ledger: Ledger
) -> str:
    """Let the company know the customer as far as the standing goes: by cookies, by their account, by a link, which is given."""
    if persona.standing == "stranger":
        return ""
    told, link = held(scenario, site, persona.standing), ""
    if persona.standing == "member":
        ledger.account = True
        told += tuple(account.told if account else ())
    else:
        link = put_in(site.known.link, persona.facts)
        cookies = {name: put_in(value, persona.facts) for name, value in site.known.cookies.items()}
        context.add_cookies([{"name": name, "value": value, "url": address} for name, value in cookies.items()])
    ours = {*scenario.persona.facts, *site.known.said}
    for token in told:
        ledger.hold(token, "account" if persona.standing == "member" else "link", ours=token in ours)
    return link
