"""What a company knows by the time that it asks: told at another of its hosts, at another company, on a form that came back."""

from collections.abc import Iterator

import pytest

from harness.model import Visit
from harness.personas import persona
from harness.scoring import score

from ..plugin.company import Company, serve
from .conftest import Shop

QUESTIONS = "<label>First name <input name=a></label><label>Last name <input name=b></label><label>Email <input type=email name=c></label>"
STEPS = "- go: /\n- fill: form\n- click: Send\n- fill: form"
SENDING = "<script>document.forms[0].onsubmit = (sent) => {{ sent.preventDefault(); location.href = '{0}'; }}</script>"


@pytest.fixture
def company() -> Iterator[Company]:
    with serve({}) as served:
        yield served


def test_a_known_customer_arrives_by_the_link_and_carries_the_cookies(shop: Shop, company: Company) -> None:
    site = "known: {link: '/start?c={email}', cookies: {visitor: A-17}, facts: [given-name]}\n"
    email = persona("en_GB", "tests").facts["email"]
    arrival = f"/start?c={email}"
    filled_in = QUESTIONS.replace("name=c", f"name=c value={email}")
    company.pages = {arrival: f"<form>{filled_in}<button>Send</button></form>", "/next": "<h1>Next</h1>"}
    visit = shop("- go: /\n- fill: form\n- go: /next", at=company.url, site=site, standing="known")
    assert company.headers(arrival)["Cookie"] == "visitor=A-17"
    assert [path for path, _ in company.asked if path != "/favicon.ico"] == [arrival, "/next"]
    assert (visit.standing, visit.journeys[0].effort.known, visit.journeys[0].effort.asked_again) == ("known", 2, 1)
    assert [field.known_from for field in visit.views[0].fields] == ["link", "", "link"]
    assert visit.names == [], "the company may know the customer by another first name"


def test_without_a_way_to_be_known_nothing_is_walked(shop: Shop, company: Company) -> None:
    visit = shop("- go: /", at=company.url, standing="known")
    assert company.asked == []
    card = score(visit)
    assert (card.outcome, card.score, card.standing) == ("not-walked", None, "known")
    assert card.reason == "nothing says what site `here` knows of a customer who is not signed in"


def walked(shop: Shop, company: Company, then: str, second: str, first: str = QUESTIONS) -> Visit:
    """Fill a form in at `desk.house.localhost`, which leads to `then`, where the second page waits."""
    port = company.url.rpartition(":")[2]
    send = SENDING.format(then.format(port=port))
    company.pages = {
        "/": f"<!doctype html><title>/</title><form>{first}<button>Send</button></form>{send}",
        "/second": f"<!doctype html><title>second</title>{second.format(port=port)}",
        "/card": f"<!doctype html><title>card</title><form>{QUESTIONS}</form>",
    }
    return shop(STEPS, at=f"http://desk.house.localhost:{port}")


def findings(visit: Visit) -> set[str]:
    return {finding.audit for finding in score(visit).findings} & {"empty-form", "repeated-question"}


FORM = f"<form>{QUESTIONS}<button>Go on</button></form>"


def test_another_host_of_the_same_company_asks_again(shop: Shop, company: Company) -> None:
    visit = walked(shop, company, "http://permits.house.localhost:{port}/second", FORM)
    assert findings(visit) == {"empty-form"}
    assert (visit.journeys[0].effort.known, visit.journeys[0].effort.asked_again) == (3, 3)
    assert {(field.known_from, field.told_on) for field in visit.views[-2].fields} == {("journey", 1)}
    facts = persona("en_GB", "tests").facts
    assert visit.names == [facts["given-name"], facts["family-name"]], "what a mail may greet by"


def test_a_frame_that_a_page_writes_itself_is_the_page_s_company(shop: Shop, company: Company) -> None:
    written = f'<h1>Go on</h1><iframe width=500 height=300 srcdoc="{FORM}"></iframe>'
    visit = walked(shop, company, "/second", written)
    assert findings(visit) == {"empty-form"}
    assert {field.origin for view in visit.views for field in view.fields} == {""}


def test_another_company_is_told_nothing(shop: Shop, company: Company) -> None:
    visit = walked(shop, company, "http://pay.localhost:{port}/second", FORM)
    assert visit.journeys[0].halt
    assert visit.journeys[0].halt.cause == "held"
    assert findings(visit) == set()


@pytest.mark.parametrize(
    ("then", "second"),
    [
        ("/second", "<h1>Pay</h1><iframe width=500 height=300 src='http://pay.localhost:{port}/card'></iframe>"),
        ("/second", f"<p role=alert>Please check the postcode.</p>{FORM}"),
    ],
    ids=["another company's frame", "the form comes back"],
)
def test_who_cannot_know_is_not_accused(shop: Shop, company: Company, then: str, second: str) -> None:
    visit = walked(shop, company, then, second)
    assert visit.journeys[0].halt is None
    assert findings(visit) == set()
    assert (visit.journeys[0].effort.asked, visit.journeys[0].effort.asked_again) == (6, 0)


def test_a_list_that_holds_the_answer_is_filled_in(shop: Shop, company: Company) -> None:
    options = "<option value=''>Choose</option><option value=FR>France</option><option value=GB {0}>Great Britain</option>"
    country = f"<label>Country <select name=d required>{options}</select></label>"
    visit = walked(shop, company, "/second", f"<form>{country.format('selected')}<button>Go on</button></form>", country.format(""))
    effort = visit.journeys[0].effort
    assert (effort.known, effort.prefilled, effort.asked_again, effort.choices) == (1, 1, 0, 1)
