"""Films by the month or by the day: joins in one form, leaves in one, and a day pass needs no account."""

from harness.street.company import Company
from harness.street.trades.membership import TRADE

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="Reel House",
    trade=TRADE,
    look="reel_house",
    email="hello@reel-house.example",
    tel="(020) 910 3400",
    street="The Old Picture House, 9 Quay Lane, Rivermouth",
)
