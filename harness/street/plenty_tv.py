"""Joins in one form, an extra ticked; leaving has another name, a password, an offer that shames who declines it, and comes again."""

from harness.street.company import Company
from harness.street.trades.membership import TRADE, B

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="Plenty TV",
    trade=TRADE,
    look="plenty_tv",
    email="care@plenty-tv.example",
    tel="(020) 910 3300",
    street="Tower 2, Station Square, Rivermouth",
    behaviours=frozenset(
        {
            B.extra_preticked,
            B.account_forced,
            B.leaving_called_otherwise,
            B.leaving_needs_sign_in,
            B.retention_offer,
            B.declining_shames,
            B.lopsided_choice,
            B.sure_question,
            B.offer_again,
        }
    ),
)
