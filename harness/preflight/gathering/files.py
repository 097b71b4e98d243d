"""What the campaign's own files say: days, load, the mail, codes, customers."""

import datetime
from collections.abc import Iterator
from typing import Any

import msgspec

from harness.campaign import Campaign
from harness.campaign.audience import read_audience, read_codes
from harness.model.preflight import Evidence
from harness.preflight.gathering import Ground
from harness.preflight.gathering.mails import read_mails


def gather(ground: Ground, evidence: Evidence) -> Iterator[Evidence]:
    """Read them, beginning with what takes no time."""
    campaign = ground.campaign
    yield (evidence := msgspec.structs.replace(evidence, campaign=described(campaign, ground.site.key)))
    if campaign.mail:
        yield (evidence := msgspec.structs.replace(evidence, mails=read_mails(campaign, campaign.mail, ground.site.language)))
    if codes := read_codes(campaign):
        yield (evidence := msgspec.structs.replace(evidence, codes=codes))
    if campaign.audience.customers:
        ground.told(f"reading {campaign.audience.customers.name}")
    if audience := read_audience(campaign):
        yield msgspec.structs.replace(evidence, audience=audience)


def described(campaign: Campaign, site: str) -> dict[str, Any]:
    """Give a campaign as its file says it, without codes and without what lists hold."""
    said: dict[str, Any] = {
        "campaign": campaign.title, "why": campaign.why, "site": site, "page": campaign.page,
        "goes-out": _iso(campaign.goes_out), "ends": _iso(campaign.ends),
        "audience": {"segments": {each.name: {"gets": each.gets or "nothing"} for each in campaign.audience.segments}},
        "gift": {"name": campaign.gift, "stock": campaign.stock}, "journeys": [path.stem for path in campaign.journeys],
        "contact": campaign.contact, "message": campaign.message.stem if campaign.message else "", "status": campaign.status,
        "count": campaign.count, "languages": list(campaign.languages), "devices": list(campaign.devices),
        "else": [{"ask": each.text, "done": each.done} for each in campaign.asks],
    }  # fmt: skip
    if load := campaign.load:
        limits = {"users": load.users, "seconds": load.seconds, "requests": load.requests}
        said["load"] = {"expected": load.expected, "hold": load.hold, "wait": load.wait, "limits": limits, "workers": load.workers}
    return said


def _iso(moment: datetime.datetime | None) -> str:
    return moment.isoformat(timespec="minutes") if moment else ""
