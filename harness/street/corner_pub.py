"""Books tables by a form, up to 8 people; a larger party fills it in and is then told to send an e-mail."""

from harness.street.company import Company
from harness.street.trades.restaurant import TRADE, B

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="The Corner Pub",
    trade=TRADE,
    look="corner_pub",
    email="tables@corner-pub.example",
    tel="(020) 910 0400",
    street="88 Mill Road, Rivermouth",
    behaviours=frozenset({B.parties_by_email}),
)
