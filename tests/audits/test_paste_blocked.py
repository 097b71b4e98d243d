"""A good and a bad visit, and what only looks like one."""

from typing import Any

from harness.model import FieldView, Visit

from .build import ask, go, visit, way
from .irritants import answered, plain, sheet


def email(label: str, **more: Any) -> FieldView:
    return plain(label, "email", type="email", **more)


def seen(*fields: FieldView) -> Visit:
    return visit(way("join", go(sheet(*fields))))


BAD = [answered(email("E-mail", paste="taken"), email("E-mail again", paste="blocked"))]
GOOD = answered(email("E-mail", paste="taken"), email("E-mail again", paste="taken"))
INNOCENT = [answered(email("E-mail")), seen(email("E-mail", paste="blocked", asked=False))]


def test_a_field_that_takes_no_paste_is_moderate() -> None:
    (finding,) = ask("paste-blocked", BAD[0])
    assert (finding.severity, finding.certainty) == ("moderate", "likely")
    assert finding.seen == "a text that was pasted did not arrive in `E-mail again`"


def test_what_is_taken_or_was_not_tried_is_no_finding() -> None:
    assert [ask("paste-blocked", each) for each in (GOOD, *INNOCENT)] == [[], [], []]
