"""What a run left open is looked for later, in the mailbox alone."""

import datetime
import smtplib
import socket
import sqlite3
import threading
import time
from contextlib import closing
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import msgspec
import pytest

from harness.cli import main
from harness.comparing.history import History, RunFacts, Walked
from harness.inbox import Delivery, watching
from harness.mails.message import read_mail
from harness.model import Act, Halt, Journey, MailView, PageView, Scorecard, Step, Visit
from harness.scoring import score
from harness.visit_file import read_scorecard, read_visit, write_visit
from tests.audits.promised import sent as sent_off
from tests.inbox.scripted import playing

HOUR, DAY = 3600.0, 86_400.0
ADDRESS = "shopper+k3f9x2@staging.example"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with an inbox that staging sites send to, whose run was two hours ago."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    monkeypatch.chdir(tmp_path)
    (tmp_path / "inboxes").mkdir()
    (tmp_path / "inboxes" / "home.yaml").write_text(f"inbox: receiver\naddress: shopper+{{visit}}@staging.example\nport: {port}\n")
    return tmp_path


def left_open(
    folder: Path, *, patience: float = DAY, inbox: str = "home", mails: list[MailView] | None = None, **said: str | float
) -> Path:  # fmt: skip
    """Write a visit that waited for a mail when its run ended."""
    began = datetime.datetime.now(datetime.UTC) - datetime.timedelta(hours=2)
    halt = Halt(
        cause="mail-missing", step=1, mail={"subject": "gift"}, waited_from_s=5, waited_to_s=5 + patience, mails=len(mails or []), last=True
    )
    steps = [Step(verb="fill", acts=[Act(kind="type", token="email")], done=True, view=0), Step(verb="mail", view=0)]
    visit = Visit(
        id="gift--staging", scenario="Gift", file="gift.yaml", site="staging", address="https://staging.example", started=began.isoformat(),
        journeys=[Journey(name="ask", kind="other", steps=steps, halt=halt)], inbox=inbox, mailbox=ADDRESS, ended_s=600, mails=mails or [],
        views=[PageView(page=1, url="https://staging.example/", status=200, text="Thank you.")],
    )  # fmt: skip
    visit = msgspec.structs.replace(visit, **said)
    path = folder / "reports" / "visits" / visit.id / "visit.json"
    path.parent.mkdir(parents=True)
    write_visit(visit, path)
    return path


def mail_about(subject: str, id: str = "") -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"], mail["Message-ID"] = "shop@staging.example", ADDRESS, subject, f"<{id or subject}@x>"
    mail.set_content("Here it is.")
    return mail


def seen(mail: EmailMessage, at_s: float = 10) -> MailView:
    return msgspec.structs.replace(read_mail(Delivery(mail.as_bytes(policy=SMTP), 0), ADDRESS), at_s=at_s)


def deliver_soon(folder: Path, subject: str, id: str = "") -> threading.Thread:
    port = int((folder / "inboxes" / "home.yaml").read_text().rpartition(" ")[2])
    mail = mail_about(subject, id)

    def deliver() -> None:
        until = time.monotonic() + 20
        while time.monotonic() < until:
            try:
                with smtplib.SMTP("127.0.0.1", port) as connection:
                    connection.send_message(mail)
                return
            except OSError:
                time.sleep(0.05)  # until the follow-up listens

    thread = threading.Thread(target=deliver)
    thread.start()
    return thread


