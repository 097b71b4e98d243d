"""Slower lines and processors, as Lighthouse makes them; in Chromium alone."""

from typing import NamedTuple

from playwright.sync_api import CDPSession

from harness.scenario.plan import Throttle


class Line(NamedTuple):
    """What the developer tools are told: latency in ms, throughput in kbit/s, and by how much the processor is slowed down."""

    latency: float
    down: float
    up: float
    processor: float


# Lighthouse, core/config/constants.js: a round trip times 3.75 and a throughput times 0.9 make up for what the developer tools leave out.
# `mobileSlow4G` is about the slowest quarter of 4G; `mobileRegular3G` is WebPageTest's regular 3G.
LINES: dict[Throttle, Line] = {
    "slow-4g": Line(latency=150 * 3.75, down=1.6 * 1024 * 0.9, up=750 * 0.9, processor=4),
    "3g": Line(latency=300 * 3.75, down=700 * 0.9, up=700 * 0.9, processor=4),
}
BYTES = 1024 / 8  # of a kbit


def slow_down(session: CDPSession, throttle: Throttle) -> None:
    """Slow down a page for as long as the session lasts."""
    line = LINES[throttle]
    throughput = {"downloadThroughput": line.down * BYTES, "uploadThroughput": line.up * BYTES}
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", {"offline": False, "latency": line.latency, **throughput})
    session.send("Emulation.setCPUThrottlingRate", {"rate": line.processor})
