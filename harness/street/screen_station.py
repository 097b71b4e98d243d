"""Phones are ready "in a couple of hours, we'll mail you": they are ready, and no mail ever comes."""

from harness.street.company import Company
from harness.street.trades.repair import TRADE, B

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="Screen Station",
    trade=TRADE,
    look="screen_station",
    email="desk@screen-station.example",
    tel="(020) 910 1200",
    street="Rivermouth Mall, ground floor",
    behaviours=frozenset({B.never_writes}),
)
