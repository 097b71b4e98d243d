"""What the harness adds to a hand-written Playwright script: wall and CPU time of the same journey, side by side in one run.

python -m tests.benchmarks.journey [rounds]
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import psutil
from playwright.sync_api import Browser, sync_playwright

from harness.browser import launch
from harness.browser.walk import Walk
from harness.personas import Persona, persona
from harness.scenario import Scenario, Site, find_site, load_scenario
from harness.street.process import SpawnedStreet, spawn

SCENARIO = Path(__file__).parents[2] / "scenarios" / "join-and-leave.yaml"
COMPANY = "river-association"
LIMITS = {"with pictures": 1.20, "without pictures": 1.08}


def by_hand(browser: Browser, address: str, customer: Persona) -> None:
    """The journey as one would write it with Playwright alone, waiting for what each page shows as its documentation advises."""
    context = browser.new_context(locale="fi-FI", reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{address}/")
    page.get_by_role("link", name="Join", exact=True).click()
    page.get_by_label("E-mail").fill(customer.facts["email"])
    page.get_by_label("Password").fill(customer.facts["password"])
    page.get_by_label("First name").fill(customer.facts["given-name"])
    page.get_by_label("Last name").fill(customer.facts["family-name"])
    page.get_by_label("Phone").fill(customer.facts["tel"])
    page.get_by_role("button", name="Confirm membership").click()
    page.get_by_text(f"Welcome, {customer.facts['given-name']}").first.wait_for()
    page.goto(f"{address}/")
    page.get_by_role("link", name="Leave", exact=True).click()
    page.get_by_role("button", name="End my membership").click()
    page.get_by_text("Your membership has ended").first.wait_for()
    context.close()


def by_harness(browser: Browser, scenario: Scenario, site: Site, address: str, customer: Persona, pictures: Path | None) -> None:
    """The journey as a visit: counted, with all its evidence."""
    context = browser.new_context(locale="fi-FI", reduced_motion="reduce")
    walk = Walk(context, scenario, site, address, customer, pictures)
    for plan in scenario.journeys:
        walk.journey(plan)
    visit = walk.visit("benchmark")
    context.close()
    assert not any(journey.halt for journey in visit.journeys), visit.journeys


def cpu_seconds(street: int) -> float:
    """CPU time of this process and all below it, ended ones included: Playwright's driver and the browser. The street runs apart."""
    spent = 0.0
    for process in [psutil.Process(), *psutil.Process().children(recursive=True)]:
        try:
            if process.pid != street:
                spent += sum(process.cpu_times()[:4])  # user, system, and both of children that have ended
        except psutil.NoSuchProcess:
            continue
    return spent


def renderers() -> list[psutil.Process]:
    """The browser's processes that show pages; one of a closed context lives on for a moment."""
    found = []
    for process in psutil.Process().children(recursive=True):
        try:
            if "--type=renderer" in process.cmdline():
                found.append(process)
        except psutil.NoSuchProcess:
            continue
    return found


def measure(rounds: int) -> dict[str, tuple[list[float], list[float]]]:
    """Walk in turns and give, for each way, the wall and the CPU seconds of every round."""
    scenario = load_scenario(SCENARIO)
    site = find_site(COMPANY, SCENARIO)
    customer = persona(scenario.persona.locale, "benchmark")
    figures: dict[str, tuple[list[float], list[float]]] = {}
    with spawn() as street, sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        found = launch.make_sure(Path(playwright.chromium.executable_path))
        browser = playwright.chromium.launch(**launch.options(found))
        address = street.address(COMPANY)
        ways: dict[str, Callable[[], None]] = {
            "by hand": lambda: by_hand(browser, address, customer),
            "with pictures": lambda: by_harness(browser, scenario, site, address, customer, Path(folder)),
            "without pictures": lambda: by_harness(browser, scenario, site, address, customer, None),
        }
        for number in range(rounds + 2):
            for name, way in ways.items():
                wall, cpu = _timed(way, street)
                if number >= 2:  # the first rounds warm caches up
                    figures.setdefault(name, ([], []))[0].append(wall)
                    figures[name][1].append(cpu)
        browser.close()
    return figures


def _timed(way: Callable[[], None], street: SpawnedStreet) -> tuple[float, float]:
    street.reset(COMPANY)
    before, cpu, wall = set(renderers()), cpu_seconds(street.pid), time.perf_counter()
    way()
    wall = time.perf_counter() - wall
    psutil.wait_procs(set(renderers()) - before, timeout=5)  # what they spent is known when they have ended
    return wall, cpu_seconds(street.pid) - cpu


def main(rounds: int) -> int:
    """Print the table; 1 if a limit is broken."""
    figures = measure(rounds)
    hand_wall, hand_cpu = figures["by hand"]
    broken = False
    print(f"{'':<18}{'wall s':>8}{'ratio':>8}{'CPU s':>8}{'ratio':>8}{'limit':>8}   medians of {rounds}")
    for name, (wall, cpu) in figures.items():
        # Ratios pair by pair: rounds next to each other saw the same machine.
        ratios = [statistics.median(a / b for a, b in zip(mine, hand, strict=True)) for mine, hand in ((wall, hand_wall), (cpu, hand_cpu))]
        broken |= max(ratios) > LIMITS.get(name, 2)
        row = f"{statistics.median(wall):>8.3f}{ratios[0]:>8.2f}{statistics.median(cpu):>8.3f}{ratios[1]:>8.2f}{LIMITS.get(name, 1):>8.2f}"
        print(f"{name:<18}{row}")
    return int(broken)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 15))
