"""Telling companies apart by host name: one WSGI application for the whole street."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

from harness.street.company import Company
from harness.street.front import front
from harness.street.ledger import Ledger
from harness.street.letterbox import Received
from harness.street.post import Postman
from harness.street.premises import Premises, Surroundings

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

PLAIN_HOSTS = ("localhost", "127.0.0.1")


class Dispatch:
    """The street as a WSGI application, with its ledger in `folder`; a company answers at <key>.localhost.

    Mails to customers go to port `mail`, if there is one.
    """

    def __init__(self, companies: Iterable[Company], folder: Path, mail: int | None = None) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.surroundings = Surroundings(Ledger(folder / "street.sqlite"), Postman(mail), Event())
        self.premises = {company.key: Premises(company, self.surroundings) for company in companies}
        self._behind = {door: premises for premises in self.premises.values() for door in premises.company.doors}
        self._front = front(self.premises, self.at)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request at the company that its Host names; a name nobody has is sent to a page that lists the names."""
        host = str(environ.get("HTTP_HOST", "")).partition(":")[0].lower()
        door, _, street = host.rpartition(".")
        if street == "localhost" and door in self._behind:
            return self._behind[door].site(environ, start_response)
        if host not in PLAIN_HOSTS:
            environ["PATH_INFO"] = "/no-such-company"
        return self._front(environ, start_response)

    def reset(self, company: str | None = None) -> None:
        """Forget the customers of one company, or of all; an unknown company is a LookupError."""
        for key in self.premises if company is None else (company,):
            self.at(key).reset()

    def facts(self, company: str) -> dict[str, Any]:
        """The truth about a company's customers, as `Premises.facts` gives it; an unknown company is a LookupError."""
        return self.at(company).facts()

    def later(self, company: str, seconds: float) -> None:
        """Move a company's clock, and have it do what is due on the way; ValueError for a time that cannot be."""
        self.at(company).clock.later(seconds)

    def lives_at(self, address: str) -> Premises | None:
        """Whose mail address it is: in the domain of the company's own, or in one named by its key."""
        domain = address.rpartition("@")[2].lower()
        for premises in self.premises.values():
            company = premises.company
            if domain in (company.email.rpartition("@")[2], f"{company.key}.example", f"{company.key}.localhost"):
                return premises
        return None

    def receive(self, mail: Received) -> None:
        """Hand a mail to the company that it is for."""
        if premises := self.lives_at(mail.to):
            premises.receive(mail)

    def at(self, company: str) -> Premises:
        """The premises of a company by the name of a door of its own; an unknown name is a LookupError that names the known companies."""
        if company not in self._behind:
            raise LookupError(f"There is no company {company!r} on this street; there are {', '.join(self.premises)}.")
        return self._behind[company]

    def close(self) -> None:
        """Let everybody who waits go, and close the ledger; call it when no request is being served any more."""
        self.surroundings.closing.set()
        self.surroundings.ledger.close()
