"""What the campaign's own files say: dates, load, codes, the mail."""

import datetime
from collections.abc import Iterator
from typing import Any

import msgspec

from harness.campaign import Campaign
from harness.model.preflight import Evidence
from harness.preflight.gathering import Ground


def gather(ground: Ground, evidence: Evidence) -> Iterator[Evidence]:
    """Read them, beginning with what takes no time."""
    yield (evidence := msgspec.structs.replace(evidence, campaign=described(ground.campaign, ground.site.key)))


def described(campaign: Campaign, site: str) -> dict[str, Any]:
    """Give a campaign as its file says it, without codes and without what lists hold."""
    said: dict[str, Any] = {
        "campaign": campaign.title, "why": campaign.why, "site": site, "page": campaign.page,
        "goes-out": _iso(campaign.goes_out), "ends": _iso(campaign.ends),
        "audience": {"segments": {each.name: {"gets": each.gets or "nothing"} for each in campaign.audience.segments}},
        "gift": {"name": campaign.gift, "stock": campaign.stock}, "journeys": [path.stem for path in campaign.journeys],
        "contact": campaign.contact, "status": campaign.status, "count": campaign.count, "languages": list(campaign.languages),
        "devices": list(campaign.devices), "else": [{"ask": each.text, "done": each.done} for each in campaign.asks],
    }  # fmt: skip
    if load := campaign.load:
        limits = {"users": load.users, "seconds": load.seconds, "requests": load.requests}
        said["load"] = {"expected": load.expected, "hold": load.hold, "wait": load.wait, "limits": limits, "workers": load.workers}
    return said


def _iso(moment: datetime.datetime | None) -> str:
    return moment.isoformat(timespec="minutes") if moment else ""
