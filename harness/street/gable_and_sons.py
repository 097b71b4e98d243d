"""Thanks for the message, says that they will be in touch, and never is."""

from harness.street.company import Company
from harness.street.trades.workshop import TRADE, B

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="Gable & Sons",
    trade=TRADE,
    look="gable_and_sons",
    email="studio@gable-and-sons.example",
    tel="(020) 910 2800",
    street="5 Town Square, Rivermouth",
    behaviours=frozenset({B.never_answered}),
)
