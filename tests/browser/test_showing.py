"""What a field shows of itself, in the shapes that real forms have."""

from collections.abc import Callable, Iterator

import pytest

from harness.model import FieldView

from ..plugin.company import Company, serve
from .conftest import Shop

Seen = Callable[[str], list[FieldView]]
UNSEEN = "style='position:absolute;width:1px;height:1px;overflow:hidden'"


@pytest.fixture
def company() -> Iterator[Company]:
    with serve({}) as served:
        yield served


@pytest.fixture
def fields(shop: Shop, company: Company) -> Seen:
    """Give the fields of a form as they are looked at."""

    def look(html: str) -> list[FieldView]:
        company.pages = {"/": f"<!doctype html><title>Form</title><form>{html}<button>Send</button></form>"}
        return shop("- go: /", at=company.url).views[0].fields

    return look


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ("<label for=a>E-mail</label><input id=a placeholder=x>", ["label"]),
        ("<label>E-mail <input></label>", ["label"]),
        ("<b id=w>E-mail</b><input aria-labelledby=w>", ["label"]),
        (f"<label for=a {UNSEEN}>E-mail</label><input id=a placeholder=E-mail><input placeholder=Name>", ["placeholder"] * 2),
        (f"<label><span {UNSEEN}>E-mail</span><input placeholder=E-mail></label>", ["placeholder"]),
        ("<div><input id=a placeholder=E-mail><label for=a style='opacity:0'>E-mail</label></div>", ["label"]),  # floats in
        ("<div style='position:relative'><input><span style='position:absolute;left:2px;top:2px'>E-mail</span></div>", ["beside"]),
        ("E-mail<br><input><br>Name<br><input>", ["beside", "beside"]),
        ("<table><tr><td>E-mail</td><td><input></td></tr><tr><td>Name</td><td><input></td></tr></table>", ["beside", "beside"]),
        ("<div><div>E-mail</div><div><input placeholder=x></div></div><div><div>Name</div><div><input></div></div>", ["beside", "beside"]),
        ("<p>Phone</p><div style='display:flex'><div><select><option>+358</select></div><input placeholder='40 1'></div>", ["beside", "shared"]),
        ("<label for=a>Address</label><input id=a><input aria-label='Second line'>", ["label", "shared"]),
        ("<fieldset><legend>Code</legend><input aria-label=1><input aria-label=2></fieldset>", ["beside", "label"]),
        ("<div><input placeholder=E-mail><br><small>We tell it nobody.</small></div><div><input placeholder=Name></div>", ["placeholder"] * 2),
        ("<h2>Contact</h2><input aria-label=Name><input aria-label=E-mail>", ["nothing", "nothing"]),
        ("<label for=a><svg width=20 height=20></svg></label><input id=a>", ["label"]),
        ("<p><span><select aria-label=Code><option>+358</select> +358</span> <input></p>", ["nothing", "near"]),
        (f"<input aria-label=a><p>Password</p>{'<div>' * 6}<input>{'</div>' * 6}", ["nothing", "beside"]),
        ("<div><input name=u><div>User</div></div><div><input type=password><div>Password</div></div>", ["near", "near"]),
        ("<div><input type=password></div><p><a href=/x>Forgot your password?</a></p><div><input></div>", ["nothing", "near"]),
        ("<p><input type=checkbox id=o><label for=o>Something else:</label> <input></p>", ["label", "near"]),
    ],
)  # fmt: skip
def test_by_what_a_field_is_known(fields: Seen, html: str, told: list[str]) -> None:
    assert [field.told_by for field in fields(html)] == told


def test_stars_of_the_text_and_of_the_style_sheet(fields: Seen) -> None:
    html = "<style>.r::after{content:' *'}</style><label class=r>A <input></label><label>B * <input></label><label>C <input></label>"
    assert [field.starred for field in fields(html)] == [True, True, False]


def test_what_is_ticked_is_told_but_no_fact_of_the_customer(fields: Seen) -> None:
    box = "<label><input type=checkbox checked> Send me offers</label><label><input type=checkbox> Insurance</label>"
    offers = "<fieldset><legend>Offers?</legend><label><input type=radio name=o checked>Yes</label><label><input type=radio name=o>No</label></fieldset>"
    sex = "<fieldset><legend>Gender</legend><label><input type=radio name=s autocomplete=sex checked>Female</label><label><input type=radio name=s>Male</label></fieldset>"
    assert [field.ticked for field in fields(box + offers + sex)] == ["Send me offers", "", "Yes", ""]


def test_what_the_attributes_say(fields: Seen) -> None:
    (field,) = fields("<p id=h>At least 8</p><label>Code <input inputmode=Numeric pattern=[0-9]* placeholder=123 aria-describedby=h></label>")
    assert (field.inputmode, field.pattern, field.placeholder, field.description) == ("numeric", "[0-9]*", "123", "At least 8")


def test_a_form_of_very_many_fields(fields: Seen) -> None:
    seen = fields("<input>" * 2000)
    assert (seen[0].told_by, seen[-1].told_by) == ("nothing", "")
