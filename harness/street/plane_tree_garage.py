"""Has its prices, its hours and its number on each page, and takes bookings at any hour."""

from harness.street.company import Company
from harness.street.trades.garage import TRADE

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="Plane Tree Garage",
    trade=TRADE,
    look="plane_tree_garage",
    email="desk@plane-tree-garage.example",
    tel="(020) 910 4600",
    street="12 Plane Tree Row, Rivermouth",
)
