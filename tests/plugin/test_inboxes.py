"""A run with an inbox of its own: an address for each visit, one connection for all workers, and clear words where it fails."""

import smtplib
import socket
import threading
from collections.abc import Iterator
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from harness.inbox.pigeonholes import Pigeonholes
from harness.model import Visit
from harness.plugin.inboxes import Mailbox
from harness.visit_file import read_visit

from .project import Project

FORM = "<form action=/thanks><label>E-mail <input type=email name=email></label><button>Subscribe</button></form>"
STEPS = """\
- go: /
- fill: {E-mail: "{email}"}
- click: Subscribe
- expect: Thank you
- mail: {subject: Confirm, within: 20 s, take: {who: You are}, follow: Confirm}
- expect: Confirmed
"""


class Mailer:
    """A company that writes to whoever subscribes; `told` are the addresses it was told."""

    def __init__(self, port: int) -> None:
        self.told: list[str] = []
        company = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                parts = urlsplit(self.path)
                if parts.path == "/thanks":
                    company.told.append(parse_qs(parts.query)["email"][0])
                    company.write(port, company.told[-1])
                page = {"/": FORM, "/thanks": "<h1>Thank you</h1>", "/confirm": "<h1>Confirmed</h1>"}.get(parts.path, "")
                body = f"<!doctype html><title>Shop</title>{page}".encode()
                self.send_response(200 if page else 404)
                self.send_header("Content-Type", "text/html")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *arguments: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def write(self, port: int, address: str) -> None:
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = "Shop <shop@staging.example>", address, "Confirm your address"
        mail.set_content(f"You are: {address}\n\nConfirm: {self.url}/confirm\n")
        mail.add_alternative(f"<p>You are: {address}</p><a href='{self.url}/confirm'>Confirm</a>", subtype="html")
        with smtplib.SMTP("127.0.0.1", port) as connection:
            connection.send_message(mail)


@pytest.fixture
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        return int(door.getsockname()[1])


@pytest.fixture
def mailer(port: int) -> Iterator[Mailer]:
    company = Mailer(port)
    yield company
    company.server.shutdown()
    company.server.server_close()


def inbox(project: Project, port: int, more: str = "") -> None:
    project.write("scenarios/inboxes/staging.yaml", f"inbox: receiver\naddress: shopper+{{visit}}@staging.example\nport: {port}\n{more}")


def visits(project: Project) -> list[Visit]:
    return [read_visit(path) for path in sorted((project.folder / "reports").rglob("visit.json"))]


@pytest.mark.parametrize("workers", ["0", "2"])
def test_each_visit_reads_its_own_mail_over_one_inbox(project: Project, mailer: Mailer, port: int, workers: str) -> None:
    inbox(project, port)
    for number in range(4):
        project.site(f"shop-{number}", mailer.url)
    project.scenario("subscribe", "shop-*", STEPS, limit="10 s")
    ended = project.pytest("scenarios", "-n", workers)
    assert ended.status == 0, ended.said
    walked = visits(project)
    assert len({visit.mailbox for visit in walked}) == 4
    assert sorted(mailer.told) == sorted(visit.mailbox for visit in walked)
    for visit in walked:
        [kept] = [step.kept["who"] for step in visit.journeys[0].steps if step.kept]
        assert (visit.inbox, kept, len(visit.mails)) == ("staging", visit.mailbox, 1)
        assert visit.journeys[0].effort.keystrokes == len("shopper@staging.example"), "the tag is none of the customer's typing"


def test_scenarios_of_one_name_have_two_addresses_and_one_that_a_scenario_gives_stays(project: Project, mailer: Mailer, port: int) -> None:
    inbox(project, port)
    project.site("shop", mailer.url)
    for folder in ("one", "two", "with-its-own"):
        path = project.scenario(f"{folder}/subscribe", "shop", STEPS, limit="10 s")
    path.write_text(path.read_text().replace("limit:", "persona: {email: qa@staging.example}\nlimit:"))
    assert project.pytest("scenarios").status == 0
    *tagged, given = mailer.told
    assert len(set(tagged)) == 2
    assert all(address.startswith("shopper+") for address in tagged)
    assert given == "qa@staging.example"


def test_an_inbox_that_cannot_be_opened_is_an_error_of_that_visit_alone(project: Project, mailer: Mailer) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        inbox(project, taken.getsockname()[1])
        project.site("shop", mailer.url)
        project.scenario("subscribe", "shop", STEPS)
        project.scenario("look", "shop", "- go: /\n- expect: Subscribe")
        ended = project.pytest("scenarios")
    assert "1 passed, 1 error" in ended.said
    assert "The receiver cannot listen at" in ended.said
    assert "scenarios/subscribe.yaml:12: `mail:" in ended.said
    assert mailer.told == [], "nobody subscribes whose mail cannot be read"


def test_a_password_that_is_not_set_names_its_variable(project: Project, mailer: Mailer) -> None:
    text = "inbox: imap\naddress: a+{visit}@shop.example\nhost: 127.0.0.1\nuser: a\npassword: '{env:SURELY_UNSET}'\n"
    project.write("scenarios/inboxes/work.yaml", text)
    project.site("shop", mailer.url)
    project.scenario("subscribe", "shop", "- go: /\n- mail: Confirm")
    ended = project.pytest("scenarios")
    assert "1 error" in ended.said
    assert "SURELY_UNSET" in ended.said


def test_without_an_inbox_a_mail_step_says_what_to_write(project: Project, mailer: Mailer) -> None:
    project.site("shop", mailer.url)
    project.scenario("subscribe", "shop", "- go: /\n- mail: Confirm")
    assert "no inbox for this site: write `inboxes/<name>.yaml`" in project.pytest("scenarios").said


def test_which_addresses_surely_arrive() -> None:
    real = Mailbox("work", Pigeonholes(), "shopper+{visit}@example.com", takes_all=False)
    assert real.takes(real.of("aino@gmail.example", "a"))
    assert real.takes("Shopper@Example.com")
    assert not any(map(real.takes, ("aino@gmail.example", "qa@example.com", "shopper@elsewhere.example", "shopper")))
    assert Mailbox("all", Pigeonholes(), "{visit}@example.com", takes_all=False).takes("anybody@example.com")
    assert Mailbox("staging", Pigeonholes(), "a+{visit}@example.com").takes("aino@gmail.example"), "a receiver takes all"
