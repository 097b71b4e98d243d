"""Which walks a campaign needs, with whose facts and which code."""

from collections.abc import Callable
from pathlib import Path

import pytest

from harness.preflight.gathering.choosing import MADE_UP, NAMELESS, choose, kind_of_name
from harness.preflight.gathering.deriving import Place, Walk, derive
from harness.scenario import load_scenario, load_site
from tests.campaign.conftest import Made

MORE = """audience: {customers: customers.csv, segments: {reader: {gets: Your book is on its way}, staff: {gets: nothing}}}
codes: {unused: codes.csv, used: [GIFT-USED-0001], expired: [GIFT-OLD0-1234]}
contact: /contact
languages: [en, fi]
devices: [Pixel 7]
"""
CLAIM = """scenario: Claim a book
sites: [publisher]
persona: {locale: fi_FI, name: Somebody Else}
data: {code: {value: GIFT-AAAA-0000, unused: true}, book: tide-table}
trials: [reload]
journeys:
  claim:
    - go: /gift
    - fill: {Code: "{code}"}
    - click: Get my book
    - expect: Thank you
    - mail: {subject: On its way}
"""
TELL = """scenario: Tell customer service
sites: [publisher]
data: {trouble: My code does not work}
journeys:
  tell:
    - go: /contact
    - fill: {Message: "{trouble}"}
    - send
    - expect: Thank you
    - mail: {subject: Your message, within: 20 s}
"""
ROWS = [
    {"email": "a@example.com", "given-name": "Aino", "family-name": "Virtanen", "segment": "reader", "code": "GIFT-A"},
    {"email": "s@example.com", "given-name": "Sam", "family-name": "Berg", "segment": "staff", "code": "GIFT-STAFF"},
    {"email": "y@example.com", "given-name": "Ylermi", "segment": "reader", "code": "GIFT-Y"},
]


def spare(*codes: str) -> Callable[[], str]:
    left = iter(codes)
    return lambda: next(left, "")


@pytest.fixture
def walks(campaign: Made, folder: Path) -> list[Walk]:
    (folder.parent / "claim.yaml").write_text(CLAIM, "utf-8")
    chosen, lacking = choose(campaign(MORE), ROWS, spare(*(f"SPARE-{number}" for number in range(100))))
    assert not lacking
    return chosen


def test_every_segment_walks_and_so_does_who_should_get_nothing(walks: list[Walk]) -> None:
    seeds = [(walk.purpose, walk.of, walk.code, walk.gets, walk.should_reach) for walk in walks if walk.purpose in ("seed", "outsider")]
    assert seeds == [
        ("seed", "reader", "SPARE-0", "Your book is on its way", True),
        ("outsider", "staff", "GIFT-STAFF", "", False),
        ("outsider", "who has left", "GIFT-OLD0-1234", "", False),
    ]


def test_no_code_is_given_twice_and_no_customers_own_is_used_up(walks: list[Walk]) -> None:
    codes = [walk.code for walk in walks if walk.code]
    assert len(codes) == len(set(codes))
    assert not {"GIFT-A", "GIFT-Y", "GIFT-AAAA-0000"} & set(codes)


def test_names_conditions_and_pages_are_all_there(walks: list[Walk]) -> None:
    assert [walk.of for walk in walks if walk.purpose == "name"] == list(MADE_UP)
    assert next(walk.facts for walk in walks if walk.of == "of one word")["given-name"] == "Ylermi"
    conditions = [walk.of for walk in walks if walk.purpose == "condition"]
    assert conditions == [
        "a desktop window, cold", "iPad (gen 7)", "Pixel 7", "language fi", "a desktop window, warm", "Pixel 7, slow 3G",
        "a desktop window, without scripts of others",
    ]  # fmt: skip
    others = [walk.of for walk in walks if walk.purpose in ("redeemed", "message", "help")]
    assert others == ["who has redeemed already", "page", "contact", "fall-back"]


def test_customer_service_is_written_to_once_where_the_campaign_says_how(campaign: Made, folder: Path, tmp_path: Path) -> None:
    tell = folder.parent / "tell.yaml"
    tell.write_text(TELL, "utf-8")
    (folder.parent / "claim.yaml").write_text(CLAIM, "utf-8")
    chosen, _ = choose(campaign(f"{MORE}message: ../tell.yaml\n"), ROWS, spare())
    [message] = [walk for walk in chosen if walk.purpose == "message"]
    assert ((message.scenario or tell).resolve(), message.language, message.facts, message.code) == (tell, "en", {}, "")
    made = derive(message, 9, tmp_path / "walks", Place(folder.parent / "sites" / "publisher.yaml", "https://books.example"))
    steps = load_scenario(tmp_path / "walks" / f"{made.scenario}.yaml").journeys[0].steps
    assert [step.verb for step in steps] == ["go", "fill", "send", "expect", "mail"]


