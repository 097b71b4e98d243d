"""What was sent, held back and left behind, in words."""

import pytest

from harness.model import Committed, NotUndone, Undone, Withheld
from harness.reporters.drawing import sent, tongue
from harness.reporters.drawing.sentences import said_text

SENT = Committed(what="places an order", name="Place order", by="step", undo="not-undone")
LEFT = NotUndone(
    visit="order--shop", scenario="Order", site="shop", site_name="The Shop", address="https://shop.example", mailbox="aino@example.com",
    committed=[SENT], kept={"number": "A-17"}, tried=[Undone(name="cancel", reason="the page crashed")],
)  # fmt: skip


@pytest.mark.parametrize(
    ("each", "said"),
    [
        (SENT, "`Place order` places an order"),
        (Withheld(what="pays"), "pays"),
        (Committed(name="Go on"), "`Go on` was pressed"),
        (Committed(), "something was sent"),
        (Withheld(what="pays", name="Pay `now`\n"), "`Pay 'now'` pays"),
    ],
)
def test_what_something_does(each: Committed | Withheld, said: str) -> None:
    assert sent.deed(each) == said


def test_it_is_told_in_finnish_too() -> None:
    with tongue.speaking("fi"):
        assert said_text(sent.deed(SENT)) == "`Place order` tekee tilauksen"
        assert sent.by_text(SENT) == "commit: true vaiheessa"
        assert sent.undo_text(SENT) == "ei peruttu"


def test_at_a_site_that_is_ours_only_what_ought_to_have_been_taken_back_is_told() -> None:
    ours = Committed(by="owned")
    assert sent.told_of([ours, SENT, Committed(by="owned", undo="undone")]) == [SENT, Committed(by="owned", undo="undone")]


def test_whoever_has_to_take_it_back_is_told_all() -> None:
    assert list(sent.left_lines(LEFT)) == [
        "The Shop, Order: `Place order` places an order",
        "number: A-17",
        "https://shop.example, aino@example.com, order--shop",
        "cancel: the page crashed",
    ]
    assert [sent.left_head(number) for number in (1, 2)] == [
        "What 1 visit sent could not be taken back", "What 2 visits sent could not be taken back",
    ]  # fmt: skip
