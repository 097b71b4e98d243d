"""The same, for a card at once: a trial that silently becomes a contract, a fee in the total, twelve months, and a call to stop."""

from harness.street.company import Company
from harness.street.trades.storage import TRADE, B

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="Cloud Cellar",
    trade=TRADE,
    look="cloud_cellar",
    email="service@cloud-cellar.example",
    tel="(020) 910 3700",
    street="Data Quay 40, Rivermouth",
    behaviours=frozenset(B),
)
