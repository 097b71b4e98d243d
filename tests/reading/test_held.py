"""What a visit that was held back has left to do."""

from typing import Any

import pytest

from harness.model import FieldView, PageView, Visit, Withheld
from harness.reading.held import left_to_do

NEEDED = FieldView(label="Card number", required=True)


@pytest.mark.parametrize(
    ("field", "left"),
    [
        (NEEDED, ["Card number", "Place order"]),
        (FieldView(label="E-mail", required=True, holds="ours"), ["Place order"]),
        (FieldView(label="Company", required=False), ["Place order"]),
        (FieldView(label="Newsletter", required=True, asked=False), ["Place order"]),
        (FieldView(label="Place order", required=True), ["Place order"]),
    ],
)
def test_it_is_what_the_page_still_needs_and_the_press(field: FieldView, left: list[str]) -> None:
    visit = made(views=[PageView(page=0, fields=[field])])
    assert left_to_do(visit, Withheld(what="places an order", name="Place order", view=0)) == left


def test_where_no_page_was_seen_only_the_press_is_left() -> None:
    assert left_to_do(made(), Withheld(name="Place order", view=3)) == ["Place order"]
    assert left_to_do(made(), Withheld(view=-1)) == []


def made(**more: Any) -> Visit:
    return Visit(scenario="Order", file="order.yaml", site="shop", **more)
