"""The page names one day, the mail another; the account has another fee; Installations has never heard of the customer."""

from harness.street.company import Company
from harness.street.trades.broadband import TRADE, B

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="Skerry Fibre",
    trade=TRADE,
    look="skerry_fibre",
    email="sales@skerry-fibre.example",
    tel="(020) 910 5300",
    street="77 Ring Road, Rivermouth",
    behaviours=frozenset(B),
    speaks=("en", "fi"),
)
