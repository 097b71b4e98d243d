"""Mails as they come, to be read by tests."""

from pathlib import Path

from harness.inbox import Delivery
from harness.mails.message import read_mail
from harness.model import MailView

FOLDER = Path(__file__).parent
NAMES = sorted(path.stem for path in FOLDER.glob("*.eml"))


def raw(name: str) -> bytes:
    return (FOLDER / f"{name}.eml").read_bytes()


def seen(name: str) -> MailView:
    return view(raw(name))


def view(mail: bytes) -> MailView:
    return read_mail(Delivery(mail, 1_793_600_000), "kim+a1b2c3@example.com")
