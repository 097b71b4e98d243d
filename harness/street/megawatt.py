"""A chain that promises loudspeakers in 2–5 working days: nothing moves, "we'll call you", then a mail that cancels the order."""

from harness.street.company import Company
from harness.street.trades.shop import HURRIES, TRADE, B

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="Megawatt",
    trade=TRADE,
    look="megawatt",
    email="service@megawatt.example",
    tel="(020) 910 1000",
    street="Ring Road 200, Rivermouth",
    behaviours=frozenset(B) - HURRIES,
)
