"""A small shop: the same promise, a line when the loudspeakers leave and another when they are there, and one press to cancel."""

from harness.street.company import Company
from harness.street.trades.shop import TRADE

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="Quay Hi-Fi",
    trade=TRADE,
    look="quay_hifi",
    email="hello@quay-hifi.example",
    tel="(020) 910 1100",
    street="9 Old Quay, Rivermouth",
)
