"""A free book for every reader, as it was: it works for one customer, falls over with eighty, and uses their codes up."""

from harness.street.company import Company
from harness.street.trades.giveaway import TRADE, B

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="Breakwater Books",
    trade=TRADE,
    look="breakwater",
    email="service@breakwater-then.example",
    tel="(020) 910 1210",
    street="1 Breakwater, Rivermouth",
    behaviours=frozenset(B),
    speaks=("en", "fi"),
)
