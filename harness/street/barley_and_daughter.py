"""The cellar sleeps at night, ordering does not; hours and price are there to be read, and the one question of age is the law's."""

from harness.street.company import Company
from harness.street.trades.cellar import TRADE

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="Barley & Daughter",
    trade=TRADE,
    look="barley_and_daughter",
    email="hilla@barley-and-daughter.example",
    tel="(020) 910 5600",
    street="1 Mill Lane, Rivermouth",
    speaks=("en", "fi"),
)
