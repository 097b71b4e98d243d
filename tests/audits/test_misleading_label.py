"""A good and a bad visit, and what only looks like one."""

import pytest

from harness.model import PageView, Visit

from .build import ask, button, click, expect, go, link, page, visit, way

HOME = page("Read everything.", "/", links=[link("My account")])
ENDED = page("It is over on 3 May.", "/done")
CALLED = {
    "en": "Pause my plan",
    "fi": "Hallitse tilausta",
    "sv": "Hantera medlemskapet",
    "de": "Abo verwalten",
    "fr": "Gérer mon abonnement",
    "es": "Gestionar suscripción",
}


def left(*pages: tuple[str, PageView], language: str = "en", journey: str = "leave", start: PageView = HOME) -> Visit:
    """Set out from the home page and press each of these names, which leads to its page."""
    moves = [click(name, look) for name, look in pages]
    return visit(way(journey, go(start), *moves, expect("over")), language=language)


def account(*names: str, text: str = "Your account") -> PageView:
    return page(text, "/account", links=[link(name) for name in names])


def called(name: str, language: str = "en") -> Visit:
    plan = page("§", "/plan", buttons=[button("OK")])
    return left(("§", account(name, text="§")), (name, plan), ("OK", page("§", "/done")), language=language)


BAD = [
    *[called(name, language) for language, name in CALLED.items()],
    left(("My account", account("Turn off auto-renew")), ("Turn off auto-renew", ENDED)),
    left(("Freeze my membership", page("Freeze it", "/freeze", buttons=[button("OK")])), ("OK", ENDED)),
]
GOOD = left(("My account", account("Cancel my plan")), ("Cancel my plan", ENDED))
MANAGE = page("Your plan", "/plan", buttons=[button("Cancel my plan"), button("Pause")])
INNOCENT = [
    # a place in which leaving has its name
    left(("My account", account("Manage plan")), ("Manage plan", MANAGE), ("Cancel my plan", ENDED)),
    # leaving stands beside it by its name
    left(("My account", account("Pause my plan", "Cancel my plan")), ("Pause my plan", ENDED)),
    # the page says that this is how to leave
    left(("My account", account("Turn off auto-renew", text="To cancel, turn off the renewal.")), ("Turn off auto-renew", ENDED)),
    # the customer wanted to pause
    left(("My account", account("Pause my plan")), ("Pause my plan", ENDED), journey="pause-for-a-month"),
    # an account and its settings are where one looks
    left(("My account", account("Settings")), ("Settings", page("Settings", "/s", buttons=[button("End it")])), ("End it", ENDED)),
    # a button for all kinds of things
    left(("Go on", page("Last step", "/last", buttons=[button("OK")])), ("OK", ENDED)),
    # it did not lead to leaving
    visit(
        way("leave", go(HOME), click("Pause my plan", account("My bills")), click("Gone", None), halt="target-missing", wanted="Gone"),
    ),
    left(("Tilini", account("Irtisano tilaus", "Hallitse tilausta")), ("Irtisano tilaus", ENDED), language="fi"),
]  # fmt: skip


def test_what_it_is_called() -> None:
    (finding,) = ask("misleading-label", BAD[0])
    assert (finding.severity, finding.certainty, finding.view, finding.words) == ("moderate", "likely", 1, "Pause my plan")
    assert finding.seen == "what led to leaving is called `Pause my plan`, and nothing that was pressed on the way names leaving"


@pytest.mark.parametrize("seen", BAD)
def test_a_way_out_by_another_name(seen: Visit) -> None:
    assert len(ask("misleading-label", seen)) == 1


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_a_way_out_by_its_name_is_no_finding(seen: Visit) -> None:
    assert ask("misleading-label", seen) == []
