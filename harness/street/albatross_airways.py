"""Answers complaints at once, by a machine, from an address that nobody reads; no person ever does."""

from harness.street.company import Company
from harness.street.trades.airline import TRADE, B

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="Albatross Airways",
    trade=TRADE,
    look="albatross_airways",
    email="welcome@albatross-airways.example",
    tel="(020) 910 2200",
    street="Terminal B, Skerry Field, Rivermouth",
    behaviours=frozenset({B.answered_by_machine}),
)
