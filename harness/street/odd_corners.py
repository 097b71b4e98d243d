"""Not a company: one page for every oddity that the web can put before a shopper, all linked from the first page."""

from harness.street.company import Company
from harness.street.trades.oddities import TRADE

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="Odd Corners",
    trade=TRADE,
    look="odd_corners",
    email="nobody@odd-corners.example",
    tel="(020) 910 0900",
    street="Blind Alley, Rivermouth",
    # The same pages from another origin, for frames.
    also_at=("elsewhere",),
)
