"""Admits that it has sawn the planks too short, and offers new ones for sale."""

from harness.street.company import Company
from harness.street.trades.timber import TRADE, B

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="Tukkilan Puutavara",
    trade=TRADE,
    look="tukkilan_puutavara",
    email="myynti@tukkilan-puutavara.example",
    tel="(020) 910 4700",
    street="Varastotie 3, Jokisuu",
    speaks=("fi",),
    behaviours=frozenset({B.sells_the_remedy}),
)
