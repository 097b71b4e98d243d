"""Clubs and associations: people join, and some day they leave."""

from harness.street.trades.membership import gift_cards, joining, leaving  # registers their pages
from harness.street.trades.membership.trade import TRADE, B

__all__ = ["TRADE", "B", "gift_cards", "joining", "leaving"]
