"""Tell from a control and what stands around it what pressing it would do."""

from harness.reading.acting.around import Around
from harness.reading.acting.deeds import HARMLESS, UNCLEAR, Bearing, Deed
from harness.reading.acting.press import Press
from harness.reading.acting.requests import finishes
from harness.reading.acting.said import BY_NAME, DEEDS, Said, said_by

BY_FACTS = "its form tells the company who the customer is"
BY_WORDS = "the page says that pressing it binds"
BY_SUM = "the page shows what is to be paid"
BY_REVIEW = "the page shows for a last time what was chosen"
BY_LEAVING = "the page asks whether the customer wants to leave"
GIVES = "sends what was filled in to the company"
# What is done at once where a form is sent that asks nothing; what only begins with that: an order, a booking.
_AT_ONCE = frozenset({"pays", "signs", "redeems", "donates", "ends", "deletes", "unsubscribes"})
_MAY_END = frozenset({"", "plain", "confirms", "ends", "deletes", "unsubscribes"})


def bearing_of(press: Press) -> Bearing:
    """Tell what a press would come to. What is not known to be harmless and is no known deed is left to what it sends."""
    around = Around(press)
    said = said_by(press.name, around.own)
    if press.unfolds and not press.submits:
        return HARMLESS
    if press.role == "link" and _leads(press):
        return _of_link(said, around)
    if said.final and said.says != "harmless":
        return _does(said, around, BY_NAME)
    if said.says in DEEDS:
        return _of_deed(said, around)
    if said.says in ("onwards", "save"):
        return _of_step(said, around)
    if said.says == "cancel":
        return _of_cancel(said, around)
    if said.says == "harmless":
        return _does(said, around, BY_WORDS) if press.submits and around.personal and around.binding else HARMLESS
    return _of_anything(said, around)


def _leads(press: Press) -> bool:
    """Whether a link opens another page; one to a place on its own page is a button."""
    return press.href.startswith(("http:", "https:")) and press.href.partition("#")[0] != press.url.partition("#")[0]


def _of_link(said: Said, around: Around) -> Bearing:
    ends = said.final and said.says != "pays" and finishes(around.press.href, around.own)  # a link that pays leads to where one does
    if ends or (said.final and (around.binding or around.reviewed)):
        return _does(said, around, BY_NAME)
    return UNCLEAR if said.final or said.says in DEEDS else HARMLESS


def _of_deed(said: Said, around: Around) -> Bearing:
    """A name such as `Order` or `Join`: it may only begin what it says."""
    if around.signs_in and said.says not in ("ends", "deletes"):
        return HARMLESS
    if said.says == "confirms" and (around.about_cookies or around.places or (around.soft and not around.owed)):
        return HARMLESS
    if said.says == "redeems" and around.in_basket and around.tokens == {"voucher"}:
        return UNCLEAR
    if why := _why(said, around):
        return _does(said, around, why)
    return _does(said, around, BY_NAME) if _at_once(said, around) else UNCLEAR


def _at_once(said: Said, around: Around) -> bool:
    """Whether what a name says is done by the press itself, and not on the page that it leads to."""
    if said.says == "pays" or (said.says in ("redeems", "orders") and "voucher" in around.filled):
        return True
    if said.says in _AT_ONCE:
        return around.press.submits and around.press.form.method != "get"
    if said.says == "confirms":
        return around.posts and "one-time-code" not in around.tokens
    return around.posts and not around.asks_little and not around.fills_basket


def _why(said: Said, around: Around) -> str:
    """What else than its name tells that a press is the last one; empty where nothing does."""
    if around.personal:
        return BY_FACTS
    if said.says in _MAY_END and around.leaving:
        return BY_LEAVING
    if around.binding or around.agreeing:
        return BY_WORDS
    if around.owed:
        return BY_SUM
    return BY_REVIEW if around.reviewed else ""


def _of_step(said: Said, around: Around) -> Bearing:
    """A name such as `Next` or `Save`: more follows, unless the page says otherwise."""
    if around.reviewed and around.press.submits:
        return _does(said, around, BY_REVIEW)
    if around.charges or (around.binding and (around.personal or around.owed)):
        return _does(said, around, BY_WORDS)
    if around.owed and around.only_on and around.press.submits and around.asks_no_more and not around.in_basket and not around.fills_basket:
        return _does(said, around, BY_SUM)
    opens = said.says == "save" and "new-password" in around.filled
    if around.personal and (opens or around.last_step):
        return _does(said, around, BY_FACTS)
    does_itself = around.leaving and not around.press.submits and not around.press.asked
    return UNCLEAR if said.says == "save" or does_itself else HARMLESS


def _of_cancel(said: Said, around: Around) -> Bearing:
    """`Cancel`: it leaves a form or a dialog, unless leaving is what the page is about and nothing else on it does that."""
    others = [said_by(name, around.own).says for name in around.press.form.buttons if name != around.press.name]
    if around.filled or around.press.asked or any(says != "harmless" for says in others):
        return HARMLESS
    if around.leaving:
        return _does(Said("ends"), around, BY_LEAVING)
    return UNCLEAR if around.press.submits or not around.press.beside else HARMLESS


def _of_anything(said: Said, around: Around) -> Bearing:
    """`OK`, a name that says nothing we know, or none at all."""
    press, plain = around.press, said.says == "plain"
    if around.signs_in or around.about_cookies or (around.soft and not around.owed):
        return HARMLESS
    if not press.submits and not plain:
        return UNCLEAR
    return _does(said, around, why) if (why := _why(said, around)) else UNCLEAR


def _does(said: Said, around: Around, why: str) -> Bearing:
    about = said.says if said.says in DEEDS and said.says != "confirms" else around.subject or said.says
    if about not in DEEDS:
        about = "orders" if why in (BY_SUM, BY_WORDS, BY_REVIEW) and around.owed else ""
    return Bearing(Deed(DEEDS.get(about, GIVES if around.filled else DEEDS["confirms"]), why))
