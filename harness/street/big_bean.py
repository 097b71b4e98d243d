"""The same campaign, sent before it was ready: "Dear {{first_name}}", then another member's name, and behind the link nothing is left."""

from harness.street.company import Company
from harness.street.trades.campaign import TRADE, B

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="Big Bean",
    trade=TRADE,
    look="big_bean",
    email="club@big-bean.example",
    tel="(020) 910 5500",
    street="500 Ring Road, Rivermouth",
    behaviours=frozenset(B),
    speaks=("en", "fi"),
)
