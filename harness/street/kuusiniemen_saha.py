"""Saws too short as well, and brings new planks at its own expense on a day of the customer's choice."""

from harness.street.company import Company
from harness.street.trades.timber import TRADE

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="Kuusiniemen Saha",
    trade=TRADE,
    look="kuusiniemen_saha",
    email="saha@kuusiniemen-saha.example",
    tel="(020) 910 4800",
    street="Sahanranta 1, Jokisuu",
    speaks=("fi",),
)
