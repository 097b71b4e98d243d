"""A gym whose gift cards run out: who comes a month late reads "expired" on a page that offers nothing else."""

from harness.street.company import Company
from harness.street.trades.membership import TRADE, B

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="Iron Yard",
    trade=TRADE,
    look="iron_yard",
    email="desk@iron-yard.example",
    tel="(020) 910 3100",
    street="7 Gasworks Lane, Rivermouth",
    behaviours=frozenset({B.expired_card_refused}),
)
