"""Payment cards: typed at sites that are ours, also into a payment service's frames; held back at all others."""

from collections.abc import Iterator

import pytest

from harness.browser.guard.cards import is_card
from harness.reading.endings.outcomes import judge
from harness.scoring import score

from ..plugin.company import Company, serve
from .conftest import Walked, only, reached

STEPS = "- go: /\n- send\n- expect: Thank you"
CARD = "<label>Card number <input name=c autocomplete=cc-number required></label><label>Expiry date <input autocomplete=cc-exp></label>"
PAGE = f"<form onsubmit=\"document.body.innerText='Thank you';return false\"><label>First name <input required></label>{CARD}<button>Pay</button></form>"
HOSTED = """<script>onmessage = null; const tell = () => parent.postMessage([document.title, document.querySelector('input').value], '*');</script>
  <label>{0} <input oninput=tell() autocomplete={1}></label>"""


@pytest.fixture
def payment_service() -> Iterator[Company]:
    """Give a payment service of another host, each of whose fields is a page of its own."""
    fields = {"Card number": "cc-number", "Expiry date": "cc-exp", "Security code": "cc-csc"}
    with serve({f"/{token}": f"<!doctype html><title>{token}</title>{HOSTED.format(label, token)}" for label, token in fields.items()}) as served:
        served.url = served.url.replace("127.0.0.1", "localhost")
        yield served


def paying(service: Company, before: str = "") -> str:
    frames = "".join(f"<iframe src={service.url}/{token} width=300 height=50></iframe>" for token in ("cc-number", "cc-exp", "cc-csc"))
    return f"""{before}<form onsubmit="o.innerText = Object.keys(told).length == 3 ? 'Thank you' : 'Incomplete'; return false">
      <label>Name on card <input required></label>{frames}<button>Pay</button></form><p id=o></p>
      <script>const told = {{}}; onmessage = ({{data: [key, value]}}) => {{ if (value) told[key] = value }};</script>"""


def test_a_card_is_typed_at_a_site_of_ours(walk: Walked) -> None:
    assert reached(walk(STEPS, PAGE)).effort.fields == 3


@pytest.mark.parametrize("steps", [STEPS, "- go: /\n- fill: form\n- click: Pay", "- go: /\n- fill: {Card number: '{cc-number}'}"])
def test_a_card_is_held_back_at_any_other(walk: Walked, company: Company, steps: str) -> None:
    visit = walk(steps, PAGE, owned=False)
    verdict = judge(visit, only(visit))
    assert verdict.outcome == "held"
    assert "`Card number` asks for a payment card" in verdict.reason
    assert "owned: true" in verdict.reason
    assert [(each.name, each.what) for each in visit.withheld] == [("Card number", "asks for a payment card")]
    assert not {act.token for act in only(visit).steps[-1].acts} & {"cc-number", "cc-exp"}
    assert "Thank you" not in visit.views[-1].text
    card = score(visit)
    assert (card.outcome, card.score is not None) == ("held", True)
    assert "dead-end" not in {finding.audit for finding in card.findings}


def test_what_is_no_card_question_is_answered_before_holding_back(walk: Walked) -> None:
    assert only(walk(STEPS, PAGE, owned=False)).effort.fields == 1


def test_a_card_number_is_held_back_from_any_field(walk: Walked) -> None:
    page = "<form><label>Flurbination <input></label><button>Go</button></form>"
    visit = walk("- go: /\n- fill: {Flurbination: 4242 4242 4242 4242}", page, owned=False)
    assert judge(visit, only(visit)).outcome == "held"


@pytest.mark.parametrize("answer", ["4242424242424241", "0401234567", "12", "", "9781234567897", "2026-08-01", "٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢"])
def test_other_numbers_are_no_cards(answer: str) -> None:
    assert not is_card("unknown", answer)


def test_hosted_fields_are_filled_at_a_site_of_ours(walk: Walked, payment_service: Company) -> None:
    visit = walk(STEPS, paying(payment_service))
    assert reached(visit).effort.fields == 4
    assert [field.origin for field in visit.views[0].fields] == ["", *[payment_service.url] * 3]


def test_the_payment_frames_are_found_behind_many_hidden_ones(walk: Walked, payment_service: Company) -> None:
    reached(walk(STEPS, paying(payment_service, "<iframe hidden></iframe>" * 25)))


def test_hosted_fields_are_reported_and_held_back_at_any_other(walk: Walked, payment_service: Company) -> None:
    visit = walk(STEPS, paying(payment_service), owned=False)
    verdict = judge(visit, only(visit))
    assert verdict.outcome == "held"
    assert f"in a frame of {payment_service.url}" in verdict.reason
    asked = {field.token: field.origin for field in visit.views[-1].fields if field.asked}
    assert asked == {"cc-name": "", "cc-number": payment_service.url, "cc-exp": payment_service.url, "cc-csc": payment_service.url}


def test_a_card_that_is_on_file_holds_nothing_back(walk: Walked) -> None:
    page = PAGE.replace("name=c ", "name=c value='•••• 4242' ").replace("<input autocomplete=cc-exp>", "<input value=12/30 autocomplete=cc-exp>")
    reached(walk(STEPS, page, owned=False, site="commit: true\n"))


def test_a_card_s_number_is_a_secret_whatever_the_field_is_called(walk: Walked) -> None:
    page = "<form onsubmit=\"o.innerText = n.value; return false\"><label>Flurbination <input id=n></label><button>Go</button></form><p id=o></p>"
    visit = walk("- go: /\n- fill: {Flurbination: '4000056655665556'}\n- click: Go\n- expect: '4000056655665556'", page)
    seen = [view.text for view in visit.views]
    assert (any("•" in text for text in seen), any("4000056655665556" in text for text in seen)) == (True, False)
