"""Inbox files, and which of them a visit uses."""

from pathlib import Path

import pytest

from harness.errors import BadFile
from harness.inbox import InboxPlan
from harness.scenario import check, find_files, find_inbox, inbox_schema, is_scenario, load_inbox, load_scenario, load_site

from .test_finding import GOOD, put
from .test_schema import errors

ADDRESS = "address: shopper+{visit}@example.com\n"
IMAP = f"""\
inbox: imap
{ADDRESS}host: imap.example.com
port: 1993
tls: starttls
user: shopper@example.com
password: "{{file:~/.mail}}"
folders: [INBOX, Junk]
every: 2 s
delete: yes
send: {{host: smtp.example.com, port: 587, tls: starttls, user: shopper, password: "{{env:SMTP_PASSWORD}}"}}
"""
MAILPIT = f"inbox: mailpit\n{ADDRESS}url: https://mail.staging.example/pit\n"
RECEIVER = "inbox: receiver\naddress: '{visit}@müller.example'\nhost: 0.0.0.0\nport: 2525\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path / "sites" / "gym.yaml", "site: Gym\nurl: https://gym.example\n")
    put(tmp_path / "sites" / "named.yaml", "site: Gym\nurl: https://gym.example\ninbox: home\n")
    put(tmp_path / "sites" / "pub.yaml", "site: Pub\nurl: street:corner-pub\n")
    put(tmp_path / "inboxes" / "home.yaml", MAILPIT)
    return tmp_path


def test_a_whole_mailbox(tmp_path: Path) -> None:
    path = put(tmp_path / "home.yaml", IMAP)
    sending = {"host": "smtp.example.com", "port": "587", "tls": "starttls", "user": "shopper", "password": "{env:SMTP_PASSWORD}"}
    assert load_inbox(path) == InboxPlan(
        "home", "imap", "shopper+{visit}@example.com", path, "imap.example.com", 1993, "starttls", "", "shopper@example.com",
        "{file:~/.mail}", ("INBOX", "Junk"), 2.0, True, sending,
    )  # fmt: skip


def test_the_other_kinds(tmp_path: Path) -> None:
    mailpit = load_inbox(put(tmp_path / "pit.yaml", MAILPIT))
    assert (mailpit.kind, mailpit.url, mailpit.every, mailpit.delete) == ("mailpit", "https://mail.staging.example/pit", 1.0, False)
    receiver = load_inbox(put(tmp_path / "own.yaml", RECEIVER))
    assert (receiver.kind, receiver.host, receiver.port) == ("receiver", "0.0.0.0", 2525)


def test_what_is_left_out_stays_as_planned(tmp_path: Path) -> None:
    path = put(tmp_path / "own.yaml", f"inbox: receiver\n{ADDRESS}port: 2525\n")
    assert load_inbox(path) == InboxPlan("own", "receiver", "shopper+{visit}@example.com", path, port=2525)


def test_a_plan_shows_no_password() -> None:
    plan = InboxPlan("home", "imap", "", password="s3cret", send={"password": "s3cret"})
    assert "s3cret" not in repr(plan)


@pytest.mark.parametrize("text", [IMAP, MAILPIT, RECEIVER, f"inbox: receiver\n{ADDRESS}port: 2525\n"])
def test_good_files_fit_the_schema(text: str) -> None:
    assert errors(text, inbox_schema()) == []


@pytest.mark.parametrize(
    "text",
    [
        "inbox: receiver\naddress: shopper@example.com\nport: 2525\n",
        "inbox: receiver\n" + ADDRESS,
        "inbox: pigeon\n" + ADDRESS,
        "inbox: imap\n" + ADDRESS,
        "inbox: mailpit\n" + ADDRESS,
        f"inbox: receiver\n{ADDRESS}port: 2525\nfolders: [INBOX]\n",
        MAILPIT.replace("https:", "ftp:"),
        IMAP.replace("{file:~/.mail}", "Tr0ub4dor"),
        IMAP.replace("port: 1993", "port: 99999"),
        IMAP.replace("{host: smtp.example.com, ", "{"),
    ],
)
def test_mistakes_fit_neither_schema_nor_reader(text: str, tmp_path: Path) -> None:
    assert errors(text, inbox_schema())
    with pytest.raises(BadFile):
        load_inbox(put(tmp_path / "home.yaml", text))


