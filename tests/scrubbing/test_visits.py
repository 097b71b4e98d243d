"""A visit without what is personal in it."""

from pathlib import Path

import msgspec
import pytest

from harness.browser.secrets import BLOT
from harness.model import Act, Committed, Finding, Journey, MailLink, MailView, PageView, Scorecard, Step, Undone, Visit
from harness.personas import persona
from harness.scoring import score
from harness.scrubbing.visits import scrubbed_card, scrubbed_visit, whose

WHO = persona("fi_FI", "made-up").facts
MAILBOX = "shopper+k7x2m9@example.com"


def step(words: str = "", *acts: Act, **more: object) -> Step:
    return Step(verb=words.partition(":")[0], words=words, acts=list(acts), **more)  # type: ignore[arg-type]


def page(text: str, **more: object) -> PageView:
    return PageView(page=1, text=text, screenshot="000.jpg", **more)  # type: ignore[arg-type]


def visit(*steps: Step, **more: object) -> Visit:
    made = {"scenario": "Join", "file": "gone.yaml", "site": "gym", "locale": "fi_FI", "seed": "made-up"}
    made |= {"journeys": [Journey(name="join", steps=list(steps))]}  # type: ignore[dict-item]
    return Visit(**{**made, **more})  # type: ignore[arg-type]


def scrubbed(given: Visit) -> Visit:
    return scrubbed_visit(given, whose(given).secrets)


def test_facts_are_drawn_again_from_the_seed_and_taken_out() -> None:
    tokens = ("given-name", "family-name", "email", "tel", "street-address", "postal-code", "bday", "username")
    said = " ".join(WHO[token] for token in tokens)
    url = f"https://gym.example/?q={WHO['email'].replace('@', '%40')}"
    given = visit(views=[page(f"Hei {said}", url=url)], names=[WHO["given-name"]])
    left = scrubbed(given)
    for token in tokens:
        assert WHO[token] not in repr(left), token
    assert left.views[0].url == f"https://gym.example/?q={BLOT}"
    assert (left.names, left.seed, left.locale) == ([], "", "fi_FI")


def test_what_companies_say_of_themselves_stays() -> None:
    text = "Mannerheimintie 5, Helsinki. info@gym.example, +358 9 123 4567. Suomi. 12 EUR, since 1985."
    assert scrubbed(visit(views=[page(text)])).views[0].text == text


def test_what_a_step_typed_is_taken_out_wherever_it_stands() -> None:
    words = "fill: {Message: My knee hurts, Name: '{name}', Date: next friday}"
    left = scrubbed(visit(step(words, Act(kind="type", view=0)), views=[page("You wrote: MY KNEE HURTS. Thank you")]))
    assert left.views[0].text == f"You wrote: {BLOT}. Thank you"
    assert left.journeys[0].steps[0].words == f"fill: {{Message: {BLOT}, Name: '{{name}}', Date: {BLOT}}}"


def test_of_a_mail_its_sender_and_its_making_are_left() -> None:
    mail = MailView(
        id="<a.b@gym.example>", to=MAILBOX, sender="info@gym.example", subject="Hei Aino", text="Koodisi on 552-118", size=900,
        headers=[("To", MAILBOX)], links=[MailLink(words="Vahvista", url="https://gym.example/k?t=1")], link_count=1,
        screenshot="mail-00.jpg", has_html=True,
    )  # fmt: skip
    left = scrubbed(visit(step("mail: {take: {code: code}}", kept={"code": "552-118"}), mails=[mail], mailbox=MAILBOX, inbox="home"))
    [kept] = left.mails
    assert (kept.sender, kept.has_html, kept.size, kept.link_count) == ("info@gym.example", True, 900, 1)
    assert (kept.to, kept.text, kept.links, kept.headers, kept.screenshot, left.mailbox, left.inbox) == ("", "", [], [], "", "", "")
    assert "552-118" not in repr(left)
    assert MAILBOX not in repr(left)


