"""Takes a question on every page, and answers it by mail on the same day."""

from harness.street.company import Company
from harness.street.trades.harbour import TRADE

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="Lyktholmens hamn",
    trade=TRADE,
    look="lyktholmens_hamn",
    email="hamnkontoret@lyktholmens-hamn.example",
    tel="(020) 910 4400",
    street="Lyktholmen 2",
    speaks=("sv",),
)
