"""Phones are ready in a couple of hours, and the mail that says so comes before they are over."""

from harness.street.company import Company
from harness.street.trades.repair import TRADE

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="Lantern Street Repairs",
    trade=TRADE,
    look="lantern_repairs",
    email="bench@lantern-repairs.example",
    tel="(020) 910 1300",
    street="3 Lantern Street, Rivermouth",
)
