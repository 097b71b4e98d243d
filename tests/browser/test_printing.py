"""Pages of reports as PDF: each beside itself, and one that fails keeps none of the others back."""

import http.server
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

SHEET = "<!doctype html><title>One sheet</title><style>@page {{ size: 100mm 50mm }}</style><p>{}"


def printed(folder: Path, *names: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "harness.browser.printing", str(folder)]
    given = {**os.environ, "PYTHONUTF8": "1", **environment}
    return subprocess.run(command, input="\n".join(names), capture_output=True, text=True, encoding="utf-8", env=given, timeout=60, check=False)


def test_pages_are_printed_beside_themselves_in_the_size_that_they_ask_for(tmp_path: Path) -> None:
    (tmp_path / "receipts").mkdir()
    for name in ("a.html", "v1.2 ä.html"):
        (tmp_path / "receipts" / name).write_text(SHEET.format("Hello"), "utf-8")
    ended = printed(tmp_path, "receipts/a.html", "receipts/v1.2 ä.html")
    assert (ended.returncode, ended.stdout) == (0, "")
    assert sorted(path.name for path in tmp_path.rglob("*.pdf")) == ["a.pdf", "v1.2 ä.pdf"]
    assert re.search(rb"/MediaBox \[0 0 28[234][.0-9]* 14[12]", (tmp_path / "receipts" / "a.pdf").read_bytes())


def test_a_page_that_cannot_be_printed_is_named_and_the_others_are_there(tmp_path: Path) -> None:
    (tmp_path / "there.html").write_text(SHEET.format("Hello"), "utf-8")
    (tmp_path / "taken.html").write_text(SHEET.format("Hello"), "utf-8")
    (tmp_path / "taken.pdf").mkdir()
    ended = printed(tmp_path, "gone.html", "taken.html", "there.html")
    assert ended.returncode == 1
    assert [line.partition(":")[0] for line in ended.stdout.splitlines()] == ["gone.html", "taken.html"]
    assert (tmp_path / "there.pdf").read_bytes().startswith(b"%PDF")


def test_without_a_browser_it_says_what_to_do(tmp_path: Path) -> None:
    ended = printed(tmp_path, "a.html", MYSTERY_SHOP_BROWSER="no-such-browser")
    assert ended.returncode == 1
    assert ended.stdout.splitlines() == ["MYSTERY_SHOP_BROWSER is set to `no-such-browser`, and there is no such program. Correct it or unset it."]


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """The address of a server, and what it was asked for."""
    paths: list[str] = []

    class Door(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_response(204)
            self.end_headers()

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Door) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/", paths
        server.shutdown()


def test_a_page_runs_nothing_and_fetches_nothing(tmp_path: Path, asked: tuple[str, list[str]]) -> None:
    door, paths = asked
    bad = f"<img src='{door}picture'><iframe src='{door}frame'></iframe><script>new Image().src = '{door}script'</script>"
    (tmp_path / "bad.html").write_text(SHEET.format(bad), "utf-8")
    assert printed(tmp_path, "bad.html").returncode == 0
    assert paths == []
