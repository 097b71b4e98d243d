"""Answers the question what tyres cost: it depends, please call."""

from harness.street.company import Company
from harness.street.trades.tyres import TRADE, B

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="Ring Road Tyres",
    trade=TRADE,
    look="ring_road_tyres",
    email="sales@ring-road-tyres.example",
    tel="(020) 910 2500",
    street="Exit 7, Ring Road, Rivermouth",
    behaviours=frozenset({B.prices_by_phone}),
)
