"""The link to leave asks for a password, which nobody who gave only an address was ever given."""

from harness.street.company import Company
from harness.street.trades.mailing_list import TRADE, B

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="The Collectors' Gazette",
    trade=TRADE,
    look="collectors_gazette",
    email="editors@collectors-gazette.example",
    tel="(020) 910 3300",
    street="12 Museum Lane, Rivermouth",
    behaviours=frozenset({B.no_list_unsubscribe, B.leaving_needs_sign_in}),
)
