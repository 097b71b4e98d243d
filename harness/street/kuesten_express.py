"""Its system is down as well: the price holds on the train, without a surcharge; a complaint brings the money back, and a voucher."""

from harness.street.company import Company
from harness.street.trades.railway import TRADE, B

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="Küsten-Express",
    trade=TRADE,
    look="kuesten_express",
    email="hallo@kuesten-express.example",
    tel="(020) 910 4200",
    street="Am Kai 7, Flussmünde",
    speaks=("de",),
    behaviours=frozenset({B.sale_down}),
)
