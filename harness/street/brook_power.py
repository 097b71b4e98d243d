"""Knows who is writing: by the link in its own mail, and after an order; only the question is left to ask."""

from harness.street.company import Company
from harness.street.trades.power import TRADE

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="Brook Power",
    trade=TRADE,
    look="brook_power",
    email="signe.lund@brook-power.example",
    tel="(020) 910 2900",
    street="The Mill, 60 Mill Road, Rivermouth",
)
