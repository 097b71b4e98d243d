"""What it takes to visit a company as a stranger, as somebody it knows, or as a member."""

from collections.abc import Iterator, Mapping

from harness.model import Standing
from harness.scenario.plan import Scenario, Site
from harness.scenario.words import names_in
from harness.steps import swapped

FROM_ENVIRONMENT = "env:"


def lacking(scenario: Scenario, site: Site, standing: Standing) -> tuple[str, str]:
    """Say what the files lack for a visit in this standing, and what helps; empty where they lack nothing."""
    if standing == "member" and not site.sign_in:
        return f"site `{site.key}` has no `sign-in`, so nobody can visit it as a member", f"list its steps in sites/{site.path.name}"
    if standing == "known" and site.known == type(site.known)() and not scenario.persona.facts:
        return (
            f"nothing says what site `{site.key}` knows of a customer who is not signed in",
            f"write `known: /start?c={{email}}` in sites/{site.path.name}, or facts under `persona:`",
        )
    return "", ""


def variables(site: Site, standing: Standing) -> list[str]:
    """Give the names of secrets, as in `{env:GYM_PASSWORD}`, that a visit in this standing takes from the environment."""
    names = (name for text in _texts(site, standing) for name in names_in(text))
    return list(dict.fromkeys(name for name in names if name.startswith(FROM_ENVIRONMENT)))


def unset(site: Site, standing: Standing, facts: Mapping[str, str]) -> str:
    """Say which variable of the environment is missing among the facts; empty where none is."""
    missing = next((name for name in variables(site, standing) if name not in facts), "")
    return f"the environment has no `{missing.removeprefix(FROM_ENVIRONMENT)}`, which site `{site.key}` needs" if missing else ""


def with_secrets(facts: Mapping[str, str], site: Site, standing: Standing, environment: Mapping[str, str]) -> dict[str, str]:
    """Add to a customer's facts the secrets that are set in the environment, under the names by which steps put them in."""
    found = {name: environment.get(name.removeprefix(FROM_ENVIRONMENT), "") for name in variables(site, standing)}
    return {**facts, **{name: value for name, value in found.items() if value}}


def _texts(site: Site, standing: Standing) -> Iterator[str]:
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return text

    if standing == "member":
        for planned in site.sign_in:
            swapped(planned.step, note)
    if standing == "known":
        found += [site.known.link, *site.known.cookies.values()]
    yield from found


def held(scenario: Scenario, site: Site, standing: Standing) -> tuple[str, ...]:
    """Give the facts that the company has before the visit: those its site file names, else those that the scenario gives."""
    named = {"stranger": (), "known": site.known.told, "member": site.account}[standing]
    return named or (() if standing == "stranger" else tuple(scenario.persona.facts))
