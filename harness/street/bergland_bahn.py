"""Sells no ticket while its system is down, says nothing else, and calls the matter closed when a passenger complains."""

from harness.street.company import Company
from harness.street.trades.railway import TRADE, B

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="Bergland Bahn",
    trade=TRADE,
    look="bergland_bahn",
    email="kundendialog@bergland-bahn.example",
    tel="(020) 910 4100",
    street="Bahnhofplatz 1, Oberwalden",
    speaks=("de",),
    behaviours=frozenset({B.sale_down, B.no_other_way, B.closes_the_matter}),
)
