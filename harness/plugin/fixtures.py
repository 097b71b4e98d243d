"""The fixtures of a visit; each can be overridden in a `conftest.py`, as any fixture of pytest."""

import dataclasses
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from harness.browser import launch, signing_in
from harness.browser.clock import Clock
from harness.browser.life import outliving
from harness.browser.recording import Recorder
from harness.browser.recounting import continued
from harness.browser.secrets import Secrets
from harness.browser.walk import Context, Walk
from harness.errors import BadFile
from harness.files import checksum, file_name
from harness.inbox.letterbox import Letterbox
from harness.inbox.receiver import Receiver
from harness.manners.conduct import Conduct
from harness.model import ConsentProbe, Journey, Trial, Visit
from harness.personas import Persona, persona
from harness.personas.account import Account
from harness.plugin import items
from harness.plugin.accounts import ACCOUNTS, Accounts
from harness.plugin.contexts import left_by, unfilmed
from harness.plugin.discretion import LEAVINGS, SECRETS
from harness.plugin.inboxes import Mailbox, visit_of, with_address
from harness.plugin.underway import Underway, left_behind
from harness.reading.undoing import marked
from harness.scenario import Scenario, Site, find_site
from harness.scenario.allowances import asked_budget
from harness.scenario.plan import Conditions
from harness.scenario.standing import given, lacking, unset, with_secrets
from harness.street.process import spawn
from harness.vault import whole_place
from harness.visit_file import write_recording, write_visit

LEFT = pytest.StashKey[Visit | None]()  # what an earlier part of the run has left of a visit


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any], pytestconfig: pytest.Config, playwright: Any, request: pytest.FixtureRequest
) -> dict[str, Any]:
    """Start the browser that this machine has, fetching one for visits; options given to pytest-playwright win."""
    engines = pytestconfig.getoption("--browser") or ["chromium"]
    if browser_type_launch_args.get("channel") or browser_type_launch_args.get("executable_path") or engines != ["chromium"]:
        return browser_type_launch_args
    own, headed = Path(playwright.chromium.executable_path), browser_type_launch_args.get("headless") is False
    visits = any(isinstance(item, items.VisitItem) for item in request.session.items)
    try:
        found = launch.make_sure(own, headed) if visits else launch.find(own, headed)
    except launch.NoBrowser as error:
        pytest.fail(str(error), pytrace=False)
    # On Ctrl-C pytest puts everything away; a driver that had ended by itself would leave nobody to close the browser through.
    return {"handle_sigint": False, **(launch.options(found) if found else {}), **browser_type_launch_args}


@pytest.fixture(scope="session")
def street(street_post: Receiver) -> Iterator[Any]:
    """The street of fictional companies, served by a process of its own for as long as this worker runs."""
    with spawn(mail=street_post.port) as served:
        # What customers write goes back to the street.
        street_post.outgoing = {"host": "127.0.0.1", "port": str(served.mail_port), "tls": "none"}
        yield served


@pytest.fixture
def scenario(request: pytest.FixtureRequest) -> Scenario:
    """The scenario of this item."""
    item = request.node
    assert isinstance(item, items.VisitItem)
    return item.scenario


@pytest.fixture
def site(request: pytest.FixtureRequest) -> Site:
    """The site of this item."""
    try:
        found = find_site(request.node.site, request.node.path)
    except BadFile as error:
        pytest.fail(str(error), pytrace=False)
    asked = [("", asked_budget(text)) for text in request.config.getoption("budgets")]
    language = request.config.getoption("language") or found.language
    commit = bool(request.config.getoption("--commit"))
    return dataclasses.replace(found, language=language, budgets=(*found.budgets, *asked), asked=commit)


@pytest.fixture
def address(site: Site, request: pytest.FixtureRequest) -> str:
    """Where the site is: for a company of the street, wherever the street is served; it has forgotten all its customers."""
    company = site.url.removeprefix("street:")
    if company == site.url:
        return site.url
    served = request.getfixturevalue("street")
    served.reset(company)
    return str(served.address(company))


@pytest.fixture
def customer(scenario: Scenario, site: Site, mailbox: Mailbox | None, request: pytest.FixtureRequest) -> Persona:
    """The persona who walks: the same at every company and on every day, but for the address that mails to this visit come to.

    A scenario that is walked again is walked by somebody else, but for whom the company knows: that is always the same customer.
    """
    plan, standing, attempt = scenario.persona, request.node.standing, request.node.attempt
    seed = (plan.seed or scenario.name) + (f"-{attempt}" if attempt > 1 and standing == "stranger" else "")
    made = persona(plan.locale, seed, given(scenario, os.environ), standing)
    made = with_address(made, mailbox, "email" in plan.facts, visit_of(request))
    private = frozenset(plan.private) | {token for token, text in plan.facts.items() if whole_place(text)}
    made = dataclasses.replace(made, facts=with_secrets(made.facts, site, standing, os.environ), private=private)
    request.node.stash[SECRETS] = Secrets.of(made)
    return made


@pytest.fixture(scope="session")
def accounts(pytestconfig: pytest.Config) -> Accounts:
    """The accounts that this run has signed in to, shared between its workers."""
    return Accounts(pytestconfig.stash[ACCOUNTS])


