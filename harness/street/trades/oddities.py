"""Pages with one oddity each: frames, loops, dialogs, pages that never end."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from flask import Blueprint, Response, abort, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from jinja2 import TemplateNotFound

from harness.street.company import Behaviour, Trade
from harness.street.premises import here

# How long a page that never ends lasts at most: longer than anyone's limit, and short enough to give the thread back.
LONGEST_SECONDS = 60.0
TICK_SECONDS = 0.25

ODDITIES = {
    "iframe": "A form inside a frame of the same origin, and one of another origin",
    "shadow": "Labelled fields and a button inside open shadow roots, one inside another",
    "dialogs": "Buttons that open alert, confirm and prompt, and say what was answered",
    "alert-loop": "An alert that comes again for ever",
    "popup": "A form in a new tab, and in a window opened by script",
    "self-close": "A window that closes itself",
    "download": "A link that downloads a file",
    "spa": "Three views in one page, tabs and a modal dialog",
    "redirect-loop": "Redirects for ever, each to a new address",
    "meta-refresh-loop": "A page that sends the customer to itself for ever",
    "never": "A page whose body never ends",
    "hang": "A page that never answers",
    "busy": "A script that keeps the page busy for ever after a click on Burn",
    "late": "Content that comes after 1.2 s by timer, and after 1.5 s by fetch",
    "no-op": "A button that does nothing at all",
    "blank": "An empty page, served as if all were well",
    "500": "An internal server error",
    "404": "A page that is not there",
    "403-bot": "A challenge that asks whether one is human",
    "consent": "A cookie banner over the page",
    "custom-controls": "Lists, tick boxes, tabs and buttons made of div, and an editable paragraph",
    "mouse-only": "Boats to hire: cards without focus, a dialog that holds it, a button whose words are hidden from who listens",
    "by-keys": "Its good twin: every step can be taken by keys, and heard",
    "details": "A link inside closed details, and one inside a collapsed menu",
    "hostile": "Markup and terminal escapes as literal text in titles, labels and buttons",
    "lost-input": "A form that comes back empty after a mistake",
    "kept-input": "Its good twin: what was typed is still there",
    "unclear-error": "A form whose error names no field",
    "clear-error": "Its good twin: the error stands at its field",
    "prefilled": "A form that is filled in already, from the address (?given-name=&family-name=&email=)",
    "big": "5,000 links",
    "script-error": "An uncaught error while the page loads",
    "script-fine": "Its good twin: the same script without the error",
    "sold-out": "What the customer came for is sold out",
    "expired-link": "A link from an e-mail that works no more",
}
STATUS = {"500": 500, "404": 404, "403-bot": 403}


class NoBehaviour(Behaviour):
    """Oddities are pages, not behaviours."""


blueprint = Blueprint("oddities", __name__)
TRADE = Trade(blueprint=blueprint, behaviours=NoBehaviour)


@blueprint.get("/")
def home() -> str:
    """List the oddities."""
    return render_template("odd_corners/home.html", oddities=ODDITIES)


@blueprint.get("/<path:page>")
def oddity(page: str) -> ResponseReturnValue:
    """Show a page that needs nothing but its template; views of the single-page site are all the same page."""
    name = "spa" if page.startswith("spa/") else page
    port = request.host.partition(":")[2] or "80"
    try:
        return render_template(f"odd_corners/{name}.html", port=port), STATUS.get(name, 200)
    except TemplateNotFound:
        abort(404)


@blueprint.post("/thanks")
def thanks() -> str:
    """Thank for a nickname: what every form of these pages that works leads to."""
    return render_template("odd_corners/thanks.html", nickname=request.form.get("nickname", "").strip())


@blueprint.get("/download/price-list.csv")
def price_list() -> Response:
    """Give a file to keep."""
    answer = make_response("article;price\nrope;12.50\nanchor;80.00\n")
    answer.headers.update({"Content-Type": "text/csv; charset=utf-8", "Content-Disposition": "attachment; filename=price-list.csv"})
    return answer


@blueprint.get("/late/news")
def late_news() -> str:
    """Answer late: the news of the page about lateness."""
    here().closing.wait(1.5)
    return render_template("odd_corners/late_news.html")


@blueprint.get("/redirect-loop")
def redirect_loop() -> ResponseReturnValue:
    """Send the customer on, for ever."""
    return redirect(url_for(".redirect_loop", n=request.args.get("n", 0, int) + 1))


@blueprint.get("/meta-refresh-loop")
def meta_refresh_loop() -> str:
    """Send the customer on from inside the page, for ever."""
    return render_template("odd_corners/meta-refresh-loop.html", n=request.args.get("n", 0, int) + 1)


@blueprint.get("/<any('mouse-only', 'by-keys'):page>")
def boats(page: str) -> str:
    """Show boats to hire, to everybody or to those with a mouse."""
    return render_template("odd_corners/boats.html", page=page)


def _ticks() -> Iterator[None]:
    """Tick until the longest time is over, the customer has gone, or the street closes; may be read outside the request."""
    gone: Callable[[], bool] = request.environ.get("waitress.client_disconnected", lambda: False)
    closing = here().closing

    def tick() -> Iterator[None]:
        for _ in range(int(LONGEST_SECONDS / TICK_SECONDS)):
            if closing.wait(TICK_SECONDS) or gone():
                return
            yield

    return tick()


@blueprint.get("/never")
def never() -> Response:
    """Send the head of a page, and then next to nothing for as long as anyone waits."""
    start = render_template("odd_corners/never.html")
    ticks = _ticks()

    def body() -> Iterator[str]:
        yield start
        yield from (" " for _ in ticks)

    return Response(body(), mimetype="text/html")


@blueprint.get("/hang")
def hang() -> ResponseReturnValue:
    """Say nothing for as long as anyone waits."""
    for _ in _ticks():
        pass
    return render_template("odd_corners/hang.html"), 504


def _mistaken() -> bool:
    """Whether the answers to the parcel form have the mistake that these pages are about: a postcode that is not five digits."""
    postcode = request.form.get("postal-code", "").strip()
    return not (len(postcode) == 5 and postcode.isdecimal())


@blueprint.route("/<any('lost-input', 'kept-input', 'unclear-error', 'clear-error'):page>", methods=["GET", "POST"])
def parcel(page: str) -> str:
    """Ask where a parcel goes; after a mistake, be as helpful as the page is about."""
    if request.method == "POST" and not _mistaken():
        return render_template("odd_corners/thanks.html", nickname=request.form.get("given-name", ""))
    answers = {} if page == "lost-input" else request.form
    return render_template("odd_corners/parcel.html", page=page, answers=answers, failed=request.method == "POST")
