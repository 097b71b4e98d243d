"""Loopholes: what a campaign gives that it did not mean to, tried at a site that is ours with customers who never lived."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from harness.campaign import Campaign
from harness.campaign.audience import customers, unused
from harness.campaign.table import Unreadable
from harness.errors import BadFile
from harness.model.preflight import Evidence, Tried
from harness.model.recording import Recording
from harness.personas import persona
from harness.preflight.gathering import Ground
from harness.preflight.gathering.loopholes import at_once, codes, forms
from harness.preflight.gathering.loopholes.spelled import plain
from harness.preflight.gathering.loopholes.trial import Samples, Trial
from harness.preflight.gathering.loopholes.trying import CODE, Facts, Spent, Trying, untried
from harness.preflight.gathering.rushing import secret_facts
from harness.surge.client import Client
from harness.surge.correlating import correlate
from harness.surge.script import Script
from harness.visit_file import read_recording

RECORDING = "recording.json"  # beside a visit
SECONDS_FOR_AN_ANSWER = 10.0
Way = Callable[[Trial], Tried]


def gather(ground: Ground, evidence: Evidence) -> Iterator[Evidence]:
    """Try each loophole, one after the other; what cannot be tried is told with its reason."""
    recordings = list(_recordings(ground.folder, evidence))[:2]
    script = correlate(*recordings) if recordings else None
    if why := _impossible(script):
        yield msgspec.structs.replace(evidence, skipped={**evidence.skipped, "loopholes": why})
        return
    assert script is not None
    yield from tried(trying(ground, script, recordings[0]), ground, evidence)


def tried(trying: Trying, ground: Ground, evidence: Evidence) -> Iterator[Evidence]:
    """Make two claims as they should be, and then those that should not be granted."""
    given = ground.campaign.codes
    samples = Samples(given.used, given.expired, given.rule, given.uses)
    try:
        first, other = (trying.claim(trying.fresh(), trying.customer()) for _ in range(2))
        codes.use_up(trial := Trial(trying, first, other, samples))
        lacking = next((f"the journey could not be sent again: {claim.played.said}" for claim in (first, other) if not claim.shown), "")
    except Spent as error:
        lacking = f"nothing could be tried: {error}"
    if lacking:
        yield msgspec.structs.replace(evidence, skipped={**evidence.skipped, "loopholes": lacking})
        return
    for name, way in _ways(ground.campaign):
        ground.told(f"loopholes: {name}")
        try:
            found = way(trial)
        except Spent as error:
            found = untried(name, str(error))
        yield (evidence := msgspec.structs.replace(evidence, tried=[*evidence.tried, found]))


def _ways(campaign: Campaign) -> Iterator[tuple[str, Way]]:
    yield "code-twice", codes.code_twice
    yield "two-browsers", at_once.two_browsers
    yield "other-customer", codes.other_customer
    yield "other-spelling", codes.other_spelling
    yield "other-address", codes.other_address
    yield "after-the-end", codes.after_the_end
    yield "neighbour", lambda trial: codes.neighbour(trial, lambda near: _among(campaign, near))
    yield "form-values", forms.form_values
    yield "step-skipped", forms.step_skipped
    yield "link-forwarded", forms.link_forwarded


def trying(ground: Ground, script: Script, recording: Recording) -> Trying:
    """Give what is needed to claim at a company."""
    campaign, plan = ground.campaign, ground.scenarios[0].persona
    told = recording.facts | secret_facts(ground.scenarios[0], ground.site)
    codes = iter(lambda: ground.spare.give("loopholes"), "")
    host = urlsplit(ground.address).netloc

    def customer(number: int) -> Facts:
        own = persona(plan.locale, f"loophole {number}").facts
        return {**told, **{token: fact for token, fact in own.items() if token not in plan.facts}}

    count = ground.url(campaign.count) if campaign.count else ""
    hosts = {host, *(each for each in script.hosts if each != urlsplit(script.address).netloc), *filter(None, [urlsplit(count).netloc])}
    return Trying(
        script, ground.address, codes, customer, lambda: Client(hosts, SECONDS_FOR_AN_ANSWER), campaign.loopholes, count
    )  # fmt: skip


def _impossible(script: Script | None) -> str:
    if script is None:
        return "no walk of a customer reached the end, so that there is no journey to send again"
    if CODE not in script.facts:
        return "the journey sends no code of the customer's"
    if not any(call.claims for call in script.calls):
        return "no request of the journey claims anything"
    return ""


def _recordings(folder: Path, evidence: Evidence) -> Iterator[Recording]:
    """Give the recordings of walks of different customers that reached the end."""
    for walked in evidence.walked:
        path = folder / walked.folder / RECORDING
        if walked.purpose == "seed" and walked.outcome == "reached" and path.is_file():
            try:
                yield read_recording(path)
            except BadFile:
                continue


def _among(campaign: Campaign, near: list[str]) -> set[str]:
    """Give those of some codes that belong to a customer, or stand in the list of codes."""
    wanted, found = {plain(code): code for code in near}, set[str]()
    try:
        for theirs in chain(unused(campaign), (facts.get(CODE, "") for facts in customers(campaign))):
            if plain(theirs) in wanted:
                found.add(wanted[plain(theirs)])
    except Unreadable:
        return found
    return found
