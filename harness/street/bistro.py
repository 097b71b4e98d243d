"""Books a table for a party of any size up to 60, works out the bill and takes the money in advance, or on the spot."""

from harness.street.company import Company
from harness.street.trades.restaurant import TRADE, B

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="Bistro Marée",
    trade=TRADE,
    look="bistro",
    email="table@bistro.example",
    tel="(020) 910 0500",
    street="7 Harbour Steps, Rivermouth",
    behaviours=frozenset({B.takes_prepayment}),
)
