"""Pages near to and far from a way to ask, by the links seen."""

import pytest

from harness.model import ControlView, PageView, Visit

from .build import ask, button, click, field, fill, go, link, page, visit, way

START = page("Shoes of all kinds.", links=[link("Contact"), link("Basket")], title="Shoes")
EMAIL = field("E-mail", "email")
TO_START = link("Shoes", "https://shop.example/")
TO_BASKET = link("Back to the basket", "https://shop.example/basket?from=pay#top")


def bought(*links: ControlView, start: PageView = START, said: str = "Who are you?", buttons: tuple[ControlView, ...] = ()) -> Visit:
    """The way from the start over the basket to a form, which has these links; the basket links to the start."""
    basket = page("One pair.", "/basket", links=[TO_START], buttons=[button("Go on")])
    form = page(said, "/checkout", links=list(links), fields=[EMAIL], buttons=[button("Pay"), *buttons], title="Checkout")
    thanks = page("Thanks.", "/thanks", links=[TO_START])
    return visit(way("order", go(start), click("Basket", basket), click("Go on", form), fill(EMAIL), click("Pay", thanks)))


BAD = [
    bought(), bought(TO_BASKET), bought(link("Terms")), bought(link("Elsewhere", "http://[")), bought(said="Order 4711 of 27.11.2026"),
]  # fmt: skip
GOOD = bought(link("Contact"))
INNOCENT = [
    bought(TO_START),
    bought(TO_BASKET, link("", "https://shop.example/?from=checkout")),
    bought(link("Help")),
    bought(said="Who are you? Questions: +358 9 123 4567"),
    bought(link("Anna", "mailto:anna@shop.example")),
    bought(buttons=(button("Shoes", submits=False),)),
    bought(buttons=(button("Menu", submits=False),)),
    bought(start=page("Shoes.", links=[link("Basket")])),  # nowhere a way: another finding
    bought(start=page("Shoes.", links=[link("Our stores"), link("Basket")])),
    bought(start=page("Shoes.", links=[link("Log in", "https://shop.example/client-info")])),
    visit(way("order", go(START), click("Basket", page("Gone", "/basket", status=500)), halt="unreachable")),
    visit(way("order", go(START), click("Pay", page("Your card", "/pay", links=[])), halt="harness")),
    visit(way("order", go(START), click("Pay", PageView(page=0, url="https://pay.example/1", text="Your card", status=200)))),
]


@pytest.mark.parametrize(
    ("seen", "words"),
    [
        (bought(), "on 1 of 4 pages there is no way to ask, and no link leads to one: `Checkout`"),
        (bought(TO_BASKET), "on 1 of 4 pages there is no way to ask, and the next is 2 clicks away: `Checkout`"),
    ],
)
def test_a_page_two_clicks_from_any_way_is_minor(seen: Visit, words: str) -> None:
    (finding,) = ask("help-far", seen)
    assert (finding.severity, finding.certainty, finding.seen, finding.view, finding.step) == ("minor", "likely", words, 3, 3)


@pytest.mark.parametrize("seen", BAD)
def test_a_journey_is_one_finding(seen: Visit) -> None:
    assert len(ask("help-far", seen)) == 1


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_a_way_one_click_away_or_one_that_may_be_there_is_no_finding(seen: Visit) -> None:
    assert ask("help-far", seen) == []
