"""What a page did to the customer, told apart from what is wrong with the scenario."""

import pytest

from harness.scoring import score

from .conftest import Shop

PARCEL = "- fill: {First name: Otso, Street: Kuja 1, Postcode: abc, Town: Oulu}\n- click: Send parcel\n- expect: Sent"


@pytest.mark.parametrize(
    ("steps", "outcome", "kind"),
    [
        ("- go: /redirect-loop", "dead-end", "loop"),
        ("- go: /form\n- go: /hang", "dead-end", "timeout"),
        ("- go: /hang", "error", ""),
        ("- go: /alert-loop\n- expect: The end", "dead-end", "loop"),
        ("- go: /busy\n- click: Burn\n- expect: The end", "dead-end", "timeout"),
        ("- go: /no-op\n- click: Continue\n- expect: The end", "dead-end", "silent-no-op"),
        ("- go: /blank\n- click: Anything", "dead-end", "blank-page"),
        ("- go: /500\n- click: Anything", "dead-end", "server-error"),
        ("- go: /404\n- click: Anything", "stale-scenario", ""),
        ("- go: /403-bot\n- click: Anything", "bot-wall", ""),
        ("- go: /sold-out\n- click: Buy a ticket", "dead-end", "sold-out"),
        ("- go: /sold-out\n- click: Contact us by telegram", "stale-scenario", ""),
        ("- go: /expired-link\n- click: Anything", "dead-end", "expired"),
        ("- go: /details\n- click: Something else", "stale-scenario", ""),
        ("- go: /clear-error\n" + PARCEL, "stale-scenario", ""),
    ],
)
def test_the_outcome(shop: Shop, steps: str, outcome: str, kind: str) -> None:
    card = score(shop(steps, limit=3))
    assert (card.outcome, card.kind) == (outcome, kind), card.reason
    assert (card.score is None) == (outcome != "dead-end")


@pytest.mark.parametrize(
    ("page", "audit"), [("unclear-error", "unclear-error"), ("lost-input", "lost-input"), ("script-error", "script-error")]
)
def test_a_bad_page_is_found_and_its_good_twin_is_not(shop: Shop, page: str, audit: str) -> None:
    twin = {"unclear-error": "clear-error", "lost-input": "kept-input", "script-error": "script-fine"}[page]
    steps = "" if page == "script-error" else "\n" + PARCEL
    found = {each: {finding.audit for finding in score(shop(f"- go: /{each}{steps}", limit=3)).findings} for each in (page, twin)}
    assert audit in found[page]
    assert audit not in found[twin]
