"""Gives every customer a free book: the page is slow, bare and congested, uses the code up, and then says it has been redeemed."""

from harness.street.company import Company
from harness.street.trades.publisher import TRADE, B

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="Harbour Books",
    trade=TRADE,
    look="publisher",
    email="service@publisher-then.example",
    tel="(020) 910 0600",
    street="Pier House, 3 Harbour Road, Rivermouth",
    behaviours=frozenset(B),
)