@pytest.mark.parametrize(
    ("more", "left"),
    [
        ({}, ["000.jpg"] * 3),
        ({"steps": [step("click: Join", Act(kind="click", view=0)), step("fill: form", Act(kind="type", view=1))]}, ["000.jpg", "", ""]),
        ({"views": [page("Hello"), page(f"Hei {WHO['given-name']}!"), page("Bye")]}, ["000.jpg", "", ""]),
        ({"views": [page("Hello"), page(f"Hei {BLOT}!"), page("Bye")]}, ["000.jpg", "", ""]),
        ({"standing": "member"}, ["", "", ""]),
    ],
)
def test_pictures_go_from_where_something_was_typed_or_shown(more: dict[str, object], left: list[str]) -> None:
    steps = more.pop("steps", [])
    given = visit(*steps, **{"views": [page("one"), page("two"), page("three")], **more})  # type: ignore[misc]
    assert [view.screenshot for view in scrubbed(given).views] == left


def test_scrubbing_again_changes_nothing() -> None:
    words = "fill: {Message: My knee hurts}"
    mail = MailView(id="<a>", to=MAILBOX, subject="x", text="y")
    once = scrubbed(visit(step(words, Act(kind="type", view=0)), views=[page(f"Hei {WHO['name']}")], mails=[mail], mailbox=MAILBOX))
    assert scrubbed(once) == once
    assert msgspec.json.decode(msgspec.json.encode(once), type=Visit) == once


def test_audits_accuse_of_nothing_that_they_did_not_before() -> None:
    mail = MailView(id="<a>", to=MAILBOX, sender="info@gym.example", subject="Welcome", text="Welcome! Unsubscribe here", has_text=True)
    promise = page("We have sent you a confirmation by e-mail within 5 minutes.")
    given = visit(step("fill: form", Act(kind="type", view=0)), views=[promise], mails=[mail], mailbox=MAILBOX, inbox="home", ended_s=900)
    before, after = ({finding.audit for finding in score(each).findings} for each in (given, scrubbed(given)))
    assert after <= before


def test_a_scorecard_keeps_its_numbers() -> None:
    found = Finding(audit="wrong-name", severity="serious", seen=f"Hei {WHO['name']}", words=WHO["email"])
    card = Scorecard(visit="join--gym", scenario="Join", file="gone.yaml", site="gym", score=71.5, findings=[found])
    left = scrubbed_card(card, whose(visit()).secrets)
    assert (left.score, left.findings[0].seen, left.findings[0].words) == (71.5, f"Hei {BLOT} {BLOT}", BLOT)


def test_what_was_left_behind_stays_without_whom_it_was_for() -> None:
    tried = Undone(name="leave", reason="the page crashed", words=f"Hei {WHO['name']}", picture="006.jpg")
    given = visit(undone=[tried], committed=[Committed(name="Join", undo="not-undone")], mailbox=MAILBOX)
    left = scrubbed_card(score(given), whose(given).secrets)
    assert left.not_undone is not None
    assert (left.not_undone.mailbox, left.not_undone.committed[0].name, left.not_undone.tried) == ("", "Join", left.undone)
    assert left.undone == scrubbed(given).undone == [Undone(name="leave", reason="the page crashed", words=f"Hei {BLOT} {BLOT}")]


def test_facts_of_the_scenario_are_known_while_it_is_there(tmp_path: Path) -> None:
    (tmp_path / "sites").mkdir()
    (tmp_path / "sites" / "gym.yaml").write_text("site: Gym\nurl: https://gym.example\n", encoding="utf-8")
    path = tmp_path / "join.yaml"
    path.write_text("scenario: Join\nsites: gym\npersona: {tel: '+358501112223'}\njourneys: {join: [go: /]}\n", encoding="utf-8")
    given = visit(file=str(path), views=[page("Call 050 111 2223")])
    assert whose(given).scenario_known
    assert scrubbed(given).views[0].text == f"Call 0{BLOT}"
    path.unlink()
    assert not whose(given).scenario_known
    assert scrubbed(given).views[0].text == "Call 050 111 2223"
