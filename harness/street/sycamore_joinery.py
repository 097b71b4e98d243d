"""Answers every question within half an hour: a time to talk today, or prices or details first, as one likes."""

from harness.street.company import Company
from harness.street.trades.workshop import TRADE

COMPANY = Company(
    module=__name__,
    story=__doc__,
    name="Sycamore Joinery",
    trade=TRADE,
    look="sycamore_joinery",
    email="elin.ek@sycamore-joinery.example",
    tel="(020) 910 2700",
    street="9 Quay Lane, Rivermouth",
)