def test_too_few_codes_are_told_and_what_matters_most_has_them(campaign: Made, folder: Path) -> None:
    (folder.parent / "claim.yaml").write_text(CLAIM, "utf-8")
    chosen, lacking = choose(campaign(MORE), ROWS, spare("ONLY-ONE"))
    assert [walk.purpose for walk in chosen if walk.code == "ONLY-ONE"] == ["seed"]
    assert "condition iPad (gen 7)" in lacking
    assert {walk.purpose for walk in chosen} == {"seed", "outsider", "redeemed", "help"}


def test_who_should_get_nothing_and_has_no_code_tries_none_that_is_good(campaign: Made, folder: Path) -> None:
    (folder.parent / "claim.yaml").write_text(CLAIM, "utf-8")
    chosen, _ = choose(campaign(MORE), [{"email": "s@example.com", "segment": "staff"}], spare("GOOD-1", "GOOD-2"))
    assert [walk.of for walk in chosen if walk.purpose == "outsider"] == ["who has left"]


def test_a_journey_without_codes_needs_none(campaign: Made) -> None:
    chosen, lacking = choose(campaign(), [], spare())
    assert not lacking
    assert len([walk for walk in chosen if walk.purpose == "condition"]) == 6
    assert len([walk for walk in chosen if walk.purpose == "seed"]) == 1


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ({"given-name": "Aino", "family-name": "Virtanen"}, ""), ({"given-name": "Zoë", "family-name": "D'Arcy"}, "with an apostrophe"),
        ({"given-name": "Äijö", "family-name": "Mäkelä"}, "with umlauts"), ({"given-name": "Ylermi"}, "of one word"),
        ({"given-name": "W" * 60, "family-name": "Berg"}, "of 60 letters"), ({"email": "b@example.com"}, NAMELESS),
    ],
)  # fmt: skip
def test_kinds_of_names(row: dict[str, str], kind: str) -> None:
    assert kind_of_name(row) == kind


def test_derived_files_are_ordinary_files(walks: list[Walk], folder: Path, tmp_path: Path) -> None:
    place = Place(folder.parent / "sites" / "publisher.yaml", "http://publisher.localhost:4711", mail_port=2525)
    seed = walks[0]
    made = derive(seed, 1, tmp_path / "walks", place)
    scenario = load_scenario(tmp_path / "walks" / f"{made.scenario}.yaml")
    assert (scenario.sites, scenario.trials) == (("publisher",), ())
    code, book = scenario.data
    assert (code.value, code.unused, book.value) == ("SPARE-0", True, "tide-table")
    assert scenario.persona.locale == "en_GB"
    assert {**scenario.persona.facts} == {"email": "a@example.com", "given-name": "Aino", "family-name": "Virtanen"}
    assert [step.words for step in scenario.journeys[0].steps][-2:] == ["expect: Your book is on its way", "mail: {subject: On its way}"]
    site = load_site(tmp_path / "walks" / "sites" / "publisher.yaml")
    assert (site.url, site.inbox) == ("http://publisher.localhost:4711", "mails-of-the-street")


def test_conditions_are_keys_of_the_site_and_wait_for_no_last_mail(walks: list[Walk], folder: Path, tmp_path: Path) -> None:
    place = Place(folder.parent / "sites" / "publisher.yaml", "https://books.example")
    slow = next(walk for walk in walks if walk.throttle)
    warm = next(walk for walk in walks if walk.warm)
    made = derive(slow, 7, tmp_path / "walks", place)
    site = load_site(tmp_path / "walks" / "sites" / f"{made.site}.yaml")
    assert (made.site, site.device, site.throttle) == ("publisher-pixel-7-3g", "Pixel 7", "3g")
    made = derive(warm, 8, tmp_path / "walks", place)
    journeys = load_scenario(tmp_path / "walks" / f"{made.scenario}.yaml").journeys
    assert [step.verb for journey in journeys for step in journey.steps] == ["go", "go", "fill", "click", "expect"]
