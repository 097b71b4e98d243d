"""Names no price, no hours and no number that could be called; and to book, one calls."""

from harness.street.company import Company
from harness.street.trades.garage import TRADE, B

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="Dockside Motors",
    trade=TRADE,
    look="dockside_motors",
    email="info@dockside-motors.example",
    tel="(020) 910 4500",
    street="Pier 9, Rivermouth",
    behaviours=frozenset({B.prices_on_request, B.dead_number, B.no_hours, B.booking_by_phone}),
)