def test_a_site_names_its_inbox(folder: Path) -> None:
    put(folder / "inboxes" / "other.yaml", RECEIVER)
    found = find_inbox(load_site(folder / "sites" / "named.yaml"), folder / "a.yaml")
    assert found is not None
    assert (found.key, found.kind) == ("home", "mailpit")


def test_the_only_inbox_is_everybodys_but_the_streets(folder: Path) -> None:
    scenario = folder / "deep" / "a.yaml"
    found = find_inbox(load_site(folder / "sites" / "gym.yaml"), scenario)
    assert found is not None
    assert found.key == "home"
    assert find_inbox(load_site(folder / "sites" / "pub.yaml"), scenario) is None
    put(folder / "deep" / "inboxes" / "near.yaml", RECEIVER)
    near = find_inbox(load_site(folder / "sites" / "gym.yaml"), scenario)
    assert near is not None
    assert near.key == "near", "the nearest folder counts"


def test_of_several_none_is_taken_and_without_any_there_is_none(folder: Path) -> None:
    site = load_site(folder / "sites" / "gym.yaml")
    put(folder / "inboxes" / "other.yaml", RECEIVER)
    assert find_inbox(site, folder / "a.yaml") is None
    for path in (folder / "inboxes").iterdir():
        path.unlink()
    assert find_inbox(site, folder / "a.yaml") is None


def test_an_inbox_with_mistakes_is_told(folder: Path) -> None:
    put(folder / "inboxes" / "home.yaml", "inbox: mailpit\n")
    with pytest.raises(BadFile, match="`address` is missing"):
        find_inbox(load_site(folder / "sites" / "gym.yaml"), folder / "a.yaml")


def test_inboxes_are_no_scenarios_and_are_checked(folder: Path) -> None:
    put(folder / "a.yaml", GOOD.replace("gym", "gym, named"))
    bad = put(folder / "inboxes" / "bad.yaml", f"inbox: mailpit\n{ADDRESS}")
    assert not is_scenario(bad)
    found = find_files([folder])
    assert [path.name for path in found.inboxes] == ["bad.yaml", "home.yaml"]
    assert [(Path(each.path).name, each.message) for each in check(found)] == [("bad.yaml", "`inbox: mailpit` needs `url`")]
    assert [each.message for each in check([bad])] == ["`inbox: mailpit` needs `url`"]


def test_an_inbox_that_a_scenarios_site_names_is_checked_once(folder: Path) -> None:
    path = put(folder / "a.yaml", GOOD.replace("gym", "named"))
    put(folder / "inboxes" / "home.yaml", "inbox: mailpit\n")
    assert [each.message for each in check([path])] == ["`address` is missing", "`inbox: mailpit` needs `url`"]
    assert len(check([folder])) == 2


def test_a_site_that_names_an_inbox_that_is_not_there(folder: Path) -> None:
    (folder / "inboxes" / "home.yaml").unlink()
    [problem] = check([folder / "sites" / "named.yaml"])
    assert (problem.message, problem.help) == ("there is no inbox `home`", "write inboxes/home.yaml beside the folder `sites/`")


def test_waiting_for_mails_at_a_site_without_an_inbox_is_a_mistake_of_checking_only(folder: Path) -> None:
    steps = "    - go: /\n    - mail: {subject: Hello}\n    - mail: {subject: Bye}\n"
    path = put(folder / "a.yaml", f"scenario: S\nsites: [gym, named, pub]\njourneys:\n  ask:\n{steps}")
    assert check([path]) == []
    put(folder / "inboxes" / "other.yaml", RECEIVER)
    [problem] = check([path])
    assert (problem.line, problem.column, problem.message) == (6, 7, "site `gym` has no inbox")
    assert problem.help == "name one in sites/gym.yaml: `inbox: home`"
    assert load_scenario(path).sites == ("gym", "named", "pub")
