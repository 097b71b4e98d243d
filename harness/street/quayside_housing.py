"""Fills the form in for those it knows, then hands the application over to another department, which asks who it is again."""

from harness.street.company import Company
from harness.street.trades.registration import DEPARTMENT, TRADE, B

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="Quayside Housing",
    trade=TRADE,
    look="registration",
    email="homes@quayside-housing.example",
    tel="(020) 910 1000",
    street="22 Quay Lane, Rivermouth",
    also_at=(f"{DEPARTMENT}.quayside-housing",),
    behaviours=frozenset({B.link_prefills, B.account_prefills, B.hands_over}),
)
