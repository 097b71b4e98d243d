"""Registers residents; offers everybody the same empty form, also by the link it has mailed itself, also when signed in."""

from harness.street.company import Company
from harness.street.trades.registration import TRADE

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="Rivermouth Registry",
    trade=TRADE,
    look="registration",
    email="desk@rivermouth-registry.example",
    tel="(020) 910 0900",
    street="1 Town Square, Rivermouth",
)
