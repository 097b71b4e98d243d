"""The harness walks django-newsletter and finds what TRUTH.md knows: no more, and no less."""

import re
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from harness.visit_file import read_visit

from ..plugin.project import Project
from .conftest import need
from .serving import RealSite, open_newsletter
from .walked import Found, Spent, Walked, bound_to

pytestmark = pytest.mark.real
Walk = Callable[..., Walked]

CONFIRMED = ("e-mail-confirmed",)
SUBSCRIBING = Spent(clicks=6, fields=2, choices=0, pages=6, authentication=CONFIRMED, mail_steps=1)
LEAVING = Spent(clicks=6, fields=1, choices=0, pages=4, authentication=CONFIRMED, mail_steps=2)
NAME, EMAIL = "Frederick Fisher", "frederick.fisher.242061@example.com"  # without what tells the visit's address from the customer's own
SUBSCRIBED = {Found("minor", "missing-autocomplete", "subscribe", path) for path in ("/bakery/subscribe/", "/bakery/subscription/…")}
SENT = "Your subscription request was successfully received and an activation email has been sent to you."
ISSUE = "Corner Bakery News - Rye bread is back"


def found(walked: Walked) -> set[Found]:
    """Give the findings, without the address and the code that stand in the path of a mailed link."""
    return {each._replace(path=re.sub("(?<=/subscription/).*", "…", each.path)) for each in walked.found()}


def test_link_to_leave_asks_for_the_address_that_its_mail_was_sent_to(walk: Walk, newsletter: RealSite) -> None:
    walked = walk("subscribe-and-leave", newsletter)
    assert walked.card.outcome == "reached"
    assert (walked.spent("subscribe"), walked.spent("unsubscribe")) == (SUBSCRIBING, LEAVING)
    assert walked.journey("subscribe").effort.keystrokes == len(NAME + EMAIL)
    assert walked.journey("unsubscribe").effort.keystrokes == len(EMAIL)
    assert walked.journey("unsubscribe").effort.asked_again == 1
    assert walked.subjects() == ["Corner Bakery News - Confirm subscription", ISSUE, "Corner Bakery News - Confirm unsubscription"]
    assert walked.promised() == [("mail", "kept", SENT)]
    assert found(walked) == SUBSCRIBED | {Found("moderate", "repeated-question", "unsubscribe", "/bakery/unsubscribe/")}
    [held] = walked.card.symmetry
    assert (held.clicks, held.pages, held.extra_authentication) == (1, 0.67, ())


def test_header_without_brackets_gives_mail_programs_no_button(walk: Walk, newsletter: RealSite) -> None:
    walked = walk("subscribe-and-leave-by-button", newsletter)
    assert walked.spent("subscribe") == SUBSCRIBING
    issue = walked.visit.mails[1]
    assert ("List-Unsubscribe", f"{newsletter.url}/bakery/unsubscribe/") in issue.headers
    assert (issue.unsubscribe, issue.one_click, issue.remote_images, issue.tracking_pixels) == ([], False, 1, 0)
    leaving = walked.score("unsubscribe")
    assert (leaving.outcome, leaving.kind) == ("dead-end", "no-unsubscribe")
    assert {each for each in found(walked) if each.journey == "unsubscribe"} == {
        Found("critical", "dead-end", "unsubscribe", "/bakery/subscribe/activation-completed/", ISSUE)
    }


def test_run_as_by_somebody_whose_staging_site_can_send_to_it(tmp_path: Path) -> None:
    need("newsletter", "sorl")
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    project = Project(tmp_path)
    project.write("scenarios/inboxes/staging.yaml", f"inbox: receiver\naddress: shopper+{{visit}}@staging.example\nport: {port}\n")
    with open_newsletter(port) as site:
        bound_to(site, tmp_path / "scenarios")
        files = ["scenarios/subscribe-and-leave.yaml", "scenarios/subscribe-and-leave-by-button.yaml"]
        ended = project.pytest(*files, "--no-pictures")
    cards = {card["file"]: card for card in project.scorecards().values()}
    assert [cards[file].get("kind", "") for file in files] == ["", "no-unsubscribe"], ended.said
    visits = [read_visit(path) for path in (tmp_path / "reports").rglob("visit.json")]
    assert len({visit.mailbox for visit in visits}) == 2
    assert {(mail.to == visit.mailbox, visit.inbox) for visit in visits for mail in visit.mails} == {(True, "staging")}
