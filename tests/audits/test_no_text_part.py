"""A good and a bad visit, and what only looks like one."""

import pytest

from harness.model import MailView, Visit

from .build import ask, mail, visit

BARE = mail("Your order", has_text=False)
BAD = [visit(mails=[mail("Welcome"), BARE, BARE])]
GOOD = visit(mails=[mail("Welcome")])
INNOCENT = [
    visit(mails=[mail("Text alone", has_html=False)]),
    visit(mails=[MailView(subject="Only an attachment")]),
    visit(mails=[mail("Broken", has_text=False, defects=["no boundary"])]),
    visit(),
]


def test_mails_as_html_only_are_counted_in_one_minor_finding() -> None:
    (finding,) = ask("no-text-part", BAD[0])
    assert (finding.severity, finding.mail) == ("minor", 1)
    assert finding.seen.startswith("2 of 3 mails came as HTML only")


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_a_mail_with_a_text_is_no_finding(seen: Visit) -> None:
    assert ask("no-text-part", seen) == []
