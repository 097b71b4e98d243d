"""Good and bad links to call, and numbers that only look odd."""

import pytest

from harness.model import Visit

from .build import ask, go, link, page, visit, way


def calls(called: str, words: str = "Call us") -> Visit:
    return visit(way("ask", go(page("Welcome.", links=[link("Home"), link(words, called)]))))


SURE = [
    "tel:phone", "tel:undefined", "tel:{{phone}}", "tel:%7B%7B%20site.phone%20%7D%7D", "tel:XXX-XXX-XXXX", "tel:+358 9 XXX XXXX",
    "tel:+1-800-xxx",
]  # fmt: skip
LIKELY = [
    "tel:", "tel:#", "tel://", "TEL:", "tel:+", "tel:0", "tel:12", "tel:+358", "tel:+1 ()", "tel:000000", "tel:000-000-0000",
    "tel:+1 (000) 000-0000", "tel:+49 00000000", "tel:1234567890", "tel:+1234567890", "tel:555-555-5555", "tel:+1 555 555 5555",
    "tel:12345678", "tel:+3589123456789123456", "tel:0912345670 / 0912345671", "tel:Tel. 09 123 4567", "tel:o9 123 4567",
    "tel:+358{{number1}}",
]  # fmt: skip
BAD = [calls(called) for called in (*SURE, *LIKELY)]
GOOD = calls("tel:+35891234567")
NUMBERS = [
    "tel:112", "tel:116117", "tel:+49115", "tel:911", "tel:*100#", "tel:+358-9-123-4567", "tel:+358 (0)9 123 4567",
    "tel:00358912345670", "tel:%2B358%209%20123%204567", "tel://+35891234567", "tel:09 123 4567", "tel:1-800-FLOWERS",
    "tel:+1-800-MY-APPLE", "tel:0800 REISEN", "tel:+1-201-555-0123", "tel:+15550100", "tel:01632 960 001", "tel:07700900123",
    "tel:020 7946 0000", "tel:0199001234", "tel:+46-8-465 004 00", "tel:+49 30 23125 000", "tel:+1-201-555-0123;ext=42",
    "tel:+12015550123,,42#", "tel:2015550123x42", "tel:201-555-0123 ext. 42", "tel:0800-1234p9",
    "tel:863-1234;phone-context=+1-914-555", "tel:+4780000000", "tel:020-000 000 1", "tel:0123456789", "tel:123456789",
    "tel:333333", "tel:+290 22222", "tel:٠٩١٢٣٤٥٦٧٨", "tel:+49\u00a030\u00a0123456", "tel:••••••", "tel:0800000000",
]  # fmt: skip
INNOCENT = [
    *map(calls, NUMBERS),
    calls("https://shop.example/tel:phone"),
    calls("/telephones", "tel: phone"),
    calls("mailto:tel@shop.example"),
    calls("sms:HELLO"),
    calls("telegram:shop"),
    calls("javascript:call()"),
]


@pytest.mark.parametrize(("called", "certainty"), [*((each, "sure") for each in SURE), *((each, "likely") for each in LIKELY)])
def test_a_link_that_calls_nobody_is_moderate(called: str, certainty: str) -> None:
    (finding,) = ask("dead-phone-number", calls(called))
    assert (finding.severity, finding.certainty, finding.view, finding.words) == ("moderate", certainty, 0, "Call us")
    assert finding.seen.startswith(f"`Call us` calls `{called}`, which ")


def test_it_is_minor_where_the_number_can_be_read_beside_it() -> None:
    (finding,) = ask("dead-phone-number", calls("tel:", "Call +358 9 123 4567"))
    assert finding.severity == "minor"
    assert [each.severity for each in ask("dead-phone-number", calls("tel:000", "000 000 0000"))] == ["moderate"]


def test_a_link_on_every_page_is_one_finding() -> None:
    dead = link("Call us", "tel:phone")
    pages = [go(page(f"Page {number}", f"/{number}", links=[dead, dead])) for number in range(3)]
    assert len(ask("dead-phone-number", visit(way("ask", *pages)))) == 1


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_what_may_be_a_number_is_no_finding(seen: Visit) -> None:
    assert ask("dead-phone-number", seen) == []
