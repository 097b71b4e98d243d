"""Has a link to book a table, and behind it no form: whoever comes with a party is told to send an e-mail."""

from harness.street.company import Company
from harness.street.trades.restaurant import TRADE, B

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="Grand Hotel",
    trade=TRADE,
    look="grand_hotel",
    email="events@grand-hotel.example",
    tel="(020) 910 0300",
    street="2 Station Square, Rivermouth",
    behaviours=frozenset({B.booking_by_email}),
)
