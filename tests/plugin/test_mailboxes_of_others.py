"""Runs whose mails arrive at servers of others: Dovecot, and what speaks Mailpit's API."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import EmailMessage

import pytest

from tests.inbox.dovecot import PASSWORD, Dovecot, NoDovecot, running
from tests.inbox.mailpit import caught

from .project import Project
from .test_inboxes import STEPS, Mailer, visits

pytestmark = pytest.mark.real


class Posting(Mailer):
    """A company whose mails are put where a test wants them."""

    def __init__(self, put: Callable[[bytes], None]) -> None:
        self.put = put
        super().__init__(0)

    def write(self, port: int, address: str) -> None:
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = "Shop <shop@shop.example>", address, "Confirm your address"
        mail.set_content(f"You are: {address}\n\nConfirm: {self.url}/confirm\n")
        mail.add_alternative(f"<p>You are: {address}</p><a href='{self.url}/confirm'>Confirm</a>", subtype="html")
        self.put(bytes(mail))


@contextmanager
def posting(put: Callable[[bytes], None]) -> Iterator[Posting]:
    company = Posting(put)
    try:
        yield company
    finally:
        company.server.shutdown()
        company.server.server_close()


@pytest.fixture(scope="module")
def dovecot() -> Iterator[Dovecot]:
    try:
        with running() as server:
            yield server
    except NoDovecot as error:
        pytest.skip(str(error))


def write_inbox(project: Project, dovecot: Dovecot, user: str) -> None:
    text = f"""\
        inbox: imap
        address: shopper+{{visit}}@shop.example
        host: 127.0.0.1
        port: {dovecot.port}
        tls: none
        user: {user}
        password: "{{env:MAIL_PASSWORD}}"
        folders: [INBOX, Junk]
    """
    project.write("scenarios/inboxes/home.yaml", text)


def check(project: Project, company: Posting) -> None:
    """Check that four visits read one mail each, their own."""
    walked = visits(project)
    assert len({visit.mailbox for visit in walked}) == 4
    assert sorted(company.told) == sorted(visit.mailbox for visit in walked)
    for visit in walked:
        [kept] = [step.kept["who"] for step in visit.journeys[0].steps if step.kept]
        assert (kept, len(visit.mails)) == (visit.mailbox, 1)


def write_sites(project: Project, company: Posting) -> None:
    for number in range(4):
        project.site(f"shop-{number}", company.url)
    project.scenario("subscribe", "shop-*", STEPS, limit="10 s")


def test_two_workers_read_an_imap_mailbox_over_one_connection(project: Project, dovecot: Dovecot) -> None:
    user = dovecot.mailbox()
    write_inbox(project, dovecot, user)
    with posting(lambda mail: dovecot.deliver(user, mail)) as company:
        write_sites(project, company)
        ended = project.pytest("scenarios", "-n", "2", environment={"MAIL_PASSWORD": PASSWORD})
        assert ended.status == 0, ended.said
        check(project, company)
    assert dovecot.count(f"Login: user=<{user}>") == 1 + 4, "the run's, and one for each mail that is delivered"


def test_a_wrong_password_is_an_error_of_the_visits_that_need_it(project: Project, dovecot: Dovecot) -> None:
    user = dovecot.mailbox()
    write_inbox(project, dovecot, user)
    with posting(lambda mail: None) as company:
        project.site("shop", company.url)
        project.scenario("subscribe", "shop", STEPS, limit="10 s")
        project.scenario("look", "shop", "- go: /\n- expect: Subscribe")
        ended = project.pytest("scenarios", environment={"MAIL_PASSWORD": "not this one"})
    assert "1 passed, 1 error" in ended.said
    assert f"refuses the user {user} or the password: [AUTHENTICATIONFAILED] Authentication failed." in " ".join(ended.said.split())
    kept = b"".join((project.folder / "reports" / name).read_bytes() for name in project.files())
    assert b"not this one" not in kept + ended.said.encode()


def test_two_workers_read_mailpit(project: Project) -> None:
    with caught() as server, posting(server.deliver) as company:
        url = f"http://127.0.0.1:{server.port}"
        project.write("scenarios/inboxes/home.yaml", f"inbox: mailpit\naddress: shopper+{{visit}}@shop.example\nurl: {url}\n")
        write_sites(project, company)
        ended = project.pytest("scenarios", "-n", "2")
        assert ended.status == 0, ended.said
        check(project, company)
        assert server.connections == 1
