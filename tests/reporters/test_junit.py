"""JUnit XML with the numbers of visits as properties."""

from xml.etree import ElementTree

import msgspec
import pytest
from _pytest.junitxml import LogXML, _NodeReporter
from hypothesis import given
from hypothesis import strategies as st

from harness.model import Changes, Finding, Split
from harness.reporters.junit import properties

from . import hostile, samples
from .conftest import Written


@pytest.fixture
def cases(written: Written) -> dict[str, dict[str, str]]:
    """The properties of each test by the end of its name."""
    root = ElementTree.parse(written.reports / "junit.xml")
    return {
        case.get("name", ""): {prop.get("name", ""): prop.get("value", "") for prop in case.iter("property")}
        for case in root.iter("testcase")
    }


def test_properties_of_a_measured_visit(cases: dict[str, dict[str, str]]) -> None:
    assert cases["pulse-gym"] == {
        "visit": "join-and-leave--pulse-gym", "attempt": "1", "standing": "stranger", "outcome": "dead-end",
        "kind": "by-post", "score": "31",
        "reason": "The page asks for a signed letter with a copy of an ID.",
        "clicks": "7", "keystrokes": "120", "choices": "3", "fields": "8", "pages": "7", "dialogs": "1",
        "seconds": "166.0", "seconds-low": "108.0", "seconds-high": "274.0",
        "over-budget": "5 clicks, 4 allowed", "findings": "dead-end, auth-asymmetry, required-survey",
        "findings-critical": "1", "findings-serious": "1", "findings-moderate": "1",
        "receipt": "receipts/join-and-leave--pulse-gym.html",
    }  # fmt: skip


def test_not_measured_has_no_counts(cases: dict[str, dict[str, str]]) -> None:
    assert cases["palace"]["score"] == "not measured"
    assert "clicks" not in cases["palace"]
    assert "seconds" not in cases["palace"]


def test_hostile_words_and_control_characters_leave_the_file_readable(written: Written) -> None:
    reasons = [
        prop.get("value", "") for prop in ElementTree.parse(written.reports / "junit.xml").iter("property") if prop.get("name") == "reason"
    ]
    assert f"{hostile.ATTACK}#x1B[2J" in reasons


def test_place_on_this_machine_stays_out(written: Written) -> None:
    names = [prop.get("name") for prop in ElementTree.parse(written.reports / "junit.xml").iter("property")]
    assert "clicks" in names
    assert "folder" not in names


def test_where_the_seconds_went_what_is_new_and_what_is_waived() -> None:
    findings = [
        Finding(audit="slow-page", severity="minor", seen="Slow.", new=True),
        Finding(audit="slow-page", severity="minor", seen="Slow.", new=False),
        Finding(audit="dead-end", severity="critical", seen="No way.", new=True, waived="known, until 2026-12-24"),
    ]
    split = Split(needed=40.26, again=3, waiting=9.5)
    card = msgspec.structs.replace(samples.river().card, findings=findings, split=split, attempt=2)
    found = dict(properties(card))
    assert (found["findings"], found["findings-new"], found["findings-waived"], found["attempt"]) == ("slow-page, dead-end", "1", "1", "2")
    spent = [found[f"seconds-{part}"] for part in ("needed", "again", "retention", "waiting", "consent")]
    assert spent == ["40.3", "3.0", "0.0", "9.5", "0.0"]
    assert dict(properties(msgspec.structs.replace(samples.river().card, changes=Changes())))["findings-new"] == "0"


@given(st.text(), st.sampled_from(["\x00\x1b[2J", "\ud800\uffff", "]]><evil/>", "&amp;<x>"]))
def test_words_of_a_page_are_no_xml(text: str, evil: str) -> None:
    node = _NodeReporter("a.yaml::b", LogXML("x.xml", None))
    for name, value in properties(msgspec.structs.replace(hostile.hostile().card, reason=f"{text}{evil}", site=text, visit=evil)):
        node.add_property(name, value)
    read = ElementTree.fromstring(ElementTree.tostring(node.to_xml(), encoding="unicode"))
    assert {each.tag for each in read.iter()} == {"testcase", "properties", "property"}


def test_properties_without_findings() -> None:
    assert not [name for name, _ in properties(samples.river().card) if name.startswith("findings")]
