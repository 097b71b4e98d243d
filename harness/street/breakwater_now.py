"""The same free book as it should be: a queue with a place in it, one order for each code, a status page, and help wherever one stands."""

from harness.street.company import Company
from harness.street.trades.giveaway import TRADE

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="Breakwater Books",
    trade=TRADE,
    look="breakwater",
    email="service@breakwater-now.example",
    tel="(020) 910 1220",
    street="1 Breakwater, Rivermouth",
    speaks=("en", "fi"),
)
