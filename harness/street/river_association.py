"""Joins in one form and leaves as easily: one page that says when, a reason only if one likes, and a confirmation with a reference."""

from harness.street.company import Company
from harness.street.trades.membership import TRADE

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="River Association",
    trade=TRADE,
    look="river_association",
    email="hello@river-association.example",
    tel="(020) 910 0200",
    street="The Boathouse, 1 Quay Lane, Rivermouth",
)
