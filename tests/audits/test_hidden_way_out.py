"""A good and a bad visit, and what only looks like one."""

from typing import Any

import pytest

from harness.model import Box, ControlView, PageView, Visit

from .build import DONE, ask, button, click, expect, fill, go, page, visit, way
from .irritants import plain

FOLD = (1280, 720)


def links(count: int, *names: str, below: float = 1400) -> list[ControlView]:
    """So many links, each lower than the one before it, and then those of these names."""
    many = [ControlView(name=f"Class {number}", box=Box(x=20, y=30 * number, width=90, height=20)) for number in range(count)]
    return many + [ControlView(name=name, box=Box(x=900, y=below, width=90, height=20)) for name in names]


def home(*controls: ControlView, **more: Any) -> PageView:
    return page("Welcome to our gym.", "/", links=list(controls), **more)


def left(*pages: tuple[str, PageView], start: PageView, viewport: tuple[int, int] = FOLD, journey: str = "leave") -> Visit:
    moves = [click(name, look) for name, look in pages]
    return visit(way(journey, go(start), *moves, expect("ended")), viewport=viewport)


def step(number: int, *names: str) -> PageView:
    return page(f"Page {number}", f"/{number}", links=links(2, *names))


LOW = home(*links(30, "Cancel my membership", "Press"))
PATH = [("More", step(1, "Account")), ("Account", step(2, "Plan")), ("Plan", step(3, "Cancel")), ("Cancel", DONE)]
BAD = [
    left(("Cancel my membership", DONE), start=LOW),
    left(*PATH, start=home(*links(3, "More"))),
    visit(way("leave", go(home(*links(40, "Irtisano jäsenyys"))), click("Irtisano jäsenyys", DONE)), viewport=FOLD, language="fi"),
]
GOOD = left(("Cancel my membership", DONE), start=home(*links(4, "Cancel my membership", below=40)))
PASSWORD = plain("Password", "current-password")
LOGIN = page("Log in", "/login", fields=[PASSWORD], buttons=[button("Log in")])
INNOCENT = [
    # low, but with few others
    left(("Cancel my membership", DONE), start=home(*links(8, "Cancel my membership"))),
    # the last of many, but in sight
    left(("Cancel my membership", DONE), start=home(*links(30, "Cancel my membership", below=300))),
    # in the middle of many
    left(("Cancel my membership", DONE), start=home(*links(30, "Cancel my membership"), *links(20))),
    # in the head as well as at the foot
    left(("Cancel my membership", DONE), start=home(*links(0, "Cancel my membership", below=20), *links(40, "Cancel my membership"))),
    # a button names it, too
    left(("Cancel my membership", DONE), start=home(*links(30, "Cancel my membership"), buttons=[button("Leave us")])),
    # nobody knows how large the window was
    left(("Cancel my membership", DONE), start=LOW, viewport=(0, 0)),
    # two presses away
    left(*PATH[1:], start=home(*links(3, "Account"))),
    # far, but the home page has it as well: the scenario took the longer way
    left(*PATH, start=home(*links(3, "More", "Cancel membership"))),
    # signing in is no searching
    visit(
        way(
            "leave", go(home(*links(3, "Log in"))), click("Log in", LOGIN, part="sign-in"), fill(PASSWORD, part="sign-in"),
            click("Log in", step(1, "Account"), part="sign-in"), click("Account", step(2, "Cancel")), click("Cancel", DONE),
        ),
        viewport=FOLD,
    ),
    # nobody wanted to leave
    left(("Cancel my membership", DONE), start=LOW, journey="look-around"),
    # at the foot of the account, where one looks for it
    left(("Account", page("Account", "/a", links=links(30, "Delete account"))), ("Delete account", DONE), start=home(*links(3, "Account"))),
]  # fmt: skip


@pytest.mark.parametrize(
    ("seen", "said"),
    [
        (
            BAD[0],
            "on the page from which the customer set out leaving is link 31 of 32, below the first screen: `Cancel my membership`",
        ),
        (BAD[1], "3 presses lead to the first page that names leaving: `Cancel`"),
    ],
)
def test_where_leaving_is_first_named(seen: Visit, said: str) -> None:
    (finding,) = ask("hidden-way-out", seen)
    assert (finding.severity, finding.certainty, finding.seen) == ("minor", "likely", said)


@pytest.mark.parametrize("seen", BAD)
def test_a_way_out_that_few_would_find(seen: Visit) -> None:
    assert len(ask("hidden-way-out", seen)) == 1


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_a_way_out_that_can_be_found_is_no_finding(seen: Visit) -> None:
    assert ask("hidden-way-out", seen) == []
