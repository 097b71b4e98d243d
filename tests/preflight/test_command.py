"""`mystery-shop preflight` with files alone: its exit statuses, what it prints, and Ctrl-C."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from harness.cli import main
from harness.exits import Exit
from harness.model.preflight import Point, Preflight
from harness.preflight import grounding
from harness.preflight.command import status

from ..campaign.conftest import Made

MAIL = "Subject: A book\n\nDear {{given-name}},\nyour book waits.\n"
LISTED = "audience: {customers: customers.csv}\nmail: mail.eml\n"
HEARING = """\
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # which whoever started the tests may have turned off
from harness.cli import main
sys.exit(main())
"""
FINE = "email,given-name\naino@b.fi,Aino\n"


@pytest.fixture
def file(campaign: Made, folder: Path) -> str:
    (folder / "mail.eml").write_text(MAIL, "utf-8")
    return str(campaign(LISTED, customers=FINE).path)


def preflight(file: str, tmp_path: Path, *options: str) -> int:
    return main(["preflight", file, "--reports", str(tmp_path / "out"), "--no-walks", *options])


def test_nothing_not_ready_is_fine(file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert preflight(file, tmp_path) == Exit.FINE
    said = capsys.readouterr()
    lines = said.out.splitlines()
    assert lines[0] == "A free book at Publisher, goes out 2026-12-01 09:00"
    assert lines[1].split()[:3] == ["1", "audience", "ask"]
    assert lines[13].split()[:3] == ["13", "what-else", "ask"]
    assert lines[14] == "0 ready, 0 not ready, 13 to ask a person"
    assert lines[15] == f"Page: {tmp_path / 'out' / 'preflight' / 'book' / 'preflight.html'}"
    assert {path.name for path in (tmp_path / "out" / "preflight" / "book").iterdir()} == {
        "preflight.html", "preflight.md", "preflight.json", "evidence.json", ".lock",
    }  # fmt: skip


def test_what_was_left_out_is_said(file: str, tmp_path: Path) -> None:
    preflight(file, tmp_path, "--no-surge", "--lang", "fi")
    skipped = json.loads((tmp_path / "out" / "preflight" / "book" / "preflight.json").read_text("utf-8"))["skipped"]
    assert skipped["surge"] == "left out by --no-surge"
    assert skipped["walks"] == "left out by --no-walks"
    assert "Ennen lähetystä" in (tmp_path / "out" / "preflight" / "book" / "preflight.html").read_text("utf-8")


def test_a_point_that_is_not_ready_fails(file: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "customers.csv").write_text(FINE + "nowhere,Ben\n", "utf-8")
    assert preflight(file, tmp_path, "--json") == Exit.TROUBLE
    told = json.loads(capsys.readouterr().out)
    assert told["points"][0]["said"] == "Addresses that cannot be: 1 (line 3)"


def test_asking_fails_only_where_it_is_told_to(file: str, tmp_path: Path) -> None:
    assert preflight(file, tmp_path, "--fail-on", "ask") == Exit.TROUBLE


def test_another_site_has_a_folder_of_its_own(file: str, folder: Path, tmp_path: Path) -> None:
    (folder.parent / "sites" / "other.yaml").write_text("site: Other\nurl: https://other.example\n", "utf-8")
    assert preflight(file, tmp_path, "--site", "other") == Exit.FINE
    assert (tmp_path / "out" / "preflight" / "book--other" / "preflight.html").exists()


def test_pages_of_another_company_are_refused_before_anything_is_asked(
    campaign: Made, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(campaign("status: https://status.example/now\n").path)
    (folder.parent / "sites" / "other.yaml").write_text("site: Other\nurl: https://other.example\n", "utf-8")
    assert preflight(file, tmp_path, "--site", "other") == Exit.CUT_SHORT
    assert "book.yaml:6:9: `https://status.example/now` is on no host of site `other`" in capsys.readouterr().out


def test_mistakes_of_all_files_are_told_and_nothing_is_written(
    file: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder.parent / "claim.yaml").write_text("scenario: Claim\nsites: [publisher]\njourneys: {claim: [clik: Claim]}\n", "utf-8")
    assert preflight(file, tmp_path) == Exit.CUT_SHORT
    assert "claim.yaml:3:20: unknown verb `clik`" in capsys.readouterr().out
    assert preflight(file, tmp_path, "--site", "publishr") == Exit.CUT_SHORT
    assert "did you mean `publisher`?" in capsys.readouterr().out
    assert not (tmp_path / "out").exists()


def test_mistakes_of_the_scenario_that_writes_to_customer_service_are_told(
    campaign: Made, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder.parent / "tell.yaml").write_text("scenario: Tell\nsites: [publisher]\njourneys: {tell: [clik: Send]}\n", "utf-8")
    file = str(campaign("message: ../tell.yaml\n").path)
    assert preflight(file, tmp_path) == Exit.CUT_SHORT
    assert "tell.yaml:3:19: unknown verb `clik`" in capsys.readouterr().out


def test_a_folder_that_cannot_be_written_to(file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "out").write_text("a file", "utf-8")
    assert preflight(file, tmp_path) == Exit.CUT_SHORT
    assert "a file stands where a folder is needed" in capsys.readouterr().err


def test_a_folder_that_another_preflight_writes_to(file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "out" / "preflight" / "book"
    folder.mkdir(parents=True)
    with FileLock(folder / ".lock"):
        assert preflight(file, tmp_path) == Exit.CUT_SHORT
    assert f"another preflight writes to {folder}" in capsys.readouterr().err
    assert preflight(file, tmp_path) == Exit.FINE


def test_a_street_that_does_not_open_leaves_the_rest(
    file: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    @contextlib.contextmanager
    def closed(**_: object) -> Iterator[None]:
        raise OSError("no port is free")
        yield

    monkeypatch.setattr(grounding, "spawn", closed)
    (folder.parent / "sites" / "publisher.yaml").write_text("site: Publisher\nurl: street:publisher-now\nowned: true\n", "utf-8")
    assert main(["preflight", file, "--reports", str(tmp_path / "out")]) == Exit.FINE
    told = (tmp_path / "out" / "preflight" / "book" / "preflight.json").read_text("utf-8")
    assert json.loads(told)["skipped"]["walks"] == "the street could not be opened: no port is free"
    assert "0 not ready" in capsys.readouterr().out


@pytest.mark.parametrize("time", ["", "10", "10m", "2 min", "30s", "0s", "soon", "1.5h"])
def test_times_to_watch(time: str, file: str, tmp_path: Path) -> None:
    if time in ("", "0s", "soon", "1.5h"):
        with pytest.raises(SystemExit):
            preflight(file, tmp_path, "--watch", time)
    else:
        assert preflight(file, tmp_path, "--watch", time) == Exit.FINE


@pytest.mark.parametrize(
    ("preflight", "fail_on", "ends"),
    [
        (Preflight(points=[Point(number=1, name="x", verdict="ask")]), "not-ready", Exit.FINE),
        (Preflight(points=[Point(number=1, name="x", verdict="ask")]), "ask", Exit.TROUBLE),
        (Preflight(points=[Point(number=1, name="x", verdict="not-ready")], broken=["y"]), "ask", Exit.TROUBLE),
        (Preflight(points=[Point(number=1, name="x", verdict="not-ready")], cut_short="by Ctrl-C"), "not-ready", Exit.CUT_SHORT),
        (Preflight(points=[Point(number=1, name="x", verdict="ready")], broken=["y"]), "not-ready", Exit.BROKEN),
        (Preflight(points=[Point(number=1, name="x", verdict="ready")]), "ask", Exit.FINE),
    ],
)  # fmt: skip
def test_exit_statuses(preflight: Preflight, fail_on: str, ends: Exit) -> None:
    assert status(preflight, fail_on) == ends


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a list that never ends needs a pipe with a name")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interruption_ends_it_with_a_report_of_what_there_was(number: signal.Signals, file: str, folder: Path, tmp_path: Path) -> None:
    (folder / "customers.csv").unlink()
    os.mkfifo(folder / "customers.csv")
    (folder / "mail.eml").write_text(MAIL.replace("{{given-name}}", "reader"), "utf-8")
    (folder / "book.yaml").write_text((folder / "book.yaml").read_text("utf-8") + "codes: {unused: [A-1]}\n", "utf-8")
    with (folder / "customers.csv").open("r+b", buffering=0) as pipe:  # held open, so that reading it begins and waits
        pipe.write(FINE.encode())
        own = [sys.executable, "-c", HEARING, "preflight", file, "--reports", str(tmp_path), "--no-walks"]
        started = subprocess.Popen(own, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert started.stderr
        assert started.stderr.readline() == "reading customers.csv\n"
        began = time.monotonic()
        started.send_signal(number)
        out, _ = started.communicate(timeout=30)
    assert time.monotonic() - began < 10, "two seconds on a machine with nothing else to do"
    assert started.returncode == Exit.CUT_SHORT
    assert "cut short by Ctrl-C, while gathering files" in out
    read = json.loads((tmp_path / "preflight" / "book" / "preflight.json").read_text("utf-8"))
    assert read["skipped"]["files"] == "it was cut short"
    evidence = json.loads((tmp_path / "preflight" / "book" / "evidence.json").read_text("utf-8"))
    assert (evidence["codes"], evidence["mails"][0]["kind"]) == ({"unused": 1}, "own")
