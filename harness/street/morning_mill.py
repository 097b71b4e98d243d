"""A free bag for each member, and more members than bags: right names, a notice when the next roast comes, somebody to ask."""

from harness.street.company import Company
from harness.street.trades.campaign import TRADE

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="Morning Mill",
    trade=TRADE,
    look="morning_mill",
    email="pirkko@morning-mill.example",
    tel="(020) 910 5400",
    street="8 Bridge Street, Rivermouth",
    speaks=("en", "fi"),
)
