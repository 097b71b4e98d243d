"""Clubs, gyms and services: people join, come for a day, bring a gift card, and some day they leave."""

from harness.street.trades.membership import day_passes, gift_cards, joining, leaving  # registers their pages
from harness.street.trades.membership.trade import TRADE, B

__all__ = ["TRADE", "B", "day_passes", "gift_cards", "joining", "leaving"]
