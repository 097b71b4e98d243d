"""Find a browser that works on this machine, or fetch one."""

import contextlib
import dataclasses
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

try:
    import fcntl
except ImportError:  # Windows, where no browser is fetched by a package manager
    fcntl = None  # type: ignore[assignment]

VARIABLE = "MYSTERY_SHOP_BROWSER"
OWN = "Playwright's own Chromium"
LOOK_UPS = "content-autofill.googleapis.com"  # where the full Chromium sends the shape of every form that it sees
# A visit asks a company's site and nobody else: without these Chromium looks for its maker's hosts at every start.
QUIET = [
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-default-apps",
    "--disable-domain-reliability", "--disable-quic", "--no-first-run", "--no-default-browser-check", "--metrics-recording-only",
    f"--host-resolver-rules=MAP {LOOK_UPS} ~NOTFOUND",
]  # fmt: skip
ADVICE = (
    f"No browser was found. Install Chrome, Chromium or Edge, or run `python -m playwright install chromium`, "
    f"or set {VARIABLE} to the path of a Chromium-based browser."
)
_INSTALLED = [
    "chromium-headless-shell", "chrome-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome",
    "microsoft-edge-stable", "microsoft-edge",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
]  # fmt: skip


class NoBrowser(Exception):
    """There is no browser, and none could be fetched; the message says what to do."""


@dataclasses.dataclass(frozen=True)
class Found:
    """A browser: its file, and how it was come by."""

    path: Path
    how: str


def candidates(own: Path | None, headed: bool = False) -> Iterator[Found]:
    """Give the browsers that are there, in the order in which they are taken. `own` is where Playwright keeps its Chromium."""
    if named := os.environ.get(VARIABLE):
        path = shutil.which(named)
        if not path:
            raise NoBrowser(f"{VARIABLE} is set to `{named}`, and there is no such program. Correct it or unset it.")
        yield Found(Path(path), VARIABLE)
    if own and own.exists():
        yield Found(own, OWN)
    for name in _INSTALLED:
        if (path := shutil.which(name)) and not (headed and "headless" in name):
            yield Found(Path(path), "installed")


def find(own: Path | None, headed: bool = False) -> Found | None:
    """Give the browser that a run would take, without fetching one."""
    return next(candidates(own, headed), None)


def make_sure(own: Path | None, headed: bool = False) -> Found:
    """Give a browser, fetching one where there is none.

    Raises NoBrowser when that fails.
    """
    if there := find(own, headed):
        return there
    with _alone():
        return find(own, headed) or _fetch(own, headed)


def _fetch(own: Path | None, headed: bool) -> Found:
    for how, fetch in (("playwright install", _fetch_by_playwright), ("apt-get install", _fetch_by_apt)):
        if fetch() and (got := find(own, headed)):
            return Found(got.path, f"{got.how}, just fetched by {how}")
    raise NoBrowser(ADVICE)


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Keep other workers of the run waiting, for package managers cannot be called twice at once."""
    with (Path(tempfile.gettempdir()) / "mystery-shop-browser.lock").open("w") as lock:
        if fcntl:
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def arguments() -> list[str]:
    """Give the switches that Chromium is started with. `--no-sandbox` only as root, where Chromium does not start otherwise."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*QUIET, "--no-sandbox"] if root else list(QUIET)


def options(found: Found) -> dict[str, Any]:
    """Give what Playwright's `launch` needs to start this browser. Its own it finds itself, the headless shell where that suffices."""
    return {"args": arguments()} | ({} if found.how.startswith(OWN) else {"executable_path": str(found.path)})


def version(found: Found) -> str:
    """Ask the browser for its version; empty if it does not answer within 20 s."""
    try:
        answer = subprocess.run([found.path, "--version"], capture_output=True, text=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return answer.stdout.strip()


def can_apt() -> bool:
    """Whether this is a Debian or Ubuntu on which we may install packages."""
    return bool(shutil.which("apt-get")) and Path("/etc/debian_version").exists() and os.geteuid() == 0


def playwrights_own() -> Path | None:
    """Ask Playwright where it keeps its Chromium, whether it is there or not. Not to be called inside a running Playwright."""
    from playwright.sync_api import Error, sync_playwright

    try:
        with sync_playwright() as playwright:
            return Path(playwright.chromium.executable_path)
    except (Error, OSError):
        return None


def _fetch_by_playwright() -> bool:
    return _call([sys.executable, "-m", "playwright", "install", "chromium"])


def _fetch_by_apt() -> bool:
    if not can_apt():
        return False
    if not _call(["apt-get", "update"]):
        return False
    # The headless shell is 2.3 times faster, but older releases do not have it; the full browser opens windows for --headed.
    return _call(["apt-get", "install", "-y", "chromium", "chromium-headless-shell"]) or _call(["apt-get", "install", "-y", "chromium"])


def _call(command: list[str]) -> bool:
    print(f"mystery-shop: fetching a browser: {' '.join(command)}", file=sys.stderr)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=900, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
