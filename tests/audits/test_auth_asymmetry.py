"""A good and a bad visit, and what only looks like one."""

import pytest

from harness.model import Act, Effort, Factor, Visit

from .build import DONE, HOME, ask, click, expect, field, go, page, visit, way

WELCOME = page("Welcome, Ann", "/welcome")
LETTER = page("To end your membership, print the form, sign it and send it by post together with a copy of your ID to us.", "/letter")


def pair(join: tuple[Factor, ...], leave: tuple[Factor, ...]) -> Visit:
    return visit(
        way("join", go(HOME), click("Join", WELCOME, Effort(authentication=join))),
        way("leave", go(HOME), click("Leave", DONE, Effort(authentication=leave)), mirrors="join"),
    )


BY_LETTER = visit(
    way("join", go(HOME), click("Join", WELCOME)),
    way("leave", go(HOME), click("Leave", LETTER), expect("ended"), halt="expect-unmet", wanted="ended", mirrors="join"),
)
BAD = [
    pair((), ("password",)),
    pair(("password",), ("password", "password-again")),
    pair((), ("id-document",)),
    pair((), ("phone-call",)),
    BY_LETTER,
]
GOOD = pair((), ())
INNOCENT = [
    pair(("password",), ("password",)),
    pair(("mail-link", "password"), ("password",)),
    visit(way("leave", go(HOME), click("Leave", DONE, Effort(authentication=("password",))))),
    visit(
        way("join", go(HOME), halt="unreachable"),
        way("leave", go(HOME), click("Leave", DONE, Effort(authentication=("password",))), mirrors="join"),
    ),
    visit(
        way("join", go(HOME), click("Join", WELCOME)),
        way("leave", go(HOME), click("Leave", page("We need no copy of your ID. Goodbye.", "/left")), mirrors="join"),
    ),
]


@pytest.mark.parametrize(
    ("seen", "severity", "factors"),
    [
        (BAD[0], "moderate", "1 more than `join`: password"),
        (BAD[1], "moderate", "1 more than `join`: password-again"),
        (BAD[2], "critical", "id-document"),
        (BAD[3], "critical", "phone-call"),
        (BAD[4], "critical", "2 more than `join`: id-document, signature"),
    ],
)
def test_each_factor_more_is_named_and_an_id_or_a_call_is_critical(seen: Visit, severity: str, factors: str) -> None:
    (finding,) = ask("auth-asymmetry", seen)
    assert finding.severity == severity
    assert finding.seen.endswith(factors)


def test_what_only_the_words_demand_is_likely_and_quotes_them() -> None:
    (finding,) = ask("auth-asymmetry", BY_LETTER)
    assert finding.certainty == "likely"
    assert finding.words.startswith("To end your membership")


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_as_much_or_less_is_no_finding(seen: Visit) -> None:
    assert ask("auth-asymmetry", seen) == []


def test_it_stands_where_the_proof_was_typed() -> None:
    password = field("Password", "current-password")
    typed = Act(kind="type", name="Password", token="current-password", view=2)
    left = click("Delete", DONE, Effort(authentication=("password-again",)))
    left.acts.insert(0, typed)
    asks = page("Please confirm your password", "/leave", fields=[password])
    seen = visit(way("join", go(HOME), click("Join", WELCOME)), way("leave", go(asks), left, mirrors="join"))
    (finding,) = ask("auth-asymmetry", seen)
    assert (finding.view, finding.url) == (2, seen.views[2].url)
