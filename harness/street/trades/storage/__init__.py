"""Services that keep photographs and papers online: people find them, try them, order, use them, and stop."""

from harness.street.trades.storage import albums, contract, trial  # registers their pages
from harness.street.trades.storage.trade import TRADE, B

__all__ = ["TRADE", "B", "albums", "contract", "trial"]
