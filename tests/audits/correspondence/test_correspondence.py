"""All audits over what companies write: none accuses those that do well, and each finds what is its own."""

import pytest

from harness.audits import run

from . import LANGUAGES, corpus, innocent, others

OTHERS = [(language, case) for language in LANGUAGES for case in corpus(language)["others"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_does_well_is_accused_of_nothing(language: str) -> None:
    accused = [(said, each.audit, each.seen) for said, seen in innocent(language) for each in run(seen)[0] if each.severity != "minor"]
    assert accused == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_audit_breaks_on_a_mail(language: str) -> None:
    assert [(said, broken) for said, seen in innocent(language) if (broken := run(seen)[1])] == []


@pytest.mark.parametrize(("language", "case"), OTHERS)
def test_what_others_write_is_found(language: str, case: dict[str, str]) -> None:
    found = {each.audit for each in run(others(language, case))[0]}
    assert (case["audit"] in found) is not case.get("missed", False)
