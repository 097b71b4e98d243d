"""Gives every customer a free book: the code is taken, the book is on its way; a used or expired code gets a way on."""

from harness.street.company import Company
from harness.street.trades.publisher import TRADE

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="Harbour Books",
    trade=TRADE,
    look="publisher",
    email="service@publisher-now.example",
    tel="(020) 910 0700",
    street="Pier House, 3 Harbour Road, Rivermouth",
)
