"""A shop in a hurry: a price that ends in a quarter of an hour for everybody anew, two pairs left for ever, and orders that come twice."""

from harness.street.company import Company
from harness.street.trades.shop import HURRIES, TRADE

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="Flash Audio",
    trade=TRADE,
    look="flash_audio",
    email="hello@flash-audio.example",
    tel="(020) 910 1200",
    street="1 Market Hall, Rivermouth",
    behaviours=HURRIES,
)
