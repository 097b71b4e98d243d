"""One day and one fee: on the page, in the mail, in the account, and with Installations, who know whom they come to."""

from harness.street.company import Company
from harness.street.trades.broadband import TRADE

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="Fairway Fibre",
    trade=TRADE,
    look="fairway_fibre",
    email="hello@fairway-fibre.example",
    tel="(020) 910 5200",
    street="2 Pilot Road, Rivermouth",
    speaks=("en", "fi"),
)
