"""Joins in one form; leaving demands signing in again, declining an offer, a survey, a signed letter and a copy of an ID."""

from harness.street.company import Company
from harness.street.trades.membership import TRADE, B

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="Pulse Gym",
    trade=TRADE,
    look="pulse_gym",
    email="members@pulse-gym.example",
    tel="(020) 910 0100",
    street="12 Foundry Street, Rivermouth",
    behaviours=frozenset(
        {
            B.leaving_only_in_footer,
            B.leaving_needs_sign_in,
            B.retention_offer,
            B.lopsided_choice,
            B.survey_required,
            B.leaving_by_post,
            B.id_demanded,
        }
    ),
)
