"""What passengers complain about: sixty-six kinds in eleven groups, and what is being done about each group."""

from __future__ import annotations

from typing import NamedTuple


class Group(NamedTuple):
    """Kinds of complaint that the same people look into; `measure` is what they do about it."""

    measure: str
    kinds: tuple[str, ...]


COMPLAINTS = {
    "Booking and paying": Group(
        "The booking pages have been given to two people who do nothing else, and every step shows the whole price.",
        (
            "Price changed while booking", "Charged twice", "Wrong name on the ticket",
            "Confirmation never came", "Hidden fee", "Change refused",
        ),
    ),
    "Check-in": Group(
        "Check-in now opens two days before departure, and a boarding pass can be had again from any device.",
        (
            "Check-in did not open", "Boarding pass lost", "Long queue at the desk",
            "Desk closed early", "Document refused", "Charged for check-in",
        ),
    ),
    "Bags": Group(
        "Every bag is photographed when it is loaded, and from next month you can follow yours on our pages.",
        (
            "Bag arrived late", "Bag lost", "Bag damaged",
            "Something missing from a bag", "Cabin bag taken away", "Charged for a bag",
        ),
    ),
    "Boarding": Group(
        "The gate is announced forty minutes before departure, and families and slow walkers go first.",
        (
            "Gate changed unannounced", "Denied boarding", "Boarded in the rain",
            "Crowd at the gate", "Priority not respected", "Bus was full",
        ),
    ),
    "On time": Group(
        "Two spare aircraft stand ready on summer days, and delays are told by text message as soon as we know them ourselves.",
        (
            "Departed late", "Arrived late", "Flight cancelled",
            "Connection missed", "Moved to another day", "Nobody told us why",
        ),
    ),
    "Seat and cabin": Group(
        "The cabins are gone over seat by seat in the nights of this month.",
        (
            "Seat broken", "Seat changed", "Apart from my family",
            "Too cold or too hot", "Cabin not clean", "Lavatory out of order",
        ),
    ),
    "Food and drink": Group(
        "Special meals are now counted before the doors close, and the kitchen loads five in reserve.",
        (
            "Special meal missing", "Nothing left to choose", "Food cold",
            "Allergy not respected", "No water for a long time", "Made me ill",
        ),
    ),
    "On board": Group(
        "Your words have been read to the crews at the morning meeting, without names.",
        (
            "Crew was impolite", "Crew could not help", "Announcements not heard",
            "Screen did not work", "Wi-Fi did not work", "Disturbed by others",
        ),
    ),
    "Children and assistance": Group(
        "Assistance is called when you land, not when you are at the door, and one colleague is answerable for each call.",
        (
            "Wheelchair came late", "Wheelchair damaged", "Pushchair not returned",
            "Child travelling alone", "Assistance did not come", "Pet not treated well",
        ),
    ),
    "Money back": Group(
        "Refunds go out within five days, and a person signs for each that does not.",
        (
            "Refund did not come", "Refund too small", "Voucher instead of money",
            "Expenses not paid", "Compensation refused", "Points missing",
        ),
    ),
    "Being heard": Group(
        "Calls are answered by people in our own house again, until ten in the evening.",
        (
            "No answer to a letter", "No answer on the phone", "Sent from one to another",
            "Answer did not fit", "Website did not work", "Something else",
        ),
    ),
}  # fmt: skip
MEASURES = {kind: group.measure for group in COMPLAINTS.values() for kind in group.kinds}
