"""The command line, mostly as a user calls it: in a process of its own."""

import fnmatch
import json
import os
import signal
import subprocess
import sys
import tomllib
import urllib.request
from pathlib import Path

import pytest

from harness import __version__
from harness.cli import OWN, main
from harness.model import Act, Effort, Journey, PageView, Step, Visit
from harness.plugin.options import add_options
from harness.reading.endings.outcomes import DEAD_ENDS, OUTCOMES
from harness.scenario import check
from harness.steps import steps
from harness.visit_file import read_scorecard, write_visit

ROOT = Path(__file__).parents[1]
HEAVY = ("playwright", "pytest", "faker", "flask", "jinja2", "hypothesis")


def call(folder: Path, *arguments: str, code: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, *arguments] if code else [sys.executable, "-m", "harness", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture
def started(tmp_path: Path) -> Path:
    assert main(["init", str(tmp_path / "own")]) == 0
    return tmp_path / "own"


@pytest.fixture
def visit(tmp_path: Path) -> Path:
    step = Step(verb="go", words="go: /", done=True, view=0, acts=[Act(kind="go", view=0)], effort=Effort(pages=1, clicks=3))
    made = Visit(
        scenario="Join\x1b[31m",
        file="join.yaml",
        site="gym",
        id="join--gym",
        journeys=[Journey(name="join", steps=[step])],
        views=[PageView(page=1)],
    )
    path = tmp_path / "visits" / "join--gym" / "visit.json"
    path.parent.mkdir(parents=True)
    write_visit(made, path)
    return path


def test_check_says_that_all_is_well(started: Path) -> None:
    done = call(started, "check")
    assert (done.returncode, done.stdout, done.stderr) == (0, "1 scenario file and 1 site are fine\n", "")


def test_check_prints_every_mistake(started: Path) -> None:
    (started / "scenarios" / "bad.yaml").write_text("scenario: S\nsites: [my-company]\njourneys: {a: [bak]}\n", encoding="utf-8")
    done = call(started, "check")
    assert done.returncode == 2
    assert done.stdout.startswith(
        "scenarios/bad.yaml:3:16: unknown verb `bak`\n  3 | journeys: {a: [bak]}\n    |                ^^^\n  = help: "
    )
    assert done.stderr == "3 files, 1 mistake\n"


def test_check_needs_nothing_heavy(started: Path) -> None:
    code = (
        f"import sys; from harness.cli import main; main(['check', 'scenarios']); print([each for each in {HEAVY} if each in sys.modules])"
    )
    (started / "conftest.py").unlink()
    assert call(started, code=code).stdout.splitlines()[-1] == "[]"


def test_check_without_scenarios(tmp_path: Path) -> None:
    done = call(tmp_path, "check")
    assert (done.returncode, done.stdout) == (2, "scenarios:1:1: there is no such file or folder\n")


def test_check_knows_own_steps(started: Path) -> None:
    path = started / "scenarios" / "search.yaml"
    path.write_text("scenario: S\nsites: [my-company]\njourneys: {a: [{search: hours}]}\n", encoding="utf-8")
    assert call(started, "check").returncode == 0
    assert call(started, "explain", "search").stdout.startswith("search (step): Type words into the site's search")
    assert call(started, "explain", "untitled-page").stdout.startswith("untitled-page (audit): A page has no title.")
    assert '"search"' in call(started, "schema").stdout
    (started / "conftest.py").write_text("import harness.steps\n\n1 / 0\n", encoding="utf-8")
    done = call(started, "check")
    assert done.returncode == 2
    assert done.stdout.startswith("conftest.py:3:1: this cannot be loaded: division by zero\n")
    assert "unknown verb `search`" in done.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="only there can a name be no text")
def test_a_file_name_that_is_no_text(started: Path) -> None:
    (started / "scenarios" / os.fsdecode(b"bad\xff\x1b.yaml")).write_text("[", encoding="utf-8")
    done = call(started, "check")
    assert (done.returncode, done.stderr) == (2, "3 files, 1 mistake\n")
    assert "\x1b" not in done.stdout


