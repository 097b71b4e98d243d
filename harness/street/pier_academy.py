"""Takes registrations for evening lectures; whoever comes by the mailed link or is signed in finds the form filled in."""

from harness.street.company import Company
from harness.street.trades.registration import TRADE, B

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="Pier Academy",
    trade=TRADE,
    look="registration",
    email="lectures@pier-academy.example",
    tel="(020) 910 0800",
    street="Pier 4, Rivermouth",
    behaviours=frozenset({B.link_prefills, B.account_prefills}),
)
