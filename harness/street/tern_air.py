"""Answers every complaint in person within hours: thanks, what is being done, and a gift code that works."""

from harness.street.company import Company
from harness.street.trades.airline import TRADE

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="Tern Air",
    trade=TRADE,
    look="tern_air",
    email="ida.holm@tern-air.example",
    tel="(020) 910 2100",
    street="Hangar 2, Skerry Field, Rivermouth",
)