def test_the_starter_is_whole_and_is_not_overwritten(started: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check([started / "scenarios" / "find-help.yaml"]) == []
    assert not list(started.rglob("*.jinja2"))
    for path in (started / "scenarios").rglob("*.yaml"):
        relative = path.read_text(encoding="utf-8").partition("$schema=")[2].partition("\n")[0]
        assert json.loads((path.parent / relative).read_text(encoding="utf-8"))["title"].startswith("A mystery-shop ")
    schemas = {path.stem: json.loads(path.read_text(encoding="utf-8"))["title"] for path in (started / "schema").iterdir()}
    assert schemas == {name: f"A mystery-shop {name}" for name in ("scenario", "site", "inbox", "campaign")}
    compile((started / "conftest.py").read_text(encoding="utf-8"), "conftest.py", "exec")
    assert all(f"- `{name}`: " in (started / "README.md").read_text(encoding="utf-8") for name in steps.names())
    (started / "README.md").write_text("mine", encoding="utf-8")
    capsys.readouterr()
    assert main(["init", str(started)]) == 2
    assert "is there already; nothing was written" in capsys.readouterr().err
    assert (started / "README.md").read_text(encoding="utf-8") == "mine"


def test_the_starter_cannot_be_written_below_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert main(["init", str(tmp_path / "file")]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_the_starter_travels_with_the_package() -> None:
    globs = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["package-data"]["harness"]
    for path in (ROOT / "harness" / "scenario" / "starter").rglob("*.*"):
        assert any(fnmatch.fnmatch(path.name, glob.rpartition("/")[2]) for glob in globs), path


def test_run_passes_everything_on_to_pytest(tmp_path: Path) -> None:
    (tmp_path / "test_x.py").write_text("def test_one(): pass\ndef test_two(): assert 0\n", encoding="utf-8")
    options = ("-p", "no:mystery_shop", "-p", "no:html", "-q")
    done = call(tmp_path, "run", "test_x.py", "-k", "one", *options)
    assert (done.returncode, "1 passed, 1 deselected" in done.stdout) == (0, True)
    assert call(tmp_path, "run", "test_x.py::test_two", *options).returncode == 1
    assert call(tmp_path, "run", "--no-such-option").returncode == 4


def test_run_walks_the_folder_scenarios_by_default(tmp_path: Path) -> None:
    for folder in ("scenarios", "other"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"test_{folder}.py").write_text("def test_it(): pass\n", encoding="utf-8")
    done = call(tmp_path, "run", "-p", "no:mystery_shop", "-p", "no:html", "-v")
    assert "scenarios/test_scenarios.py::test_it PASSED" in done.stdout
    assert "test_other" not in done.stdout


def test_audit_scores_again(visit: Path, tmp_path: Path) -> None:
    code = "import sys; from harness.cli import main; status = main(sys.argv[1:]); print('playwright' in sys.modules, status)"
    done = call(tmp_path, "audit", "visits", "--write", code=code)
    assert done.stdout.splitlines()[-1] == "False 0"
    assert done.stdout.startswith("Join\\x1b[31m at gym: reached, score ")
    assert "; 3 clicks, 0 fields, 1 page, predicted" in done.stdout
    card = read_scorecard(visit.with_name("scorecard.json"))
    assert (card.outcome, card.effort.clicks) == ("reached", 3)
    assert json.loads(call(tmp_path, "audit", str(visit), "--json").stdout)[0]["visit"] == "join--gym"


def test_audit_of_bad_files(visit: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    done = call(tmp_path, "audit", "bad.json", "missing.json", "empty", str(visit))
    assert done.returncode == 2
    assert [line.partition(": ")[0] for line in done.stderr.splitlines() if ":1:" in line] == [
        "empty:1:1",
        "bad.json:1:2",
        "missing.json:1:1",
    ]
    assert "at gym: reached" in done.stdout
    assert not visit.with_name("scorecard.json").exists()


def test_explain_knows_every_name(capsys: pytest.CaptureFixture[str]) -> None:
    from harness.audits import audits
    from harness.preflight.points import NAMES

    names = [*steps.names(), *audits.names(), *OUTCOMES, *DEAD_ENDS, *NAMES]
    assert main(["explain"]) == 0
    listed = capsys.readouterr().out
    for name in names:
        assert f"  {name} " in listed
        assert main(["explain", name]) == 0
        assert capsys.readouterr().out.startswith(f"{name} (")


def test_explain_shows_examples_that_are_right(tmp_path: Path) -> None:
    from harness.explaining import examples

    for folder, text in (
        ("sites", "site: Gym\nurl: https://gym.example\nsign-in: [back]\n"),
        ("inboxes", "inbox: receiver\naddress: '{visit}@home.example'\nport: 2525\n"),
    ):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "gym.yaml").write_text(text, encoding="utf-8")
    lines = [f"    {line}" for name in steps.names() for line in examples(name)]
    path = tmp_path / "examples.yaml"
    kept = "    - read: {page-status: Status, mail-status: Status}"  # which `agree` compares
    path.write_text("\n".join(["scenario: S\nsites: [gym]\njourneys:\n  join:", kept, *lines]), encoding="utf-8")
    assert check([path]) == []


def test_explain_helps_with_a_wrong_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "ded-end"]) == 2
    assert capsys.readouterr().err == "nothing is called `ded-end`; did you mean `dead-end`?\n"


def test_schema_is_json(capsys: pytest.CaptureFixture[str]) -> None:
    for option in ([], ["--site"], ["--inbox"], ["--campaign"]):
        assert main(["schema", *option]) == 0
        assert json.loads(capsys.readouterr().out)["title"] == f"A mystery-shop {''.join(option).lstrip('-') or 'scenario'}"


@pytest.mark.parametrize("arguments", [[], ["chek"], ["check", "--fast"], ["audit"]])
def test_wrong_arguments(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "usage: " in capsys.readouterr().err


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out == f"mystery-shop {__version__}\n"


def test_the_street_serves_until_it_is_interrupted(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "harness", "street"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            lines = []
            while not lines or not lines[-1].startswith("Ctrl-C"):
                lines.append(process.stdout.readline())
                assert lines[-1], "it ended by itself"
            with urllib.request.urlopen(lines[0].strip()) as answer:
                assert answer.status == 200
            assert any(line.startswith("  Pulse Gym: http://pulse-gym.localhost:") for line in lines)
            assert any(line.startswith("  Big Bean, in Finnish: http://big-bean-fi.localhost:") for line in lines)
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=60) == 0
        finally:
            process.kill()  # else leaving the block would wait for it


def test_help_of_run_names_every_option_of_ours() -> None:
    parser = pytest.Parser(_ispytest=True)
    add_options(parser)
    ours = {name for option in parser.getgroup("mystery-shop").options for name in option.names()}
    more = {"--device"}  # of pytest-playwright
    assert {option.split()[0] for option in OWN} - more == ours - {"--again"}, "which `mystery-shop report` is for"
