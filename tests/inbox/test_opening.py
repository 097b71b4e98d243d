"""Secrets come from the environment and from files, and no message shows one."""

import dataclasses
from pathlib import Path

import pytest

from harness.inbox import KINDS, InboxError, InboxKind, InboxPlan
from harness.inbox.imap import ImapMailbox
from harness.inbox.mailpit import Mailpit
from harness.inbox.opening import _KINDS, open_inbox, with_secrets
from harness.inbox.receiver import Receiver

PLAN = InboxPlan("home", "receiver", "ann+{visit}@home.example")


def plan(folder: Path, **more: object) -> InboxPlan:
    return InboxPlan("home", "imap", "ann+{visit}@home.example", path=folder / "home.yaml", **more)  # type: ignore[arg-type]


def test_secrets_are_put_in(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("pa{ss}\n", encoding="utf-8")
    sending = {"host": "smtp.example", "password": "{env:SMTP_PASSWORD}"}
    given = plan(tmp_path, user="{env:WHO}", password="{file:secret}", send=sending)
    made = with_secrets(given, {"WHO": "ann", "SMTP_PASSWORD": "{env:X}"})
    assert (made.user, made.password, made.send["password"]) == ("ann", "pa{ss}", "{env:X}")
    absolute = with_secrets(plan(tmp_path / "else", password=f"{{file:{tmp_path / 'secret'}}}"), {})
    assert absolute.password == "pa{ss}"


@pytest.mark.parametrize(
    ("password", "told"),
    [
        ("{env:MAIL_PASSWORD}", "The environment has no `MAIL_PASSWORD`, which inbox `home` needs."),
        ("{env:EMPTY}", "The environment has no `EMPTY`, which inbox `home` needs."),
        ("{file:missing}", "The file `missing`, which inbox `home` needs, cannot be read: No such file or directory."),
        ("{file:empty}", "The file `empty`, which inbox `home` needs, is empty."),
        ("{file:bytes}", "The file `bytes`, which inbox `home` needs, cannot be read: it is no text."),
    ],
)
def test_what_is_missing(password: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "empty").write_text("\n", encoding="utf-8")
    (tmp_path / "bytes").write_bytes(b"\xff")
    with pytest.raises(InboxError) as caught:
        open_inbox(plan(tmp_path, password=password), {"EMPTY": ""})
    assert str(caught.value) == told


@pytest.mark.parametrize(("kind", "made"), [("receiver", Receiver), ("imap", ImapMailbox), ("mailpit", Mailpit)])
def test_every_kind_is_opened(kind: InboxKind, made: type[Receiver]) -> None:
    opened = open_inbox(dataclasses.replace(PLAN, kind=kind), {})
    assert isinstance(opened, made)
    opened.close()


def test_no_kind_is_left_out() -> None:
    assert set(_KINDS) == set(KINDS)
