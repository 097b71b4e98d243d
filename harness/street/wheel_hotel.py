"""Sends an offer within hours: three brands, two sizes, all prices; one word by mail, or one press, orders."""

from harness.street.company import Company
from harness.street.trades.tyres import TRADE

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="Wheel Hotel",
    trade=TRADE,
    look="wheel_hotel",
    email="desk@wheel-hotel.example",
    tel="(020) 910 2400",
    street="40 Foundry Street, Rivermouth",
)
