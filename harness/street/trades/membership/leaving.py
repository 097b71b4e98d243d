"""Leaving: the screens between the wish and the end."""

from __future__ import annotations

from collections.abc import Callable

from flask import abort, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from harness.street.premises import does, here, new_reference
from harness.street.trades.membership.trade import B, blueprint, sign_in, signed_in


def _passed() -> list[str]:
    """The screens of leaving that this customer has behind them; none for one whom the company does not know."""
    return list(session.get("stages_passed", [])) if signed_in() else []


def stages() -> list[str]:
    """The screens between the wish to leave and the end, as this company has them for this customer."""
    between = {
        "sign-in": does(B.leaving_needs_sign_in) or not signed_in() or "sign-in" in _passed(),
        "offer": does(B.retention_offer),
        "survey": does(B.survey_required),
        "sure": does(B.sure_question),
        "offer-again": does(B.offer_again) and does(B.retention_offer),
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
    if stage not in SCREENS:
        abort(404)
    expected = stages()
    if stage not in expected or any(earlier not in _passed() for earlier in expected[: expected.index(stage)]):
        return _next_stage()
    return SCREENS[stage]()


def _sign_in_stage() -> ResponseReturnValue:
    if request.method == "POST" and sign_in(request.form):
        return _pass("sign-in")
    return render_template("membership/login.html", answers=request.form, failed=request.method == "POST", leaving=True)


def _offer(stage: str = "offer") -> ResponseReturnValue:
    if request.method == "GET":
        return _pass(stage) if request.args.get("go") == "on" else render_template("membership/offer.html", stage=stage)
    session.pop("stages_passed", None)
    return redirect(url_for(".account", kept="yes"), 303)


def _offer_again() -> ResponseReturnValue:
    return _offer("offer-again")


def _sure() -> ResponseReturnValue:
    return _pass("sure") if request.method == "POST" else render_template("membership/sure.html")


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


SCREENS: dict[str, Callable[[], ResponseReturnValue]] = {
    "sign-in": _sign_in_stage, "offer": _offer, "survey": _survey, "sure": _sure, "offer-again": _offer_again,
    "letter": _letter, "confirm": _confirm,
}  # fmt: skip


@blueprint.get("/left")
def left() -> ResponseReturnValue:
    """Confirm to somebody who has just left that it is done, since when, and under which reference."""
    former = here().find("members", session.get("left", ""))
    return render_template("membership/left.html", former=former) if former and former.get("ended") else redirect(url_for(".home"))
