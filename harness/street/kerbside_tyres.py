"""Promises an offer for today; it comes four days later, and has not one price in it."""

from harness.street.company import Company
from harness.street.trades.tyres import TRADE, B

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="Kerbside Tyre Service",
    trade=TRADE,
    look="kerbside_tyres",
    email="office@kerbside-tyres.example",
    tel="(020) 910 2600",
    street="3 Market Cellar, Rivermouth",
    behaviours=frozenset({B.offer_without_prices, B.offer_late}),
)
