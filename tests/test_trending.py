"""The command `mystery-shop trend`."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from harness.cli import main
from harness.comparing.history import History
from harness.visit_file import write_scorecard
from tests.comparing.past import facts, walked


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose history has four runs, in which the gym has got worse."""
    monkeypatch.chdir(tmp_path)
    with History(Path("reports/history.sqlite")) as history:
        for run in range(1, 5):
            history.put(facts(run), [walked(run, clicks=5 if run < 3 else 8), walked(run, "club")], "finished")
    return tmp_path


def test_it_tells_the_trend_and_writes_the_page(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trend"]) == 0
    said = capsys.readouterr().out
    assert "Pulse-Gym: Leave\n  4 runs from 2026-11-01 to 2026-11-04, leave::pulse-gym\n" in said
    assert "  clicks    ▅▅██  5 → 8, up 3\n" in said
    assert "  since 2026-11-03: +3 clicks (5 → 8)\n" in said
    assert said.endswith("Page: reports/trend.html\n")
    assert '<html lang="en">' in (project / "reports" / "trend.html").read_text("utf-8")


def test_what_is_asked_for(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trend", "--site", "pulse-*", "--scenario", "leave", "--last", "2", "--out", "my/page.html", "--lang", "fi"]) == 0
    said = capsys.readouterr().out
    assert "Club" not in said
    assert "  clicks    ██  8 → 8, the same\n" in said
    page = (project / "my" / "page.html").read_text("utf-8")
    assert '<html lang="fi">' in page
    assert "Club" not in page
    assert not (project / "reports" / "trend.html").exists()


def test_json_is_for_programs(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trend", "--json", "--site", "pulse-gym"]) == 0
    told = json.loads(capsys.readouterr().out)
    (series,) = told["series"]
    assert [point["clicks"] for point in series["points"]] == [5, 5, 8, 8]
    assert [(change["metric"], change["lasting"]) for change in series["changes"]] == [("clicks", True)]
    assert not (project / "reports" / "trend.html").exists()


def test_nothing_is_called_so(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trend", "--site", "bank"]) == 0
    assert "nothing in the history is called so" in capsys.readouterr().out


def test_a_folder_is_added_once(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = project / "elsewhere" / "visits" / "leave--pulse-gym"
    place.mkdir(parents=True)
    write_scorecard(walked(5, clicks=8).card, place / "scorecard.json")
    (place / "visit.json").write_text(json.dumps({"started": walked(5).started}), "utf-8")
    for _ in range(2):
        assert main(["trend", "--add", "elsewhere", "--site", "pulse-gym"]) == 0
        told = capsys.readouterr()
        assert "elsewhere: 1 visit in the history" in told.err
        assert "  clicks    ▅▅███  5 → 8, up 3\n" in told.out


def test_what_cannot_be_added_is_said(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = project / "elsewhere" / "visits" / "leave--pulse-gym"
    place.mkdir(parents=True)
    (place / "scorecard.json").write_text("{")
    assert main(["trend", "--add", "elsewhere"]) == 2
    told = capsys.readouterr()
    assert "scorecard.json:1:2: this is not JSON" in told.err
    assert "Pulse-Gym" in told.out, "the rest is told"


@pytest.mark.parametrize(("history", "said"), [("no.sqlite", "there is no history at no.sqlite; a run begins one"), (".", ". is a folder")])
def test_no_history(project: Path, capsys: pytest.CaptureFixture[str], history: str, said: str) -> None:
    assert main(["trend", "--history", history]) == 2
    assert said in capsys.readouterr().err


def test_a_page_that_cannot_be_written(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trend", "--out", "/dev/null/page.html"]) == 2
    assert "cannot be written" in capsys.readouterr().err


@pytest.mark.parametrize("number", ["0", "x", "1.5", "9" * 30])
def test_a_number_of_runs(project: Path, capsys: pytest.CaptureFixture[str], number: str) -> None:
    with pytest.raises(SystemExit):
        main(["trend", "--last", number])
    assert "is no number from 1 on" in capsys.readouterr().err


def test_a_terminal_that_has_only_ascii(project: Path) -> None:
    command = [sys.executable, "-m", "harness", "trend", "--site", "pulse-gym"]
    told = subprocess.run(command, capture_output=True, check=True, env={"PYTHONIOENCODING": "ascii", "PYTHONPATH": ":".join(sys.path)})
    assert b"  clicks    ==##  5 -> 8, up 3\n" in told.stdout.replace(b"\r", b"")
