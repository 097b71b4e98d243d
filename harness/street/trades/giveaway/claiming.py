"""Claiming a book: a code, then which book and where it goes, then an order that a code has once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from flask import abort, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from harness.street.answers import errors_of
from harness.street.ledger import Entry
from harness.street.premises import does, gettext, here, new_reference
from harness.street.trades.giveaway.codes import EXPIRED_ON, USED_ON, Verdict, as_typed, judge, put_right, spent_as, use_of
from harness.street.trades.giveaway.rush import queued, served
from harness.street.trades.giveaway.trade import BOOKS, B, blueprint, has_ticket

PRINTED = 400  # books of the first printing
PRINTING = timedelta(days=12)  # until there are more
NAMES = ("given-name", "family-name")  # which nobody has to have
NEEDED = ("email", "street-address", "postal-code", "address-level2")
LENGTH = 200  # characters of an answer that are kept
BETWEEN_LOOKING_AND_TAKING_SECONDS = 0.15


def books_left() -> int:
    """Count what is left of the first printing."""
    printed = here().find("printings", "first")
    return max(0, (int(printed["books"]) if printed else PRINTED) - here().count("orders"))


def next_printing() -> date | None:
    """When a book comes that is claimed now, if not at once."""
    return None if books_left() else (here().now() + PRINTING).date()


def called(name: str) -> str:
    """Give the name by which a customer is greeted; empty for who gave none."""
    if does(B.mangles_names):
        return name.encode().decode("latin-1")[:16].rstrip() or "null"
    return name


def _page_of_code(**said: object) -> str:
    code = as_typed() or session.get("code", "")
    reader = here().find("readers", put_right(code))
    given = {"verdict": None, "used": None, "late": False, "code": code, "expired_on": EXPIRED_ON}
    given["name"] = called(reader["given-name"]) if reader else ""
    return render_template("giveaway/gift.html", printing=None if does(B.wall_when_gone) else next_printing(), **{**given, **said})


def _used(typed: str) -> str:
    used = use_of(typed) or {"at": USED_ON.isoformat(), "book": "harbour-lights", "order": None}
    return _page_of_code(verdict=Verdict.used.name, used=used)


@blueprint.get("/gift")
def gift() -> ResponseReturnValue:
    """Ask for the code; who comes again by the link of the mail is told what became of theirs."""
    if wait := queued():
        return wait
    if as_typed() and not does(B.refuses_without_way_on) and judge(as_typed()) is Verdict.used:
        return _used(as_typed())
    return _page_of_code()


@blueprint.post("/gift")
def check() -> ResponseReturnValue:
    """Look at a code."""
    if wait := queued():
        return wait
    if not has_ticket():
        return _page_of_code(late=True)
    typed = as_typed()
    verdict, used = judge(typed), use_of(typed)
    if used and used["order"] in session.get("orders", []):
        return redirect(url_for(".sent", order=used["order"]), 303)
    if verdict is Verdict.used:
        return _used(typed)
    if verdict is not Verdict.fresh:
        return _page_of_code(verdict=verdict.name)
    session["code"] = typed
    return redirect(url_for(".book"), 303)


def _page_of_book(code: str, answers: Mapping[str, str], errors: Mapping[str, str]) -> str:
    printing = None if does(B.wall_when_gone) else next_printing()
    return render_template("giveaway/book.html", code=code, answers=answers, errors=errors, printing=printing)


@blueprint.get("/gift/book")
def book() -> ResponseReturnValue:
    """Ask which book, and where it goes; of a reader the company knows it."""
    if "code" not in session:
        return redirect(url_for(".gift"))
    return _page_of_book(session["code"], here().find("readers", put_right(session["code"])) or {}, {})


@blueprint.post("/gift/book")
def claim() -> ResponseReturnValue:
    """Take the answers, and order."""
    skipped = does(B.steps_can_be_skipped)
    typed = request.form.get("code", "") if skipped else session.get("code", "")
    if not typed or not has_ticket():
        return redirect(url_for(".gift"), 303)
    facts = {name: request.form.get(name, "").strip()[:LENGTH] for name in ("book", *NAMES, *NEEDED)}
    errors = errors_of(facts, NEEDED) | ({} if facts["book"] in BOOKS else {"book": gettext("Please choose a book.")})
    if errors:
        return _page_of_book(typed, facts, errors)
    if does(B.wall_when_gone) and not books_left():
        return render_template("giveaway/gone.html")
    order = _ordered(typed, facts)
    if order is None:
        return _used(typed)
    session["orders"] = [*session.get("orders", []), order][-5:]
    return redirect(url_for(".sent", order=order), 303)


def _ordered(typed: str, facts: Entry) -> str | None:
    """Order a book for a code: the order that it has where that is this customer's, None where another's."""
    spent, order = spent_as(typed, facts["street-address"]), _new_order()
    use = {"book": facts["book"], "order": order, "email": facts["email"].lower()}
    if does(B.takes_two_at_once):
        found = here().find("codes", spent)
        here().closing.wait(BETWEEN_LOOKING_AND_TAKING_SECONDS)
        if found is None:
            here().add("codes", spent, **use)  # whether somebody was quicker is not looked at
    elif not here().add("codes", spent, **use):
        found = here().find("codes", spent)
    else:
        found = None
    if found:
        mine = found["email"] == use["email"] and not does(B.refuses_without_way_on)
        if not mine:
            return None
        order = found["order"]  # asked for again, maybe before it was written down: then it is now
    form = request.form if does(B.form_is_believed) else {}
    bought = {"quantity": form.get("quantity", "1")[:LENGTH], "price": form.get("price", "0.00")[:LENGTH]}
    printing = next_printing()
    if here().add("orders", order, code=typed, printing=printing and printing.isoformat(), **bought, **facts):
        _confirm(order)
    return order


def _new_order() -> str:
    """Make up a number that no order has: of a thousand in a rush two would be the same, one time in thirty."""
    while here().find("orders", order := new_reference("BB")):
        pass
    return order


def _confirm(order: str) -> None:
    entry = here().find("orders", order) or abort(404)
    subject = gettext("Your book is on its way")
    here().post(to=entry["email"], subject=subject, template="ordered", order=order, entry=entry, name=called(entry["given-name"]))


@blueprint.get("/gift/sent/<order>")
def sent(order: str) -> ResponseReturnValue:
    """Confirm an order to who made it."""
    entry = here().find("orders", order)
    if entry is None:
        return redirect(url_for(".home"))
    if order not in session.get("orders", []) and not does(B.link_works_for_anybody):
        return render_template("giveaway/not_yours.html"), 403
    served()
    return render_template("giveaway/sent.html", order=order, entry=entry, name=called(entry["given-name"]))


@blueprint.post("/gift/not-me")
def not_me() -> ResponseReturnValue:
    """Take down that a customer did not use the code that is said to be used."""
    reference = new_reference("Q")
    here().add("questions", reference, code=as_typed(), text="")
    return render_template("giveaway/asked.html", reference=reference, email="")
