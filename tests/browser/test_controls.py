"""Every family of controls, each beside twins that look alike and behave differently. The pages stand in pages/."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from playwright.sync_api import BrowserContext

from harness.model import Effort, Visit

from ..plugin.company import Company, serve
from .conftest import Shop, Walked, reached

STANDS = """(id) => {
  const it = document.getElementById(id);
  return it.matches('[type=checkbox], [type=radio]') ? it.checked : it.matches('input, select, textarea') ? it.value : it.innerText;
}"""
PAGES = Path(__file__).parent / "pages"


@pytest.fixture
def company() -> Iterator[Company]:
    with serve({}) as served:
        yield served


class Filled:
    """A page after it was filled in: what stands in its controls, and what the customer spent."""

    def __init__(self, visit: Visit, page: Any) -> None:
        self.visit = visit
        self.page = page
        self.halt = visit.journeys[0].halt

    def __getitem__(self, id: str) -> Any:
        return self.page.evaluate(STANDS, id)

    def data(self, id: str, name: str) -> Any:
        return self.page.evaluate("([id, name]) => document.getElementById(id).dataset[name]", [id, name])

    @property
    def effort(self) -> Effort:
        return self.visit.journeys[0].steps[1].effort

    def acts(self, kind: str) -> list[str]:
        return [act.name for act in self.visit.journeys[0].steps[1].acts if act.kind == kind]


@pytest.fixture
def fill(shop: Shop, company: Company, context: BrowserContext) -> Callable[..., Filled]:
    """Fill a page of pages/ in as the persona would, or with the answers given."""

    def filled(name: str, answers: str = "form", limit: float = 15) -> Filled:
        company.pages = {"/": (PAGES / f"{name}.html").read_text(encoding="utf-8")}
        visit = shop(f"- go: /\n- fill: {answers}", at=company.url, limit=limit)
        return Filled(visit, context.pages[-1])

    return filled


Fill = Callable[..., Filled]


def test_lists_of_the_browser(fill: Fill) -> None:
    page = fill("lists")
    assert not page.halt, page.halt
    assert page["country"] == "9"
    assert (page["day"], page["month"], page["year"]) == ("29", "m2", "41")
    assert page["size"] == "s", "`--` is no answer"
    assert (page["delivery"], page["bed"]) == ("std", "c1"), "a real first option is an answer"
    assert page["heard"] == "", "what need not be answered and is not understood is left alone"
    assert (page["woman"], page["man"]) == (False, True)
    assert (page.effort.choices, page.effort.clicks, page.effort.fields, page.effort.keystrokes) == (6, 0, 0, 0)


def test_lists_that_a_script_opens(fill: Fill) -> None:
    page = fill("custom")
    assert not page.halt, page.halt
    assert page["country"] == "United Kingdom"
    assert page["size"] == "Small"
    assert page["floor"] == "Second floor", "what holds an answer is left alone"
    assert (page["city"], page.data("city", "picked")) == ("Erictown", "Erictown")
    assert page["nation"] == "United Kingdom"
    assert page["menu"] == "Finland", "a menu of the page is no question"
    assert page["nickname"] == ""
    assert page.data("sex", "picked") == "Male"
    assert (page.effort.choices, page.effort.clicks, page.effort.fields) == (5, 0, 0)
    assert page.effort.keystrokes == len("Erictown")


def test_a_list_that_takes_nothing_and_one_that_something_lies_over_are_left_alone(fill: Fill) -> None:
    page = fill("deaf")
    assert not page.halt, page.halt
    assert (page["country"], page["sex"], page["first"]) == ("Choose…", "Choose…", "Victor")
    assert (page.effort.choices, page.effort.clicks, page.effort.fields) == (0, 0, 1)


def test_boxes_that_must_be_ticked_and_those_that_need_not(fill: Fill) -> None:
    page = fill("ticks")
    assert not page.halt, page.halt
    ticked = [id for id in ("terms", "age", "privacy", "news", "both", "bound", "gift") if page[id]]
    assert ticked == ["terms", "age", "privacy", "bound"]
    assert page.page.get_attribute("#rules", "aria-checked") == "true"
    assert (page.effort.choices, page.effort.clicks) == (5, 0)


def test_masks(fill: Fill) -> None:
    page = fill("masks")
    assert not page.halt, page.halt
    assert page["phone"] == "(207) 946-0460"
    assert page["card"] == "4242 4242 4242 4242"
    assert page["postcode"] == "S46 4SW"
    assert page["first"] == "VICTOR"
    assert page["city"] == "Erictown", "emptied when the cursor left"
    assert page["comment"] == "My needs have changed."
    typed = [act.characters for act in page.visit.journeys[0].steps[1].acts]
    assert typed == [13, 16, 7, 6, 8, 22, 9], "as a customer types it, and once"
    assert (page.effort.fields, page.effort.keystrokes, page.effort.choices) == (7, sum(typed), 0)


def test_what_takes_no_answer_halts_only_where_one_is_needed_and_says_no_secret(fill: Fill) -> None:
    page = fill("stubborn")
    assert page.halt is not None
    assert (page.halt.cause, page.halt.wanted) == ("unfillable", "Password")
    assert "Kulta-" not in msgspec.json.encode(page.visit).decode()


def test_dates_as_the_field_wants_them(fill: Fill) -> None:
    page = fill("dates")
    assert not page.halt, page.halt
    stands = {id: page[id] for id in ("plain", "placeholder", "finnish", "swedish", "sample", "native")}
    assert stands == {
        "plain": "03/29/1979", "placeholder": "29/03/1979", "finnish": "29.03.1979", "swedish": "79-03-29", "sample": "29.03.1979",
        "native": "1979-03-29",
    }  # fmt: skip
    assert (page["m"], page["d"], page["y"]) == ("03", "29", "1979")
    assert page["exp"] == "07 / 2031"
    assert (page["em"], page["ey"]) == ("07 - July", "31")
    assert page["other"] == "none"
    assert (page.effort.choices, page.effort.fields) == (3, 9)


def test_an_answer_in_several_boxes(fill: Fill) -> None:
    page = fill("split")
    assert not page.halt, page.halt
    boxes = "(id) => [...document.querySelectorAll(`#${id} input`)].map((each) => each.value)"
    assert page.page.evaluate(boxes, "phone") == ["020", "7946", "0460"]
    assert page.page.evaluate(boxes, "card") == ["4242"] * 4
    assert (page["code"], page["cvc"]) == ("S464SW", "357"), "two answers side by side are no group"
    # The card's boxes hand the cursor on and are typed through like one field; those of the phone are three.
    assert (page.effort.fields, page.effort.keystrokes) == (3 + 1 + 2, 11 + 16 + 6 + 3)


def test_a_code_is_typed_through_its_boxes(fill: Fill) -> None:
    page = fill("split", "{'Code, digit 1': '1234'}")
    assert page.page.evaluate("[...document.querySelectorAll('#once input')].map((each) => each.value)") == ["1", "2", "3", "4"]
    assert (page.effort.fields, page.effort.keystrokes) == (1, 4)
    assert page.effort.authentication == ("one-time-code",)


def test_calendars(fill: Fill) -> None:
    page = fill("calendars")
    assert not page.halt, page.halt
    assert page["birth"] == "1979-3-29"
    assert page.data("visit", "day"), "the first day that can be had, some months on"
    assert page["total"] == "12.00"
    assert page.acts("choose") == ["Date of birth", "Visit"]
    assert (page.effort.choices, page.effort.clicks, page.effort.fields, page.effort.keystrokes) == (2, 0, 0, 0)


def test_a_day_that_cannot_be_had(fill: Fill) -> None:
    page = fill("calendars", "{Visit: tomorrow}")
    assert page.halt is not None
    assert (page.halt.cause, page.halt.wanted) == ("unfillable", "Visit")
    assert page.effort.choices == 0


def test_kinds_of_inputs(fill: Fill) -> None:
    page = fill("kinds")
    assert not page.halt, page.halt
    assert (page["guests"], page["time"], page["color"]) == ("2", "12:00", "#336699")
    assert "-W" in page["week"]
    assert (page["postcode"], page["phone"], page["any"]) == ("S464SW", "02079460460", "+442079460460")
    assert len(page["username"]) <= 12
    assert page["username"].isalnum()
    assert page["message"] == "My needs have changed."


def test_a_password_keeps_the_rules_that_are_stated(fill: Fill) -> None:
    page = fill("kinds")
    assert page["password"] == page["again"]
    assert 8 <= len(page["password"]) <= 12
    assert page["password"].isalnum()
    assert page["password"] not in msgspec.json.encode(page.visit).decode()


def test_files_where_they_are_needed(fill: Fill) -> None:
    page = fill("kinds")
    names = "(id) => [...document.getElementById(id).files].map((each) => `${each.name} ${each.type}`)"
    assert page.page.evaluate(names, "id") == ["document.pdf application/pdf"]
    assert page.page.evaluate(names, "portrait") == ["document.png image/png"]
    assert page.page.evaluate(names, "extra") == []
    assert page.effort.authentication == ("id-document",)


def test_an_address_that_is_looked_up(fill: Fill) -> None:
    page = fill("address")
    assert not page.halt, page.halt
    assert page.data("street", "picked") == "7 Gilbert Tunnel, Erictown"
    assert page["code"] == "S46 4SW", "where nothing is offered what was typed is the answer"
    assert page.acts("choose") == ["Street address"]
    assert (page.effort.choices, page.effort.clicks) == (1, 0)


def test_an_address_that_nobody_knows_is_written_by_hand(fill: Fill) -> None:
    page = fill("by-hand")
    assert not page.halt, page.halt
    assert (page["town"], page["code"]) == ("Erictown", "S46 4SW")
    assert page.acts("click") == ["Enter your address manually"]
    assert (page.effort.choices, page.effort.clicks, page.effort.fields) == (0, 1, 4)


def test_a_crowded_page_ends_in_an_outcome(fill: Fill) -> None:
    page = fill("crowded", limit=10)
    assert page.halt is None or page.halt.cause == "timeout"
    assert page.effort.choices <= 1, "tables of numbers are no calendar"
    assert page["birth"] == ""


def test_what_was_found_in_a_list_is_what_is_pressed_whatever_the_next_step_looks_for(walk: Walked) -> None:
    page = (
        "<span id=l>Size</span><div role=combobox tabindex=0 aria-labelledby=l aria-controls=o id=b>Choose</div><ul role=listbox id=o hidden><li role=option>Small</li>"
        "<li role=option>Large</li></ul><button onclick=\"out.innerText=b.innerText\">Buy</button><p id=out></p><script>b.onclick=()=>o.hidden=false;"
        "for(const each of o.children)each.onclick=()=>{b.innerText=`a ${each.innerText} one`;o.hidden=true}</script>"
    )
    reached(walk("- go: /\n- fill: {Size: Large}\n- click: Buy\n- expect: a Large one\n", page))
