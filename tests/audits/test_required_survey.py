"""A good and a bad visit, and what only looks like one."""

import pytest

from harness.model import FieldView, Visit

from .build import DONE, HOME, ask, click, field, fill, go, page, visit, way


def leaving(*fields: FieldView, name: str = "leave") -> Visit:
    return visit(way(name, go(HOME), click("Leave", page("Leave us", "/leave", fields=list(fields))), fill(*fields), click("End", DONE)))


BAD = [
    leaving(field("Main reason", required=True, control="choice"), field("In your own words", "comment", required=True)),
    leaving(field("Why are you leaving?", "comment", required=True)),
]
GOOD = leaving(field("Would you tell us why? (optional)", "comment"))
INNOCENT = [
    leaving(field("I understand that this is final", "terms", required=True, control="tick")),
    leaving(field("Type DELETE", required=True)),
    leaving(field("Password", "current-password", required=True, secret=True)),
    leaving(field("Reason", "comment", required=True), name="complain"),
    leaving(field("Date of leaving", required=True)),
]


def test_a_reason_that_has_to_be_given_is_serious_and_reported_once() -> None:
    (finding,) = ask("required-survey", BAD[0])
    assert (finding.severity, finding.view) == ("serious", 1)
    assert finding.seen.endswith("`Main reason`, `In your own words`")
    assert len(ask("required-survey", BAD[1])) == 1


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_a_courtesy_or_another_question_is_no_finding(seen: Visit) -> None:
    assert ask("required-survey", seen) == []
