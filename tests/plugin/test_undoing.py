"""What a run has sent is taken back when the visit is over, however it ended."""

import json
import os
import re
import signal
import subprocess
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from harness.exits import Exit

from .company import WAIT, Company, serve
from .project import SLOWEST_SECONDS, Project

FAST = ("--report", "json", "--no-probe")
JOIN = """\
scenario: Join
sites: [{site}]
limit: 2 s
journeys:
  join:
    - go: /
    - click: Join
    - fill: form
    - click: Confirm membership
      commit: true
    - {last}
undo:
  leave:
    mirrors: join
    steps: [go: /, click: Leave, click: End my membership, expect: Your membership has ended]
"""


HALTS = {
    "dead-end": "expect: Nothing that is there", "stale": "click: Nowhere", "no-mail": "mail: {subject: Never, within: 1 s}"
}  # fmt: skip


def join(project: Project, site: str, last: str = "expect: Welcome, {given-name}", name: str = "join", commit: str = "true") -> None:
    project.write(f"scenarios/sites/{site}.yaml", f"site: {site.title()}\nurl: street:{site}\n")
    text = JOIN.replace("{site}", site).replace("{last}", last).replace("commit: true", f"commit: {commit}")
    project.write(f"scenarios/{name}.yaml", text)


def visit(project: Project, id: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((project.folder / "reports" / "visits" / id / "visit.json").read_bytes())
    return found


def test_what_was_sent_is_taken_back_and_costs_nobody_anything(project: Project) -> None:
    join(project, "river-association")
    assert project.mystery_shop("run", *FAST).status == 0
    kept = visit(project, "join--river-association")
    assert [(sent["name"], sent["by"], sent["undo"]) for sent in kept["committed"]] == [("Confirm membership", "step", "undone")]
    [undone] = kept["undone"]
    assert (undone["name"], undone["mirrors"], undone["state"]) == ("leave", "join", "undone")
    assert undone["words"].startswith("Your membership has ended")
    assert undone["url"].endswith("/left")
    assert [journey["name"] for journey in kept["journeys"]] == ["join"]
    assert not any("/left" in view["url"] for view in kept["views"])
    pictures = {name for name in project.files() if name.endswith(".jpg")}
    shown = {view["screenshot"] for view in kept["views"] if view.get("screenshot")} | {undone["picture"]}
    assert {name.rpartition("/")[2] for name in pictures} == shown
    assert project.scorecards()["join--river-association"]["effort"]["clicks"] == 2


def test_it_is_after_a_halt_too_and_what_was_not_sent_is_not(project: Project) -> None:
    for name, last in HALTS.items():
        join(project, "river-association", last, name)
    join(project, "river-association", name="unsent", commit="false")
    project.mystery_shop("run", "--no-pictures", *FAST)
    for name in HALTS:
        assert [undone["state"] for undone in visit(project, f"{name}--river-association")["undone"]] == ["undone"], name
    assert "undone" not in visit(project, "unsent--river-association")


def test_a_company_that_lets_nobody_go_is_named(project: Project) -> None:
    join(project, "pulse-gym")
    assert project.mystery_shop("run", *FAST).status == Exit.BROKEN, "a run that has left something behind is not green"
    kept = visit(project, "join--pulse-gym")
    assert [sent["undo"] for sent in kept["committed"]] == ["not-undone"]
    [undone] = kept["undone"]
    assert undone.get("state", "not-undone") == "not-undone"
    assert undone["reason"]
    assert undone["words"]


def test_each_attempt_takes_back_its_own(project: Project) -> None:
    join(project, "river-association")
    path = project.folder / "scenarios" / "join.yaml"
    path.write_text(path.read_text().replace("      commit: true\n", ""))
    project.mystery_shop("run", "--commit", "--repeat", "2", *FAST)
    kept = [visit(project, f"join--river-association{more}") for more in ("", "--2")]
    assert [(each["committed"][0]["by"], each["undone"][0]["state"]) for each in kept] == [("command", "undone")] * 2


# --- Ctrl-C

PAGES = {
    "/": '<title>Shop</title><h1>Shop</h1><a href="/ordered">Place order</a>',
    "/ordered": "<title>Thank you</title><h1>Thank you</h1><p>Order number: A-17",
    "/orders": '<title>Orders</title><h1>Orders</h1><a href="/cancelled">Cancel A-17</a>',
    "/cancelled": "<title>Cancelled</title><h1>Cancelled</h1><p>Your order is cancelled.",
    WAIT: "<title>At last</title><p>At last",
}
ORDER = f"""\
scenario: Order
sites: [shop]
limit: 60 s
journeys:
  order:
    - go: /
    - click: Place order
      commit: true
    - read: {{number: Order number}}
    - go: {WAIT}
undo:
  cancel:
    - go: /orders
"""
CANCEL = '    - click: "Cancel {number}"\n    - expect: Your order is cancelled\n'


@pytest.fixture
def shop() -> Iterator[Company]:
    with serve(PAGES) as company:
        yield company


def begin(project: Project, shop: Company, undo: str, workers: int, environment: Mapping[str, str] | None = None) -> subprocess.Popen[str]:
    project.write("scenarios/sites/shop.yaml", f"site: The Shop\nurl: {shop.url}\n")
    for name in ("order", "order-again")[:workers]:
        project.write(f"scenarios/{name}.yaml", ORDER + undo)
    more = ["-n", str(workers)] if workers > 1 else []
    run = project.start("scenarios", *more, environment=environment or {})
    assert all(shop.waiting.acquire(timeout=SLOWEST_SECONDS) for _ in range(workers))
    return run


@pytest.mark.parametrize("workers", [1, 2])
def test_ctrl_c_takes_back_what_was_sent(project: Project, shop: Company, workers: int) -> None:
    run = begin(project, shop, CANCEL, workers)
    os.killpg(run.pid, signal.SIGINT)
    said = run.communicate(timeout=SLOWEST_SECONDS)[0]
    assert run.returncode == pytest.ExitCode.INTERRUPTED, said
    assert sum(path == "/cancelled" for path, _ in shop.asked) == workers
    assert workers > 1 or "Taking back what was sent to The Shop: 60 s at most; Ctrl-C again gives it up." in said
    for name in ("order", "order-again")[:workers]:
        kept = visit(project, f"{name}--shop")
        assert [sent["undo"] for sent in kept["committed"]] == ["undone"]
        assert [step["done"] for step in kept["journeys"][0]["steps"] if step["words"].startswith("read")] == [True]


def test_ctrl_c_again_gives_it_up(project: Project, shop: Company) -> None:
    run = begin(project, shop, f"    - go: {WAIT}\n", 1)
    os.killpg(run.pid, signal.SIGINT)
    assert shop.waiting.acquire(timeout=SLOWEST_SECONDS)
    os.killpg(run.pid, signal.SIGINT)
    said = run.communicate(timeout=SLOWEST_SECONDS)[0]
    assert run.returncode == pytest.ExitCode.INTERRUPTED, said
    kept = visit(project, "order--shop")
    assert [sent["undo"] for sent in kept["committed"]] == ["not-undone"]
    assert [undone["reason"] for undone in kept["undone"]] == ["It was given up by Ctrl-C."]
    first = said.index("!! What 1 visit sent could not be taken back !!")
    assert first < said.index("The Shop, Order: `Place order` ") < said.index("number: A-17") < said.index("KeyboardInterrupt !!")
    page, summary = ((project.folder / "reports" / name).read_text("utf-8") for name in ("index.html", "summary.md"))
    assert summary.startswith("### What 1 visit sent could not be taken back\n\n- **The Shop, Order: ")
    assert page.index('class="left"') < page.index("<dd><code>A-17</code></dd>") < page.index("No visit has finished.")


def test_an_exception_takes_nothing_from_it(project: Project, shop: Company) -> None:
    project.write("scenarios/conftest.py", """
        import pytest


        @pytest.fixture
        def try_out():
            def broken(walk):
                raise RuntimeError("of whoever wrote this fixture")
            return broken
    """)
    shop.release.set()
    run = begin(project, shop, CANCEL, 1)
    said = run.communicate(timeout=SLOWEST_SECONDS)[0]
    assert re.search("RuntimeError: of whoever wrote this fixture", said)
    assert [sent["undo"] for sent in visit(project, "order--shop")["committed"]] == ["undone"]
