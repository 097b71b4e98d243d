"""Clubs and associations: people join, and some day they leave."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, abort, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from werkzeug.security import check_password_hash, generate_password_hash

from harness.street.company import Behaviour, Trade
from harness.street.ledger import Entry
from harness.street.premises import does, here, new_reference

# A real hash, and cheap on purpose: a demo lets thousands of invented customers join.
HASH_METHOD = "pbkdf2:sha256:1000"
PASSWORD_LENGTH = 8
JOIN_FIELDS = {"email": "e-mail address", "password": "password", "given-name": "first name", "family-name": "last name"}


class MembershipBehaviour(Behaviour):
    """How a club or an association may treat those who want to leave."""

    leaving_only_in_footer = "The way out is one small link among many at the bottom of the page."
    leaving_needs_sign_in = "Leaving asks a member who is signed in to sign in again."
    retention_offer = "An offer has to be declined before leaving goes on; staying is a big button, leaving a small link."
    survey_required = "Leaving goes on only when a reason has been picked and written out."
    leaving_by_post = "Leaving ends on paper: a signed letter sent by post; nothing is ended online."
    id_demanded = "Leaving demands a copy of a passport or an identity card."


B = MembershipBehaviour
blueprint = Blueprint("membership", __name__)
TRADE = Trade(blueprint=blueprint, behaviours=MembershipBehaviour, keeps=("members", "letters"))


def signed_in() -> Entry | None:
    """The member who is signed in and whose membership has not ended; None for a stranger."""
    email = session.get("email")
    member = here().find("members", email) if email else None
    return None if member is None or member.get("ended") else {**member, "email": email}


@blueprint.app_context_processor
def _member_for_templates() -> dict[str, object]:
    return {"member": signed_in()}


def _email(form: Mapping[str, str]) -> str:
    return form.get("email", "").strip().lower()


def join_errors(form: Mapping[str, str]) -> dict[str, str]:
    """Say, by field, what is wrong with the answers to the joining form; empty if nothing is."""
    errors = {name: f"Please enter your {words}." for name, words in JOIN_FIELDS.items() if not form.get(name, "").strip()}
    email = _email(form)
    if email and ("@" not in email[1:-1] or " " in email):
        errors["email"] = "An e-mail address looks like name@example.com."
    known = here().find("members", email)
    if known and not known.get("ended"):
        errors["email"] = "There is a membership with this e-mail address already. Log in to see it."
    if 0 < len(form.get("password", "")) < PASSWORD_LENGTH:
        errors["password"] = f"A password has at least {PASSWORD_LENGTH} characters."
    return errors


@blueprint.get("/")
def home() -> str:
    """Show the home page."""
    return render_template(f"{here().company.look}/home.html")


@blueprint.route("/join", methods=["GET", "POST"])
def join() -> ResponseReturnValue:
    """Ask for what joining needs; whoever answers is a member at once."""
    errors = join_errors(request.form) if request.method == "POST" else {}
    if request.method == "GET" or errors:
        return render_template("membership/join.html", answers=request.form, errors=errors)
    facts = {name: request.form.get(name, "").strip() for name in ("given-name", "family-name", "tel")}
    email = _email(request.form)
    password = generate_password_hash(request.form["password"], HASH_METHOD)
    # Who has left may come back: the old membership is opened again.
    if not here().add("members", email, password=password, ended=None, **facts):
        here().change("members", email, password=password, ended=None, reference=None, **facts)
    session["email"] = email
    return redirect(url_for(".welcome"), 303)


@blueprint.get("/welcome")
def welcome() -> ResponseReturnValue:
    """Greet a new member."""
    return render_template("membership/welcome.html") if signed_in() else redirect(url_for(".join"))


def _sign_in(form: Mapping[str, str]) -> bool:
    """Sign a member in if the password is right; tell nobody which of the two was wrong."""
    member = here().find("members", _email(form))
    if member is None or member.get("ended") or not check_password_hash(member["password"], form.get("password", "")):
        return False
    session["email"] = _email(form)
    return True


@blueprint.route("/login", methods=["GET", "POST"])
def login() -> ResponseReturnValue:
    """Sign a member in."""
    if request.method == "POST" and _sign_in(request.form):
        return redirect(url_for(".account"), 303)
    return render_template("membership/login.html", answers=request.form, failed=request.method == "POST", leaving=False)


@blueprint.get("/logout")
def logout() -> ResponseReturnValue:
    """Sign a member out."""
    session.clear()
    return redirect(url_for(".home"))


@blueprint.get("/account")
def account() -> ResponseReturnValue:
    """Show a member what the company holds of them."""
    return render_template("membership/account.html") if signed_in() else redirect(url_for(".login"))


def _passed() -> list[str]:
    """The screens of leaving that this customer has behind them; none for one whom the company does not know."""
    return list(session.get("stages_passed", [])) if signed_in() else []


def stages() -> list[str]:
    """The screens between the wish to leave and the end, as this company has them for this customer."""
    between = {
        "sign-in": does(B.leaving_needs_sign_in) or not signed_in() or "sign-in" in _passed(),
        "offer": does(B.retention_offer),
        "survey": does(B.survey_required),
        "letter": does(B.leaving_by_post),
        "confirm": not does(B.leaving_by_post),
    }
    return [stage for stage, wanted in between.items() if wanted]


def _next_stage() -> ResponseReturnValue:
    # The last stage is never passed, so there is always a next one.
    return redirect(url_for(".leave_stage", stage=next(stage for stage in stages() if stage not in _passed())), 303)


def _pass(stage: str) -> ResponseReturnValue:
    session["stages_passed"] = [*_passed(), stage]
    return _next_stage()


@blueprint.get("/leave")
def leave() -> ResponseReturnValue:
    """Start leaving from the first screen, whatever was passed before."""
    session.pop("stages_passed", None)
    return _next_stage()


@blueprint.route("/leave/<stage>", methods=["GET", "POST"])
def leave_stage(stage: str) -> ResponseReturnValue:
    """Show a screen of leaving, or take the answer to it; a screen whose turn has not come leads back to the one that is due."""
    screens = {"sign-in": _sign_in_stage, "offer": _offer, "survey": _survey, "letter": _letter, "confirm": _confirm}
    if stage not in screens:
        abort(404)
    expected = stages()
    if stage not in expected or any(earlier not in _passed() for earlier in expected[: expected.index(stage)]):
        return _next_stage()
    return screens[stage]()


def _sign_in_stage() -> ResponseReturnValue:
    if request.method == "POST" and _sign_in(request.form):
        return _pass("sign-in")
    return render_template("membership/login.html", answers=request.form, failed=request.method == "POST", leaving=True)


def _offer() -> ResponseReturnValue:
    if request.method == "GET":
        return _pass("offer") if request.args.get("go") == "on" else render_template("membership/offer.html")
    session.pop("stages_passed", None)
    return redirect(url_for(".account", kept="yes"), 303)


def _survey() -> ResponseReturnValue:
    missing = [name for name in ("reason", "words") if not request.form.get(name, "").strip()]
    if request.method == "POST" and not missing:
        return _pass("survey")
    return render_template("membership/survey.html", answers=request.form, missing=missing if request.method == "POST" else [])


def _letter() -> ResponseReturnValue:
    # Nothing is ended here: what is kept is that the company asked for a letter.
    here().add("letters", session["email"], id_demanded=does(B.id_demanded))
    return render_template("membership/letter.html")


def _confirm() -> ResponseReturnValue:
    id_missing = does(B.id_demanded) and not request.files.get("id-document")
    if request.method == "GET" or id_missing:
        return render_template("membership/leave.html", today=here().now().date(), id_missing=id_missing and request.method == "POST")
    reference = new_reference("".join(word[0] for word in here().company.name.split()))
    ended = here().now().isoformat(timespec="seconds")
    email = session["email"]
    here().change("members", email, ended=ended, reference=reference, reason=request.form.get("reason", ""))
    session.clear()
    session["left"] = email
    return redirect(url_for(".left"), 303)


@blueprint.get("/left")
def left() -> ResponseReturnValue:
    """Confirm to somebody who has just left that it is done, since when, and under which reference."""
    former = here().find("members", session.get("left", ""))
    return render_template("membership/left.html", former=former) if former and former.get("ended") else redirect(url_for(".home"))
