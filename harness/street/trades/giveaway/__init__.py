"""Giveaways: a publisher gives every reader a book for a code, and all of them come at once."""

from harness.street.trades.giveaway import claiming, rush, service  # registers their pages
from harness.street.trades.giveaway.trade import TRADE, B

__all__ = ["TRADE", "B", "claiming", "rush", "service"]
