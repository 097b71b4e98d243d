"""Checks campaign files, and the scenarios and the site that they name."""

from collections.abc import Iterable
from pathlib import Path

from harness.campaign.campaign_file import load_campaign
from harness.campaign.plan import Campaign
from harness.errors import BadFile, Problem


def check(paths: Iterable[Path]) -> tuple[list[Problem], list[Problem]]:
    """Give every mistake in campaign files, in order, and what is worth a word and no mistake: files that are not there yet."""
    problems: list[Problem] = []
    notes: list[Problem] = []
    for path in paths:
        try:
            notes += _missing(load_campaign(path))
        except BadFile as error:
            problems += error.problems
    return sorted(problems), sorted(notes)


def _missing(campaign: Campaign) -> list[Problem]:
    files = (
        ("audience", "the list of customers", campaign.audience.customers),
        ("audience", "the list of who has opted out", campaign.audience.suppressed),
        ("codes", "the file of unused codes", campaign.codes.file),
        ("mail", "the mail", campaign.mail),
        ("load", "the locustfile", campaign.load.locustfile if campaign.load else None),
    )
    return [
        Problem(str(campaign.path), *campaign.places[key], f"{what} is not there yet: {path}")
        for key, what, path in files
        if path and not path.is_file()
    ]
