"""A campaign as its file describes it: page, audience, codes, gift, mail, journeys, days, and the load expected."""

from harness.campaign.campaign_file import load_campaign
from harness.campaign.checking import check
from harness.campaign.plan import Ask, Audience, Campaign, Codes, Load, Segment
from harness.campaign.schema import campaign_schema

__all__ = ["Ask", "Audience", "Campaign", "Codes", "Load", "Segment", "campaign_schema", "check", "load_campaign"]
