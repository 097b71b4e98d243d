"""Airlines: something went wrong on a journey, a passenger says so, and is answered or not."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import timedelta

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from harness.street.company import Behaviour, Trade
from harness.street.ledger import Entry
from harness.street.premises import does, here, new_reference
from harness.street.trades.complaints import COMPLAINTS, MEASURES

GIFT_EUR = 40
GIFT_LASTS = timedelta(days=365)
ANSWERED_AFTER, ANSWERED_LATE_AFTER = timedelta(hours=3), timedelta(days=5)
# Gift codes that were sent and redeemed before the street was opened: 73 %.
SENT_BEFORE, REDEEMED_BEFORE = 200, 146
QUESTIONS = {
    "kind": "what went wrong",
    "flight": "your flight",
    "words": "what happened",
    "given-name": "your first name",
    "family-name": "your last name",
    "email": "your e-mail address",
}


class AirlineBehaviour(Behaviour):
    """How an airline may treat those who complain."""

    answered_by_machine = "A complaint is answered at once, by a machine, from an address that takes no mail, and never again."
    answered_late = "The answer comes five days later, though it was promised within a day."
    gift_refused = "The gift code in the answer is said to have been redeemed already, though nobody ever has."


B = AirlineBehaviour
blueprint = Blueprint("airline", __name__)
TRADE = Trade(blueprint=blueprint, behaviours=AirlineBehaviour, keeps=("complaints", "gifts", "redemptions"))


@blueprint.get("/")
def home() -> str:
    """Show the home page."""
    return render_template(f"{here().company.look}/home.html")


@blueprint.route("/complaint", methods=["GET", "POST"])
def complaint() -> ResponseReturnValue:
    """Take a complaint, of one kind among sixty-six, and promise an answer."""
    errors = complaint_errors(request.form) if request.method == "POST" else {}
    if request.method == "GET" or errors:
        return render_template("airline/complaint.html", answers=request.form, errors=errors, groups=COMPLAINTS)
    reference = new_reference("".join(word[0] for word in here().company.name.split()))
    facts = {name: request.form[name].strip() for name in QUESTIONS}
    here().add("complaints", reference, **facts, answered="")
    if does(B.answered_by_machine):
        acknowledge(reference, facts["email"])
    else:
        here().after(ANSWERED_LATE_AFTER if does(B.answered_late) else ANSWERED_AFTER, "answer", reference=reference)
    return redirect(url_for(".thanks", reference=reference), 303)


def complaint_errors(form: Mapping[str, str]) -> dict[str, str]:
    """Say, by field, what is missing from a complaint; empty if nothing is."""
    errors = {name: f"Please tell us {words}." for name, words in QUESTIONS.items() if not form.get(name, "").strip()}
    if "kind" not in errors and form["kind"] not in MEASURES:
        errors["kind"] = "Please choose from the list."
    if "email" not in errors and "@" not in form["email"].strip()[1:-1]:
        errors["email"] = "An e-mail address looks like name@example.com."
    return errors


def complaint_at(reference: str) -> Entry:
    """The complaint of this reference; a page without one is not found."""
    return here().find("complaints", reference) or abort(404)


@blueprint.get("/complaint/<reference>")
def thanks(reference: str) -> str:
    """Confirm a complaint."""
    return render_template("airline/thanks.html", complaint=complaint_at(reference), reference=reference)


@blueprint.get("/how-we-answer")
def how_we_answer() -> str:
    """Say what became of all gifts."""
    sent, redeemed = SENT_BEFORE + len(here().entries("gifts")), REDEEMED_BEFORE + len(here().entries("redemptions"))
    return render_template("airline/how_we_answer.html", sent=sent, redeemed=redeemed, share=round(100 * redeemed / sent))


@blueprint.get("/gift")
def gift() -> str:
    """Show the page of the gift; the link in the mail brings the code along."""
    return gift_page(typed_code())


@blueprint.post("/gift")
def redeem() -> ResponseReturnValue:
    """Take a gift code; of two tries at once, one wins."""
    code = typed_code()
    found = here().find("gifts", code)
    if found is None:
        return gift_page(code, said="unknown")
    if does(B.gift_refused) or not here().add("redemptions", code):
        here().change("gifts", code, refused=found["refused"] + 1)
        return gift_page(code, said="used")
    return redirect(url_for(".redeemed", code=code), 303)


def typed_code() -> str:
    """The code as it came, with the case and the spaces put right."""
    return "".join(request.values.get("code", "").split()).upper()


def gift_page(code: str, said: str = "") -> str:
    """Make the page of the gift, with what is to be said of the code."""
    used = here().find("redemptions", code)
    return render_template("airline/gift.html", code=code, said=said, worth=GIFT_EUR, used_on=used["at"] if used else "")


@blueprint.get("/gift/<code>")
def redeemed(code: str) -> str:
    """Confirm that a gift is redeemed."""
    if here().find("redemptions", code) is None:
        abort(404)
    return render_template("airline/redeemed.html", code=code, worth=GIFT_EUR)


def acknowledge(reference: str, email: str) -> None:
    """Send the machine's answer."""
    company = here().company
    headers = {"From": f"{company.name} <no-reply@{company.key}.example>", "Auto-Submitted": "auto-replied"}
    here().post(to=email, subject=f"Your complaint {reference}", template="received", headers=headers, reference=reference)


@TRADE.due("answer")
def answer(reference: str) -> None:
    """Answer a complaint: thanks, what is being done, a gift code."""
    complaint = complaint_at(reference)
    code = f"GIFT-{secrets.token_hex(2)}-{secrets.token_hex(2)}".upper()
    here().add("gifts", code, complaint=reference, refused=0)
    here().change("complaints", reference, answered=here().now().isoformat(timespec="seconds"))
    here().post(
        to=complaint["email"],
        subject=f"Your complaint {reference}: {complaint['kind']}",
        template="answer",
        reference=reference,
        complaint=complaint,
        measure=MEASURES[complaint["kind"]],
        code=code,
        worth=GIFT_EUR,
        until=(here().now() + GIFT_LASTS).date(),
    )