def test_a_mail_that_came_later_settles_the_visit(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = left_open(folder)
    assert score(read_visit(path)).outcome == "pending"
    thread = deliver_soon(folder, "Your gift")
    assert main(["follow-up", "reports", "--wait", "20"]) == 0
    thread.join()
    visit, card = read_visit(path), read_scorecard(path.with_name("scorecard.json"))
    assert card.outcome == "reached"
    assert card.reason in ("the mail came 1 hour 59 minutes later", "the mail came 2 hours later"), "by the clock"
    assert [mail.subject for mail in visit.mails] == ["Your gift"]
    assert 2 * HOUR - 5 < visit.mails[0].at_s < visit.ended_s + 1
    assert "Gift at staging: reached" in capsys.readouterr().out


def test_what_was_promised_is_told_with_what_became_of_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = left_open(folder)
    sent = sent_off("We will answer within 3 hours.")
    write_visit(msgspec.structs.replace(sent, id="gift--staging", file="gift.yaml", inbox="home", mailbox=ADDRESS), path)
    main(["audit", "reports"])
    assert "promise open [repair]: “We will answer within 3 hours.”" in capsys.readouterr().out


def test_what_did_not_come_in_time_is_a_dead_end(folder: Path) -> None:
    path = left_open(folder, patience=2 * HOUR - 120, ended_s=2 * HOUR - 200)
    assert score(read_visit(path)).outcome == "pending"
    main(["follow-up", "reports", "--wait", "0.2"])
    card = read_scorecard(path.with_name("scorecard.json"))
    assert (card.outcome, card.kind) == ("dead-end", "no-mail")


def test_what_came_while_no_receiver_listened_is_held_against_nobody(folder: Path) -> None:
    path = left_open(folder, patience=HOUR)
    assert main(["follow-up", "reports", "--wait", "0.2"]) == 0
    assert read_scorecard(path.with_name("scorecard.json")).outcome == "pending"
    assert read_visit(path).ended_s == 600


def test_what_may_still_come_stays_open(folder: Path) -> None:
    path = left_open(folder, ended_s=2 * HOUR - 200)
    assert main(["follow-up", "reports", "--wait", "0.2"]) == 0
    assert read_scorecard(path.with_name("scorecard.json")).outcome == "pending"
    assert read_visit(path).ended_s > 2 * HOUR - 5


def test_no_mail_is_taken_in_twice(folder: Path) -> None:
    known = seen(mail_about("Hello"))
    path = left_open(folder, mails=[known])
    thread = deliver_soon(folder, "Hello")
    main(["follow-up", "reports", "--wait", "2"])
    thread.join()
    assert read_visit(path).mails == [known]


def test_the_scorecards_of_the_run_follow(folder: Path) -> None:
    path = left_open(folder, patience=2 * HOUR - 120, ended_s=2 * HOUR - 200)
    before = score(read_visit(path))
    other = Scorecard(visit="another", scenario="S", file="s.yaml", site="x")
    (folder / "reports" / "scorecards.json").write_bytes(msgspec.json.encode({"scorecards": [before, other]}))
    main(["follow-up", "reports", "--wait", "0.2"])
    cards = msgspec.json.decode((folder / "reports" / "scorecards.json").read_bytes())["scorecards"]
    assert [(card["visit"], card.get("outcome", "reached")) for card in cards] == [("gift--staging", "dead-end"), ("another", "reached")]


def test_the_history_and_the_pages_follow(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = left_open(folder, patience=2 * HOUR - 120, ended_s=2 * HOUR - 200)
    before, run = read_visit(path), RunFacts("2026-11-22T10-15-00Z-3f9a", "2026-11-22T10:15:00+00:00")
    with History(folder / "reports" / "history.sqlite") as history:
        history.put(run, [Walked(score(before), before.started)])
    main(["follow-up", "reports", "--wait", "0.2"])
    with closing(sqlite3.connect(folder / "reports" / "history.sqlite")) as connection:
        assert connection.execute("SELECT visit.id, outcome FROM visit JOIN run WHERE run.id = ?", [run.id]).fetchall() == [
            ("gift--staging", "dead-end")
        ]
    assert "`mystery-shop report reports` writes its pages anew" in capsys.readouterr().out


def test_a_damaged_history_keeps_nothing_from_being_followed_up(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = left_open(folder, patience=2 * HOUR - 120, ended_s=2 * HOUR - 200)
    (folder / "reports" / "history.sqlite").write_bytes(b"noise")
    assert main(["follow-up", "reports", "--wait", "0.2"]) == 2
    assert "the history is not up to date: reports/history.sqlite is damaged" in capsys.readouterr().err
    assert read_scorecard(path.with_name("scorecard.json")).outcome == "dead-end"
    assert (folder / "reports" / "history.sqlite").read_bytes() == b"noise"


def test_what_cannot_be_followed_up_says_why(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = left_open(folder, inbox="work")
    before = path.read_bytes()
    assert main(["follow-up", "reports"]) == 2
    assert "there is no inbox `work` near gift.yaml" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_the_street_is_gone_with_its_mails(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = left_open(folder, inbox="street")
    before = path.read_bytes()
    assert main(["follow-up", "reports"]) == 0
    assert capsys.readouterr().out == "left out: 1 of the street, which is gone with its mails\nnothing is open\n"
    assert path.read_bytes() == before


def test_nothing_open(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = left_open(folder)
    write_visit(msgspec.structs.replace(read_visit(path), mailbox="", inbox=""), path)
    assert main(["follow-up", "reports"]) == 0
    assert capsys.readouterr().out == "nothing is open\n"


def write_imap(folder: Path, port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PASSWORD", "secret")
    (folder / "inboxes" / "home.yaml").write_text(
        f"inbox: imap\naddress: shopper+{{visit}}@staging.example\nhost: 127.0.0.1\nport: {port}\ntls: none\n"
        'user: ann\npassword: "{env:PASSWORD}"\n'
    )


def test_a_mailbox_that_cannot_be_reached_accuses_nobody(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        write_imap(folder, door.getsockname()[1], monkeypatch)
    path = left_open(folder, patience=HOUR)
    before = path.read_bytes()
    monkeypatch.setattr(watching, "ASKED", 0.2)
    assert main(["follow-up", "reports", "--wait", "0.2"]) == 2
    assert "cannot be reached: Connection refused" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_several_mails_of_one_message_id_are_several(folder: Path) -> None:
    twice = [seen(mail_about("Your order", "order")), seen(mail_about("Your order is packed", "order"))]
    path = left_open(folder, mails=twice)
    thread = deliver_soon(folder, "Your gift", "order")
    main(["follow-up", "reports", "--wait", "20"])
    thread.join()
    assert [mail.subject for mail in read_visit(path).mails] == ["Your order", "Your order is packed", "Your gift"]


def test_what_was_not_there_when_the_run_ended_came_later_whatever_the_mailbox_says(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = left_open(folder)
    mail = mail_about("Your gift").as_bytes(policy=SMTP).decode()
    slow = datetime.datetime.fromisoformat(read_visit(path).started) - datetime.timedelta(minutes=2)  # a clock that is behind ours
    head = f'UID 1 RFC822.SIZE {len(mail)} INTERNALDATE "{slow:%d-%b-%Y %H:%M:%S %z}"'

    def fetch(tag: str, words: str) -> str:
        part, said = ("[HEADER.FIELDS (TO)]<0>", f"To: {ADDRESS}\r\n\r\n") if "HEADER" in words else ("[]", mail)
        return f"* 1 FETCH ({head} BODY{part} {{{len(said)}}}\r\n{said})"

    with playing({"UID SEARCH": "* SEARCH 1", "UID FETCH": fetch}) as server:
        write_imap(folder, server.port, monkeypatch)
        assert main(["follow-up", "reports", "--wait", "20"]) == 0
    assert [(mail.subject, mail.at_s) for mail in read_visit(path).mails] == [("Your gift", 600)]


def test_inboxes_of_one_name_in_two_folders_are_two(folder: Path) -> None:
    path = left_open(folder)
    other = left_open(folder, id="gift--elsewhere", file="other/gift.yaml")
    with socket.create_server(("127.0.0.1", 0)) as door:
        said = f"inbox: receiver\naddress: shopper+{{visit}}@staging.example\nport: {door.getsockname()[1]}\n"
    (folder / "other" / "inboxes").mkdir(parents=True)
    (folder / "other" / "inboxes" / "home.yaml").write_text(said)
    thread = deliver_soon(folder / "other", "Your gift")
    main(["follow-up", "reports", "--wait", "3"])
    thread.join()
    assert [len(read_visit(each).mails) for each in (path, other)] == [0, 1]


def test_a_mail_that_came_later_is_kept_without_what_the_scenario_calls_private(folder: Path) -> None:
    (folder / "sites").mkdir()
    (folder / "sites" / "staging.yaml").write_text("site: Staging\nurl: https://staging.example\n", encoding="utf-8")
    persona = "persona: {private: [tel], tel: '+447700900461', password: Hush-hush-77}"
    (folder / "gift.yaml").write_text(f"scenario: Gift\nsites: staging\n{persona}\njourneys: {{ask: [go: /]}}\n", encoding="utf-8")
    path = left_open(folder, locale="en_GB", seed="x", private=["tel"])  # type: ignore[arg-type]
    sending = deliver_soon(folder, "Your gift, 07700 900461, Hush-hush-77")
    main(["follow-up", "reports"])
    sending.join()
    [mail] = read_visit(path).mails
    assert mail.subject == "Your gift, 0••••••••, ••••••••"


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"mailbox": "••••••••"}, "its address is private, and not kept"),
        ({"private": ["tel"], "locale": "en_GB"}, "gift.yaml, which has the facts that nothing may show, is not here"),
    ],
)
def test_what_is_private_and_not_known_any_more_keeps_a_visit_from_being_followed_up(
    folder: Path, capsys: pytest.CaptureFixture[str], more: dict[str, str], told: str
) -> None:
    path = left_open(folder, **more)
    before = path.read_bytes()
    sending = deliver_soon(folder, "Your gift") if "private" in more else None
    assert main(["follow-up", "reports"]) == 2
    if sending:
        sending.join()
    assert told in capsys.readouterr().err
    assert path.read_bytes() == before
