"""JUnit XML with the numbers of visits as properties."""

from xml.etree import ElementTree

import pytest

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
        "visit": "join-and-leave--pulse-gym", "standing": "stranger", "outcome": "dead-end", "kind": "by-post", "score": "31",
        "reason": "The page asks for a signed letter with a copy of an ID.",
        "clicks": "7", "keystrokes": "120", "choices": "3", "fields": "8", "pages": "7", "dialogs": "1",
        "seconds": "166.0", "seconds-low": "108.0", "seconds-high": "274.0",
        "findings-critical": "1", "findings-serious": "1", "findings-moderate": "1",
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


def test_properties_without_findings() -> None:
    assert not [name for name, _ in properties(samples.river().card) if name.startswith("findings")]
