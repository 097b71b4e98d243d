"""The fixtures of a visit's mailbox: where its mails arrive, under which address, and on whose clock."""

import dataclasses
import hashlib
from collections.abc import Iterator
from typing import Any

import pytest

from harness.browser.clock import Clock
from harness.errors import BadFile
from harness.inbox import STREET, Inbox
from harness.inbox.letterbox import Letterbox
from harness.inbox.office import Branch, Office
from harness.inbox.receiver import Receiver
from harness.personas import Persona
from harness.scenario import Site, find_inbox

OFFICE = pytest.StashKey[Office]()  # of the controller
DESK = "mailboxes"  # what a worker is told
TAG = 6  # letters and digits that tell one visit's address from another's
_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"  # none that is read as another


@dataclasses.dataclass(frozen=True)
class Mailbox:
    """The inbox of a site. `address` is what a visit's has around its `{visit}`; empty: the persona's own is given one."""

    key: str
    inbox: Inbox
    address: str = ""
    takes_all: bool = True  # mails to any address arrive in it
    run: str = ""  # what tells this run's addresses from those of others; empty where every run begins with an empty inbox

    def tag(self, visit: str) -> str:
        """Give what tells this visit from others in an address: always as long, and for the same visit of a run the same."""
        number = int.from_bytes(hashlib.sha256(f"{self.run}/{visit}".encode("utf-8", "replace")).digest()[:8], "big")
        return "".join(_LETTERS[number // len(_LETTERS) ** at % len(_LETTERS)] for at in range(TAG))

    def takes(self, email: str) -> bool:
        """Whether mails to this address surely arrive here: in a real mailbox those to its own, with whatever stands after a `+`."""
        (name, _, domain), (ours, _, here) = email.rpartition("@"), self.address.rpartition("@")
        same = ours == "{visit}" or name.partition("+")[0].lower() == ours.partition("+")[0].lower()
        return self.takes_all or (domain.lower() == here.lower() and same)

    def of(self, own: str, visit: str) -> str:
        """Give a visit's address, `own` being the customer's."""
        name, _, domain = own.rpartition("@")
        return (self.address or f"{name}+{{visit}}@{domain}").replace("{visit}", self.tag(visit))


@pytest.fixture(scope="session")
def street_post() -> Iterator[Receiver]:
    """Where the companies of the street send their mails: a receiver of this worker's own, as its street is."""
    with Receiver() as receiver:
        yield receiver


@pytest.fixture
def mailbox(site: Site, request: pytest.FixtureRequest) -> Mailbox | None:
    """Where mails from this site arrive; None where no inbox is there for it."""
    if site.url.startswith("street:"):
        return Mailbox(STREET, request.getfixturevalue("street_post"))
    try:
        plan = find_inbox(site, request.node.path)
    except BadFile as error:
        pytest.fail(str(error), pytrace=False)
    if plan is None:
        return None
    desk = desk_of(request.config)
    return Mailbox(plan.key, Branch(desk, plan), plan.address, plan.kind != "imap", run=f"{desk}{request.node.path}")


def desk_of(config: pytest.Config) -> str:
    """Say where the run's office is heard, which holds the mailboxes; the controller opens it when it is first asked for."""
    if hasattr(config, "workerinput"):
        return str(config.workerinput[DESK])
    if OFFICE not in config.stash:
        config.stash[OFFICE] = Office()
    return config.stash[OFFICE].desk


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell a worker where the office is heard."""
    node.workerinput[DESK] = desk_of(node.config)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Close the office with the mailboxes it holds, when the last worker has ended."""
    if OFFICE in config.stash:
        config.stash[OFFICE].close()
        del config.stash[OFFICE]


@pytest.fixture
def clock(site: Site, address: str, request: pytest.FixtureRequest) -> Clock:
    """The site's clock: a company of the street has one that can be moved."""
    company = site.url.removeprefix("street:")
    if company == site.url:
        return Clock()
    served = request.getfixturevalue("street")
    return Clock(lambda seconds: served.later(company, seconds))


@pytest.fixture
def letterbox(mailbox: Mailbox | None, customer: Persona, request: pytest.FixtureRequest) -> Letterbox | None:
    """The mails of this visit: those that come to the customer's address."""
    return letterbox_of(mailbox, customer, visit_of(request))


def letterbox_of(mailbox: Mailbox | None, customer: Persona, visit: str) -> Letterbox | None:
    """Give the mails that come to a customer's address; None where there is no mailbox or no address."""
    email = customer.facts.get("email", "")
    if mailbox is None or not email:
        return None
    tag = f"+{mailbox.tag(visit)}"
    return Letterbox(mailbox.inbox, mailbox.key, email, tag if tag in email else "", certain=mailbox.takes(email))


def with_address(customer: Persona, mailbox: Mailbox | None, given: bool, visit: str) -> Persona:
    """Give the customer an address of this visit's own, so that no two visits read each other's mail.

    Not where the scenario gives one, nor whoever the company knows already: it knows them by theirs.
    """
    if mailbox is None or given or customer.standing != "stranger" or "@" not in customer.facts.get("email", ""):
        return customer
    email = mailbox.of(customer.facts["email"], visit)
    return dataclasses.replace(customer, facts={**customer.facts, "email": email})


def visit_of(request: pytest.FixtureRequest) -> str:
    """Name the visit: the same in every run."""
    item = request.node
    again = f"/{item.attempt}" if item.attempt > 1 else ""
    return f"{item.scenario.name}/{item.site}/{item.standing}{again}"
