"""Its own customers are strangers to it: its contact form, reached by the link in its own mail, asks for everything again."""

from harness.street.company import Company
from harness.street.trades.power import TRADE, B

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="North Grid Energy",
    trade=TRADE,
    look="north_grid",
    email="service@north-grid.example",
    tel="(020) 910 3000",
    street="200 Ring Road, Rivermouth",
    behaviours=frozenset({B.stranger_by_link, B.stranger_on_the_site, B.stranger_by_mail}),
)
