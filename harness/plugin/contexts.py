"""The fixtures of a visit's browser contexts: what they are given, and those beside the visit."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from harness.browser.life import put_away
from harness.browser.others_scripts import keep_out
from harness.browser.probe import probe_consent as measure
from harness.browser.walk import Context, Walk
from harness.errors import printable
from harness.manners.conduct import Conduct
from harness.model import ConsentProbe
from harness.personas.account import Account
from harness.plugin import items
from harness.plugin.manners import named
from harness.scenario import Site
from harness.scenario.mistakes import meant, shown
from harness.scenario.plan import Conditions


@pytest.fixture(scope="session")
def device(pytestconfig: pytest.Config, playwright: Any) -> str | None:
    """The device of the command line, for every page that a test opens."""
    name: str | None = pytestconfig.getoption("--device")
    _descriptor(playwright, name or "")
    return name


@pytest.fixture
def visit_context_args(
    browser_context_args: dict[str, Any], device: str | None, site: Site, conduct: Conduct, playwright: Any,
    request: pytest.FixtureRequest,
) -> dict[str, Any]:  # fmt: skip
    """What a visit's browser is given: the customer's language, the site's device, nothing that moves; what others give wins.

    But for the User-Agent, to which a name is added wherever it comes from.
    """
    locale = request.node.scenario.persona.locale.replace("_", "-")
    if asked := request.config.getoption("language").replace("_", "-"):
        locale = asked if "-" in asked else f"{asked}-{locale.partition('-')[2]}".rstrip("-")
    own = {"locale": locale, "reduced_motion": "reduce", "accept_downloads": False}  # what is downloaded is noted, and fills no disk
    given = {**own, **({} if device else _descriptor(playwright, site.device)), **browser_context_args, **_marked(request)}
    return given | named(conduct, given, request)


@pytest.fixture
def conditions(device: str | None, site: Site, visit_context_args: dict[str, Any], browser: Any, pytestconfig: pytest.Config) -> Conditions:
    """What the visit is made on and over; the command line wins over the site."""
    throttle = pytestconfig.getoption("throttle") or site.throttle
    if throttle != "none" and browser.browser_type.name != "chromium":
        pytest.fail(f"only Chromium can be slowed down (`throttle: {throttle}`), and this is {browser.browser_type.name}", pytrace=False)
    touch, keyboard = bool(visit_context_args.get("has_touch")), bool(pytestconfig.getoption("--keyboard"))
    return Conditions(device or site.device, touch, keyboard, throttle)


@pytest.fixture
def context(browser_context_args: dict[str, Any], request: pytest.FixtureRequest) -> Iterator[Context]:
    """A visit's browser, as `visit_context_args` says, signed in where the customer is a member; anybody else's is pytest-playwright's."""
    if not isinstance(request.node, items.VisitItem):
        yield _new_context(request)()
        return
    account: Account | None = request.getfixturevalue("account")
    site: Site = request.getfixturevalue("site")
    wanted = request.getfixturevalue("visit_context_args") | ({"storage_state": account.state} if account and account.state else {})
    if "user_agent" in wanted:  # which may stand among what pytest-playwright puts in itself; a marker wins over that
        marked = {**_marked(request), "user_agent": wanted["user_agent"]}
        request.node.add_marker(pytest.mark.browser_context_args(**marked), append=False)
    theirs = browser_context_args.keys() | _marked(request).keys()  # which pytest-playwright puts in itself
    made = _new_context(request)(**{name: wanted[name] for name in wanted.keys() - theirs})
    if site.scripts == "own":
        keep_out(made, [request.getfixturevalue("address"), *site.hosts])
    yield made
    put_away(made)


@pytest.fixture(scope="session")
def consent_probes() -> dict[str, list[ConsentProbe]]:
    """What the cookie banners of this run's sites took to refuse and to accept, so that each is asked once."""
    return {}


@pytest.fixture
def probe_consent(
    browser: Any, visit_context_args: dict[str, Any], consent_probes: dict[str, list[ConsentProbe]], request: pytest.FixtureRequest
) -> Callable[[Walk], list[ConsentProbe]]:
    """Measure what the banner that a visit has met takes, in contexts of their own."""
    args = unfilmed(visit_context_args)

    def probe(walk: Walk) -> list[ConsentProbe]:
        if request.config.getoption("--no-probe") or not walk.has_a_banner:
            return []
        key = f"{walk.shopper.address} {args}"
        if key not in consent_probes:
            met = walk.shopper.address, walk.site.language, walk.eyes.conditions, walk.eyes.turns.conduct
            consent_probes[key] = measure(lambda: browser.new_context(**args), *met)
        return consent_probes[key]

    return probe


def _new_context(request: pytest.FixtureRequest) -> Callable[..., Context]:
    made: Callable[..., Context] = request.getfixturevalue("new_context")
    return made


def unfilmed(args: Mapping[str, Any]) -> dict[str, Any]:
    """Give what a context beside the visit is made with: it leaves no film."""
    return {name: value for name, value in args.items() if not name.startswith("record_")}


def left_by(args: Mapping[str, Any]) -> list[Path]:
    """Give what a context with these arguments leaves behind: where its requests and its film are kept."""
    return [Path(args[name]) for name in ("record_har_path", "record_video_dir") if args.get(name)]


def _descriptor(playwright: Any, name: str) -> dict[str, Any]:
    """Give what Playwright knows of a device, and nothing for none."""
    if name and name not in playwright.devices:
        hint = meant(name, playwright.devices, "`playwright.devices` has their names")
        pytest.fail(f"there is no device {shown(printable(name))}; {hint}", pytrace=False)
    return dict(playwright.devices[name]) if name else {}


def _marked(request: pytest.FixtureRequest) -> dict[str, Any]:
    marker = request.node.get_closest_marker("browser_context_args")
    return dict(marker.kwargs) if marker else {}
