"""A place for photographs and papers: found, tried without a card, ordered, used and stopped online, on any day."""

from harness.street.company import Company
from harness.street.trades.storage import TRADE

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="Dry Attic",
    trade=TRADE,
    look="dry_attic",
    email="hello@dry-attic.example",
    tel="(020) 910 3600",
    street="2 Ropewalk, Rivermouth",
)
