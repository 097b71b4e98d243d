"""What it takes to visit a company as a stranger, as somebody it knows, or as a member."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from harness.model import Standing
from harness.scenario.plan import Scenario, Site
from harness.scenario.words import names_in
from harness.steps import swapped
from harness.vault import NoSecret, fetch, is_place, whole_place


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


def places(site: Site, standing: Standing) -> list[str]:
    """Give the places, such as `env:GYM_PASSWORD`, that a visit in this standing takes secrets from."""
    names = (name for text in _texts(site, standing) for name in names_in(text))
    return list(dict.fromkeys(filter(is_place, names)))


def unset(scenario: Scenario, site: Site, standing: Standing, facts: Mapping[str, str]) -> str:
    """Say which secret is missing among the facts, and why; empty where none is."""
    wanted = [(place, site.path, f"site `{site.key}`") for place in places(site, standing) if place not in facts]
    left = [(whole_place(facts.get(token, "")), scenario.path, f"the persona's `{token}`") for token in scenario.persona.facts]
    for place, path, needed in (*wanted, *left):
        if place:
            try:
                fetch(place, path.parent, os.environ, needed)
            except NoSecret as error:
                return str(error)
            return f"`{place}`, which {needed} needs, was not there when the visit began"
    return ""


def with_secrets(facts: Mapping[str, str], site: Site, standing: Standing, environment: Mapping[str, str]) -> dict[str, str]:
    """Add to a customer's facts the secrets that are there, under the names by which steps put them in."""
    found = {place: _there(place, site.path, environment) for place in places(site, standing)}
    return {**facts, **{place: value for place, value in found.items() if value}}


def given(scenario: Scenario, environment: Mapping[str, str]) -> dict[str, str]:
    """Give the persona's facts that the scenario gives, with secrets put in; one that is not there stays its place in braces."""
    facts = scenario.persona.facts
    there = {token: _there(place, scenario.path, environment) for token, text in facts.items() if (place := whole_place(text))}
    return {token: there.get(token) or text for token, text in facts.items()}


def _there(place: str, path: Path, environment: Mapping[str, str]) -> str:
    try:
        return fetch(place, path.parent, environment, "")
    except NoSecret:
        return ""  # `unset` says why


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