@pytest.fixture
def account(
    scenario: Scenario, site: Site, address: str, customer: Persona, accounts: Accounts, browser: Any,
    visit_context_args: dict[str, Any], conduct: Conduct, barred: str, request: pytest.FixtureRequest,
) -> Account | None:  # fmt: skip
    """A member's account at the site, signed in to once in a run; None for others, and where nobody can be signed in."""
    if barred or customer.standing != "member" or lacking(scenario, site, "member")[0] or unset(scenario, site, "member", customer.facts):
        return None

    def walk_in() -> Account:
        # Not by `new_context`: pytest-playwright would keep traces and films of the password being typed.
        context = browser.new_context(**unfilmed(visit_context_args))
        try:
            record = bool(request.config.getoption("--record"))
            return signing_in.sign_in(context, scenario, site, address, customer, conduct, record)
        finally:
            context.close()

    return accounts.get(signing_in.key(site, address, customer), walk_in)


@pytest.fixture
def visit_folder(request: pytest.FixtureRequest, site: Site) -> Path:
    """An empty folder for the visit and its pictures; that of a visit that ended before its run did is left as it is."""
    item = request.node
    standings = [item.standing] * (f"[{item.standing}" in item.name)
    name = "--".join([_folder_name(request), file_name(site.key), *standings, *[str(item.attempt)] * (item.attempt > 1)])
    name += "--keyboard" if request.config.getoption("--keyboard") else ""
    folder = Path(request.config.getoption("--reports")) / "visits" / name
    left = left_behind(folder, item.config.stash[items.RUN]) if item.config.option.resume else None
    item.stash[LEFT] = left
    if left is None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    return folder


def _folder_name(request: pytest.FixtureRequest) -> str:
    """Name the scenario by its file, readable and safe on every system; no two files of a run are given the same name."""
    path, root = request.node.path, request.config.rootpath
    said = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
    said = said.removesuffix(".yaml").removeprefix("scenarios/")
    name = file_name(said.replace("/", "--"))
    return f"{name}-{checksum(said)}" if "--" in said else name


@pytest.fixture
def visit(visit_folder: Path, request: pytest.FixtureRequest) -> Visit:
    """The visit: what an earlier part of the run has left of it, or else what is walked now."""
    left = request.node.stash.get(LEFT, None)
    return left or request.getfixturevalue("walked")  # type: ignore[no-any-return]


@pytest.fixture
def walked(
    context: Context, scenario: Scenario, site: Site, address: str, customer: Persona, account: Account | None, conditions: Conditions,
    letterbox: Letterbox | None, clock: Clock, conduct: Conduct, barred: str, visit_folder: Path,
    probe_consent: Callable[[Walk], list[ConsentProbe]], try_out: Callable[[Walk], list[Trial]],
    take_back: Callable[[Walk, Visit, bool], Visit], output_path: str, visit_context_args: dict[str, Any], request: pytest.FixtureRequest,
) -> Visit:  # fmt: skip
    """Walk the scenario and write down what happened, also when it was cut short."""
    pictures = None if request.config.getoption("--no-pictures") else visit_folder
    walk = Walk(context, scenario, site, address, customer, pictures, account, conditions, letterbox, clock, conduct)
    walk.barred = walk.barred or barred
    request.node.stash[SECRETS] = walk.eyes.secrets
    request.node.stash[LEAVINGS] = [Path(output_path), *left_by(visit_context_args)]
    recorder = Recorder(context, walk) if request.config.getoption("--record") else None
    mark, whole, cut = _marked(walk, request), False, False
    try:
        for plan in scenario.journeys:
            walk.journey(plan)
        with outliving(context):
            walk.close_mailbox()
            walk.consent_probes = probe_consent(walk)
            walk.trials = try_out(walk)
        whole = not barred  # else it is walked by whoever resumes the run another day
    except KeyboardInterrupt:
        cut = True
        raise
    finally:
        visit = marked(_so_far(walk, request, whole), scenario.undo)
        write_visit(visit, visit_folder / "visit.json")
        if recorder:
            recorded = recorder.recording(visit)
            before = account.recording if account else None
            write_recording(continued(before, recorded) if before else recorded, visit_folder / "recording.json")
        if (settled := take_back(walk, visit, cut)) is not visit:
            write_visit(visit := settled, visit_folder / "visit.json")
    mark.end()
    return visit


def _marked(walk: Walk, request: pytest.FixtureRequest) -> Underway:
    """Note beside the visit that it has begun, and from now on what it is about to send for good."""
    planned = [Journey(name=plan.name, mirrors=plan.mirrors, kind=plan.kind, walked=False) for plan in walk.scenario.journeys]
    begun = msgspec.structs.replace(_so_far(walk, request, whole=True), journeys=planned)
    mark = Underway(request.getfixturevalue("visit_folder"), request.node.nodeid, begun)
    walk.guard.about_to_commit = mark.about_to_commit
    return mark


def _so_far(walk: Walk, request: pytest.FixtureRequest, whole: bool) -> Visit:
    visit = walk.visit(request.getfixturevalue("visit_folder").name, request.node.attempt)
    return msgspec.structs.replace(visit, run=request.config.stash[items.RUN], cut_short=not whole, retry=request.node.retry)
