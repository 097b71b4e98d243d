"""Letters to type for the opening hours, cookies to accept for the price, answers that nobody needs, and no orders at night."""

from harness.street.company import Company
from harness.street.trades.cellar import TRADE, B

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="Basket King",
    trade=TRADE,
    look="basket_king",
    email="court@basket-king.example",
    tel="(020) 910 5700",
    street="300 Ring Road, Rivermouth",
    behaviours=frozenset(B),
    speaks=("en", "fi"),
)
