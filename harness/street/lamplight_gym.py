"""A gym that takes a gift card a month after it ran out, at any hour: "come anyway", and who holds it has joined."""

from harness.street.company import Company
from harness.street.trades.membership import TRADE

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="Lamplight Gym",
    trade=TRADE,
    look="lamplight_gym",
    email="hello@lamplight-gym.example",
    tel="(020) 910 3200",
    street="31 Mill Street, Rivermouth",
)
