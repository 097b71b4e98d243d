"""Announces: fees, news, the weather. Nowhere is there anybody to ask."""

from harness.street.company import Company
from harness.street.trades.harbour import TRADE, B

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="Skärviks gästhamn",
    trade=TRADE,
    look="skaerviks_gaesthamn",
    email="hamnen@skaerviks-gaesthamn.example",
    tel="(020) 910 4300",
    street="Skärviks brygga",
    speaks=("sv",),
    behaviours=frozenset({B.announces_only}),
)
