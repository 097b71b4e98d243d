"""What a preflight stands on: the campaign, its site and scenarios, and the street where the site is one of its companies."""

import dataclasses
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import create_server

from harness.campaign import Campaign, load_campaign
from harness.campaign.campaign_file import PAGES
from harness.campaign.hosts import foreign
from harness.errors import BadFile, Problem
from harness.files import file_name
from harness.preflight.gathering import AT_HOME, ORDER, Ground
from harness.scenario import Scenario, Site, find_site, load_scenario
from harness.street.process import spawn

STREET = "street:"


@dataclasses.dataclass(frozen=True)
class Held:
    """A campaign with the files that it names, all of them checked."""

    campaign: Campaign
    site: Site
    scenarios: tuple[Scenario, ...]

    @property
    def name(self) -> str:
        """The name of its folder: the campaign's, with the site's where that is another than the campaign's file names."""
        other = "" if self.site.key == self.campaign.site else f"--{self.site.key}"
        return file_name(f"{self.campaign.name}{other}")


def read(path: Path, site: str = "") -> Held:
    """Read a campaign and the files that it names; BadFile carries the mistakes of all of them."""
    campaign = load_campaign(path)
    held = find_site(site or campaign.site, path)
    problems = [
        Problem(str(path), *campaign.places[page], f"`{getattr(campaign, page)}` is on no host of site `{held.key}`")
        for page in PAGES
        if foreign(getattr(campaign, page), held)
    ]
    scenarios: dict[Path, Scenario] = {}
    for way in filter(None, (*campaign.journeys, campaign.message)):
        try:
            scenarios[way] = load_scenario(way)
        except BadFile as error:
            problems += error.problems
    if problems:
        raise BadFile(problems)
    return Held(campaign, held, tuple(scenarios[way] for way in campaign.journeys))


def ground_of(held: Held, folder: Path, told: Callable[[str], None] = print, watch_s: float = 0, language: str = "en") -> Ground:
    """Give what gatherers go by where the site is as its file says."""
    return Ground(held.campaign, held.site, held.site.url.rstrip("/"), held.scenarios, folder, told, watch_s, language)


@contextmanager
def grounded(
    held: Held, folder: Path, told: Callable[[str], None], watch_s: float = 0, language: str = "en"
) -> Iterator[tuple[Ground, dict[str, str]]]:
    """Give what gatherers go by, and why some cannot; a company of the street is served once, for as long as this lasts."""
    ground = ground_of(held, folder, told, watch_s, language)
    if not held.site.url.startswith(STREET):
        yield ground, {}
        return
    mail_port = free_port()
    company, opening = held.site.url.removeprefix(STREET), spawn(mail=mail_port)
    try:
        street = opening.__enter__()
    except (OSError, RuntimeError) as error:
        yield ground, dict.fromkeys((name for name in ORDER if name not in AT_HOME), f"the street could not be opened: {error}")
        return
    try:
        yield dataclasses.replace(ground, address=street.address(company), street=street, mail_port=mail_port), {}
    finally:
        opening.__exit__(None, None, None)


def free_port() -> int:
    """Give a port that nobody listens at: whoever walks does, while they walk."""
    with create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])
