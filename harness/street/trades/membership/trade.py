"""The membership trade: how it may behave, what it keeps, and who is signed in."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, session
from werkzeug.security import check_password_hash, generate_password_hash

from harness.street.company import Behaviour, Trade
from harness.street.ledger import Entry
from harness.street.premises import does, here

# A real hash, and cheap on purpose: a demo lets thousands of invented customers join.
HASH_METHOD = "pbkdf2:sha256:1000"


class MembershipBehaviour(Behaviour):
    """How customers may be treated who join, come for a day, hold a gift card, or want to leave."""

    extra_preticked = "The joining form has an extra ticked that costs more every month."
    account_forced = "A day pass, bought once, needs an account with a password."
    leaving_only_in_footer = "The way out is one small link among many at the bottom of the page."
    leaving_called_otherwise = "Nothing names leaving: the way out is called 'Manage plan', and at its end 'Turn off auto-renewal'."
    leaving_needs_sign_in = "Leaving asks a member who is signed in to sign in again."
    retention_offer = "An offer has to be declined before leaving goes on."
    declining_shames = "Declining the offer is called 'No thanks, I prefer to pay the full price'."
    lopsided_choice = "Staying is a big button in colour, leaving a small grey link below it."
    sure_question = "'Are you sure?' is asked before leaving goes on."
    offer_again = "The offer that was declined is put once more, after what else there is to get past."
    survey_required = "Leaving goes on only when a reason has been picked and written out."
    leaving_by_post = "Leaving ends on paper: a signed letter sent by post; nothing is ended online."
    id_demanded = "Leaving demands a copy of a passport or an identity card."
    expired_card_refused = "A gift card that has run out meets a page apart, with 'expired' on it and nothing else."


B = MembershipBehaviour
blueprint = Blueprint("membership", __name__)
TRADE = Trade(blueprint=blueprint, behaviours=MembershipBehaviour, keeps=("members", "letters", "cards", "passes"))


def email_of(form: Mapping[str, str]) -> str:
    """The e-mail address that was typed, as the ledger keeps it."""
    return form.get("email", "").strip().lower()


def hashed(password: str) -> str:
    """What is kept of a password."""
    return generate_password_hash(password, HASH_METHOD)


def signed_in() -> Entry | None:
    """The member who is signed in and whose membership has not ended; None for a stranger."""
    email = session.get("email")
    member = here().find("members", email) if email else None
    return None if member is None or member.get("ended") else {**member, "email": email}


def sign_in(form: Mapping[str, str]) -> bool:
    """Sign a member in if the password is right; tell nobody which of the two was wrong."""
    member = here().find("members", email_of(form))
    if member is None or member.get("ended") or not check_password_hash(member["password"], form.get("password", "")):
        return False
    session["email"] = email_of(form)
    return True


@blueprint.app_context_processor
def _for_templates() -> dict[str, object]:
    return {"member": signed_in(), "way_out": way_out}


def way_out(words: str) -> str:
    """What the way out is called where a page has these words for it."""
    return "Manage plan" if does(B.leaving_called_otherwise) else words
