"""The giveaway trade: how it may behave, what it keeps, and the ticket that each of its forms carries."""

from __future__ import annotations

import secrets

from flask import Blueprint, request, session

from harness.street.company import Behaviour, Trade

BOOKS = {
    "harbour-lights": ("Harbour Lights", "A novel"),
    "bread-and-salt": ("Bread and Salt", "Baking by the sea"),
    "the-last-ferry": ("The Last Ferry", "Crime"),
}


class GiveawayBehaviour(Behaviour):
    """What may happen when everybody comes for a free book, and what may be had that was not meant."""

    styles_go_first = "Above 60 customers at once stylesheets and pictures meet a 503."
    falls_over = "Above 80 customers at once every page is a bare 503."
    burns_code = "A claim that meets the 503 has used its code up all the same."
    updated_meanwhile = "The server can be updated in the middle: a minute of 503, other stylesheets, and all visits begin anew."
    refuses_without_way_on = "A used or expired code is refused without saying when, or what to do but to contact customer service."
    wall_when_gone = "That there is no book left is said when everything has been typed, and nothing else is said then."
    mangles_names = "Names are cut at 16 letters, letters beyond A to Z become two others, and who gives no name is called null."
    help_far = "Only the home page leads to customer service, which names neither the campaign nor when it is there."
    swallows_messages = "The contact form says thank you, and what was written reaches nobody."
    reminds_everybody = "The reminder goes to those, too, who have their book."
    takes_two_at_once = "Of two claims of a code at the same moment both are taken."
    spelling_makes_it_new = "A used code in small letters, or without its dashes, is a new one."
    address_makes_it_new = "A used code is a new one for another delivery address."
    any_code_is_good = "Every code of the right form is taken, whether it was ever sent to anybody or not."
    expired_is_good = "A code that ran out is taken."
    form_is_believed = "Quantity and price are what the form's hidden fields say."
    steps_can_be_skipped = "The second step takes whatever code its form names, checked by the first or not."
    link_works_for_anybody = "Whoever has the address of a confirmation reads whose it is and where they live."


B = GiveawayBehaviour
blueprint = Blueprint("giveaway", __name__)
TRADE = Trade(
    blueprint=blueprint, behaviours=GiveawayBehaviour, keeps=("codes", "orders", "readers", "questions", "notices", "releases", "printings")
)


def ticket() -> str:
    """The ticket of this visit, which each of its forms brings back."""
    if "ticket" not in session:
        session["ticket"] = secrets.token_urlsafe(12)
    return str(session["ticket"])


def has_ticket() -> bool:
    """Say whether a form was sent by the visit that it was shown to."""
    return "ticket" in session and request.form.get("csrf_token") == ticket()


@blueprint.app_context_processor
def words() -> dict[str, object]:
    """Give all pages the ticket and the books."""
    return {"ticket": ticket, "books": BOOKS}
