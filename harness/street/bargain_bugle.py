"""Hard to leave: no button, the address to type again, a reason to write out; and then the next letter comes all the same."""

from harness.street.company import Company
from harness.street.trades.mailing_list import TRADE, B

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="The Bargain Bugle",
    trade=TRADE,
    look="bargain_bugle",
    email="trumpet@bargain-bugle.example",
    tel="(020) 910 3200",
    street="77 Market Row, Rivermouth",
    behaviours=frozenset({B.no_list_unsubscribe, B.leaving_asks_address, B.leaving_asks_reason, B.keeps_sending, B.tracking_pixel}),
)
