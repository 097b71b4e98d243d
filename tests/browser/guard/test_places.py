"""Where a shopper may go: the company's hosts, and no private network that the site does not name."""

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext

from harness.browser import launch
from harness.browser.guard import network, places
from harness.browser.guard.places import Places
from harness.browser.walk import Walk
from harness.manners.lookup import Names

from .judge import Judge, judging

WalkAt = Callable[..., Walk]
SHOP = Places("https://www.shop.example/", ("pay.shop-pays.example", "192.168.7.7"))
OUTSIDE = ["shop.example", "wiki.example", "intranet.example"]  # names that lead to this machine here, and elsewhere as far as we know
PUBLIC, PRIVATE_NAME = ["93.184.216.34"], ["10.0.0.5"]


@pytest.fixture
def judge() -> Iterator[Judge]:
    with judging() as served:
        yield served


@pytest.fixture(autouse=True)
def resolver(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is asked for a name: `intranet.example` is private, all others are public."""
    names = Names(lambda host: PRIVATE_NAME if host == "intranet.example" else PUBLIC)
    monkeypatch.setattr(places, "NAMES", names)


@pytest.fixture
def outside(launch_browser: Callable[..., object], browser_type_launch_args: dict[str, object]) -> Iterator[BrowserContext]:
    """A context in which `shop.example` and `wiki.example` are on the network, and not private by their names."""
    args = [*launch.arguments(), "--host-resolver-rules=" + ", ".join(f"MAP {each} 127.0.0.1" for each in OUTSIDE)]
    browser = launch_browser(**{**browser_type_launch_args, "args": args})
    context = browser.new_context()  # type: ignore[attr-defined]
    yield context
    context.close()
    browser.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("url", "ours"),
    [
        ("https://www.shop.example/a", True), ("https://shop.example/", True), ("https://accounts.shop.example/", True),
        ("https://pay.shop-pays.example/", True), ("https://other.shop-pays.example/", False),
        ("https://shop.example.evil.example/", False),
        ("https://www.shop.example@evil.example/", False), ("https://evil.example/?www.shop.example", False),
    ],
)  # fmt: skip
def test_the_company_s_hosts_are_those_named_and_those_registered_with_its_own(url: str, ours: bool) -> None:
    assert SHOP.ours(url) == ours


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0x7f000001/", "http://017700000001/", "http://localhost/",
        "http://localhost./", "http://[::1]/", "http://[::ffff:10.0.0.1]/", "http://[fe80::1]/", "http://169.254.169.254/latest/meta-data/",
        "http://10.1.2.3/", "http://172.16.0.1/", "http://192.168.1.1/", "http://0.0.0.0/", "http://printer/", "http://nas.local/",
        "http://ａdmin.internal/", "file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "chrome://settings", "view-source:http://a/",
    ],
)  # fmt: skip
def test_a_private_network_is_barred_by_every_spelling(url: str) -> None:
    assert SHOP.barred(url)
    assert Places("http://127.0.0.1:5000/").barred(url) == ("" if url.startswith("http") else SHOP.barred(url))


@pytest.mark.parametrize("url", ["https://www.shop.example/", "https://anybody.example/", "http://192.168.7.7/", "http://8.8.8.8/"])
def test_what_is_public_or_named_is_not(url: str) -> None:
    assert not SHOP.barred(url)


def test_a_name_is_barred_where_it_leads_into_a_private_network_and_not_at_a_company_that_stands_there() -> None:
    names = Names(lambda host: PRIVATE_NAME if host.endswith("intranet.example") else PUBLIC)
    shop = Places("https://www.shop.example/", ("hall.intranet.example",), names)
    assert shop.barred("http://wiki.intranet.example/a") == "leads into a private network by the name `wiki.intranet.example`"
    assert not shop.barred("http://hall.intranet.example/"), "the site names it"
    assert not Places("http://intranet.example/", (), names).barred("http://wiki.intranet.example/")
    asked: list[str] = []
    assert not Places("http://127.0.0.1/", (), Names(lambda host: asked.append(host) or PUBLIC)).barred("http://wiki.intranet.example/")
    assert not asked


PRIVATE = {
    "link": "<a href=http://127.0.0.1:{port}/acted>Go</a>", "link in another spelling": "<a href=http://2130706433:{port}/acted>Go</a>",
    "link by a name": "<a href=http://localhost:{port}/acted>Go</a>", "redirect": "<a href=/on/acted-inside>Go</a>",
    "script": "<button onclick=\"location='http://127.0.0.1:{port}/acted'\">Go</button>",
    "link by a name that leads there": "<a href=http://intranet.example:{port}/acted>Go</a>",
    "redirect by a name that leads there": "<a href=/on/acted-by-name>Go</a>",
    "form": "<form action=http://127.0.0.1:{port}/acted><button>Go</button></form>",
    "new window": "<button onclick=\"window.open('http://127.0.0.1:{port}/acted')\">Go</button>",
}  # fmt: skip


@pytest.mark.parametrize("owned", [True, False])
@pytest.mark.parametrize("way", PRIVATE)
def test_no_way_leads_into_a_private_network(way: str, owned: bool, judge: Judge, outside: BrowserContext, walk_at: WalkAt) -> None:
    port = urlsplit(judge.url).port
    judge.pages = {"/": f"<title>Shop</title>{PRIVATE[way].replace('{port}', str(port))}"}
    judge.leads = {"/on/acted-inside": f"http://127.0.0.1:{port}/acted", "/on/acted-by-name": f"http://intranet.example:{port}/acted"}
    walk = walk_at(outside, f"http://shop.example:{port}", "      - go: /\n      - click: Go\n      - expect: Inside", owned=owned)
    assert not [each for each in judge.acted() if each.path == "/acted"]
    [journey] = walk.journeys
    assert journey.halt
    assert journey.halt.cause == "held", journey.halt
    assert "leads into a private network" in journey.halt.message
    assert walk.guard.withheld[-1].url.endswith("/acted")


@pytest.mark.parametrize("owned", [True, False])
def test_a_public_page_loads_nothing_from_a_private_network(owned: bool, judge: Judge, outside: BrowserContext, walk_at: WalkAt) -> None:
    inside = f"http://127.0.0.1:{urlsplit(judge.url).port}"
    loads = f"<img src={inside}/acted1><script src={inside}/acted2.js></script><iframe src={inside}/acted3></iframe>"
    script = f"<script>fetch('{inside}/acted5').catch(() => 0)</script>"
    sheet = f"<link rel=stylesheet href={inside}/acted4>"
    judge.pages = {"/": f"<title>Shop</title><p>Hello</p>{loads}{sheet}{script}<img src=/fine>"}
    walk = walk_at(outside, inside.replace("127.0.0.1", "shop.example"), "      - go: /\n      - expect: Hello", owned=owned)
    assert not judge.acted()
    assert judge.came("/fine")
    assert walk.journeys[0].halt is None  # it is not the customer who was led there


def test_nor_calls_a_name_that_leads_there(judge: Judge, outside: BrowserContext, walk_at: WalkAt) -> None:
    port = urlsplit(judge.url).port
    there = f"http://intranet.example:{port}"
    judge.pages = {"/": f"<title>Shop</title><p>Hello</p><iframe src={there}/acted1></iframe><script>fetch('{there}/acted2')</script>"}
    walk = walk_at(outside, f"http://shop.example:{port}", "      - go: /\n      - expect: Hello", owned=False)
    assert not judge.acted()
    assert walk.journeys[0].halt is None


def test_a_page_whose_name_was_said_to_lead_elsewhere_is_left(
    judge: Judge, outside: BrowserContext, walk_at: WalkAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered = iter([False, True])  # where the first page came from and the second; all of them come from this machine
    monkeypatch.setattr(network, "stands_inside", lambda address: address == "127.0.0.1" and next(answered))
    judge.pages = {"/": "<title>Shop</title><a href=/told>Go</a>", "/told": "<title>Told</title><h1>Router</h1><a href=/acted>Restart</a>"}
    steps = "      - go: /\n      - click: Go\n      - click: Restart"
    walk = walk_at(outside, f"http://shop.example:{urlsplit(judge.url).port}", steps, owned=False)
    assert not judge.acted()
    [journey] = walk.journeys
    assert journey.halt
    assert "by a name that changes where it leads" in journey.halt.message


@pytest.mark.parametrize("owned", [True, False])
def test_another_company_s_page_is_seen_and_nothing_done_there(owned: bool, judge: Judge, outside: BrowserContext, walk_at: WalkAt) -> None:
    port = urlsplit(judge.url).port
    there = f"http://wiki.example:{port}"
    judge.pages = {
        "/": f"<title>Shop</title><a href={there}/wiki>Wiki</a>",
        "/wiki": "<title>Wiki</title><h1>We are another company</h1><a href=/acted>Further</a>",
    }
    go = "      - go: /\n      - click: Wiki\n      - expect: We are another company\n"
    walk = walk_at(outside, f"http://shop.example:{port}", f"{go}      - click: Further", owned=owned)
    [journey] = walk.journeys
    assert [step.done for step in journey.steps] == [True, True, True, False]
    assert journey.halt
    assert (journey.halt.cause, journey.halt.wanted) == ("held", "Further")
    assert "wiki.example" in journey.halt.message
    assert not judge.acted()


def test_another_company_s_page_leads_nowhere_by_itself(judge: Judge, outside: BrowserContext, walk_at: WalkAt) -> None:
    port = urlsplit(judge.url).port
    judge.pages = {
        "/": f"<title>Shop</title><a href=http://wiki.example:{port}/wiki>Wiki</a>",
        "/wiki": "<title>Wiki</title><meta http-equiv=refresh content='0;url=/acted'><h1>We are another company</h1>",
    }
    steps = "      - go: /\n      - click: Wiki\n      - expect: We are another company\n      - back\n      - expect: Wiki"
    walk = walk_at(outside, f"http://shop.example:{port}", steps, owned=False)
    assert walk.journeys[0].halt is None
    assert not judge.acted()


def test_what_is_no_page_is_not_gone_to(judge: Judge, context: BrowserContext, walk_at: WalkAt) -> None:
    judge.pages = {"/": "<title>Shop</title><p>Address: file:///etc/passwd</p>"}
    walk = walk_at(context, judge.url, "      - go: /\n      - read: {place: Address}\n      - go: '{place}'")
    [journey] = walk.journeys
    assert journey.halt
    assert journey.halt.cause == "held"
    assert journey.halt.message == "`file:///etc/passwd` leads to `file:`; what the site does not name is not opened."
