"""Answers complaints in person with a gift code, and then says that the code has already been redeemed."""

from harness.street.company import Company
from harness.street.trades.airline import TRADE, B

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="Cormorant Wings",
    trade=TRADE,
    look="cormorant_wings",
    email="care@cormorant-wings.example",
    tel="(020) 910 2300",
    street="1 Runway Road, Skerry Field, Rivermouth",
    behaviours=frozenset({B.gift_refused}),
)
