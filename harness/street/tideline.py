"""A weekly letter that asks before it comes, and goes at one press: by its link, or by the button of the mail program."""

from harness.street.company import Company
from harness.street.trades.mailing_list import TRADE

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="The Tideline",
    trade=TRADE,
    look="tideline",
    email="letter@tideline.example",
    tel="(020) 910 3100",
    street="The Lighthouse, Rivermouth",
)
