"""Which files are ours, and which of them have mistakes."""

import os
from pathlib import Path

import pytest

from harness.errors import BadFile
from harness.scenario import check, find_files, is_scenario, load_scenario

GOOD = "scenario: S\nsites: [gym]\njourneys: {ask: [back]}\n"


def put(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path / "shop" / "sites" / "gym.yaml", "site: Gym\nurl: https://gym.example\n")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "text", "ours"),
    [
        ("shop/a.yaml", "", True),
        ("shop/below/b.yml", b"\xff\xfe\x00", True),
        ("shop/a.txt", GOOD, False),
        ("shop/sites/gym.yaml", GOOD, False),
        ("else/c.yaml", GOOD, True),
        ("else/c.yaml", "# x\r\nscenario: S\r\n", True),
        ("else/c.yaml", "# x\rscenario: S", True),
        ("else/c.yaml", "\ufeffscenario: S", True),
        ("else/c.yaml", "services:\n  scenario: x\n", False),
        ("else/c.yaml", "my-scenario: x\n", False),
        ("else/molecule.yml", "scenario:\n  name: default\n", False),
        ("else/c.yaml", b"\x00" * 70000 + b"\nscenario: S\n", False),
    ],
)
def test_is_scenario(folder: Path, name: str, text: str | bytes, ours: bool) -> None:
    assert is_scenario(put(folder / name, text)) is ours


def test_a_folder_of_sites_of_another_program(tmp_path: Path) -> None:
    put(tmp_path / "sites" / "blog.yaml", "domain: blog.example\n")
    assert not is_scenario(put(tmp_path / "docker-compose.yaml", "services: {}\n"))


def test_a_folder_is_no_scenario(folder: Path) -> None:
    (folder / "shop" / "x.yaml").mkdir()
    assert not is_scenario(folder / "shop" / "x.yaml")
    assert not is_scenario(folder / "shop" / "missing.yaml")


def test_check_goes_through_folders(folder: Path) -> None:
    put(folder / "shop" / "good.yaml", GOOD)
    put(folder / "shop" / "deep" / "bad.yaml", GOOD.replace("back", "bak"))
    put(folder / "shop" / ".hidden" / "bad.yaml", "[")
    put(folder / "shop" / "node_modules" / "bad.yaml", "[")
    put(folder / "shop" / "sites" / "pub.yaml", "site: Pub\n")
    put(folder / "docker-compose.yaml", "services: {}\n")
    found = find_files([folder])
    assert [path.name for path in found.scenarios] == ["good.yaml", "bad.yaml"]
    assert [path.name for path in found.sites] == ["gym.yaml", "pub.yaml"]
    assert [(Path(each.path).name, each.line, each.message) for each in check(found)] == [
        ("bad.yaml", 3, "unknown verb `bak`"),
        ("pub.yaml", 1, "`url` is missing"),
    ]


def test_a_site_that_a_scenario_names_is_checked_once(folder: Path) -> None:
    site = put(folder / "shop" / "sites" / "gym.yaml", "site: Gym\nurl: gym\n")
    paths = [put(folder / "shop" / name, GOOD) for name in ("a.yaml", "b.yaml")]
    assert [Path(each.path) for each in check(paths)] == [site]
    assert len(check([folder])) == 1


def test_paths_that_are_not_there(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    messages = [each.message for each in check([tmp_path / "x.yaml", tmp_path / "empty"])]
    assert sorted(messages) == ["there are no scenario files in this folder", "there is no such file or folder"]


@pytest.mark.parametrize(
    ("content", "message", "line", "column"),
    [
        (b"scenario: \xff\n", "this is not UTF-8 text", 1, 11),
        ("scenario: S\n".encode("utf-16"), "the file is in UTF-16", 1, 1),
        ("scenario: S\n".encode("utf-32"), "the file is in UTF-32", 1, 1),
        (b"scenario: a\nwhy: a\0b\n", "a character that is no text stands here (U+0000)", 2, 7),
        (b"why: \xc3\xa4\x07\n", "a character that is no text stands here (U+0007)", 1, 7),
        (b"\x89PNG\r\n\x1a\n", "this is not UTF-8 text", 1, 1),
        (b"a" * (10 << 20), "the file is too large: 10 MiB, and 1 MiB is the most", 1, 1),
        (b"a: " + b"[" * 500_000, "this is nested more than 40 levels deep", 1, 43),
        (b"- " * 500_000, "this is nested more than 40 levels deep", 1, 81),
        (b"{a: " * 200_000, "this is nested more than 40 levels deep", 1, 161),
        (b"scenario: " + b"a" * 1_000_000 + b"\n", "`journeys` is missing", 1, 1),
        (b"\n" * 500_000 + b"x", "a scenario has to be a table of keys, not `x`", 500_001, 1),
    ],
)
def test_hostile_bytes(tmp_path: Path, content: bytes, message: str, line: int, column: int) -> None:
    with pytest.raises(BadFile) as caught:
        load_scenario(put(tmp_path / "x.yaml", content))
    first = caught.value.problems[0]
    assert (first.message, first.line, first.column) == (message, line, column)
    assert len(str(caught.value)) < 2000


def test_no_file(tmp_path: Path) -> None:
    for path, message in [
        (tmp_path, "this is a folder, not a file"),
        (tmp_path / "x.yaml", "there is no such file"),
        (Path("a\0b"), "the file cannot be read: embedded null byte"),
        (tmp_path / ("x" * 300), "the file cannot be read: File name too long"),
    ]:
        with pytest.raises(BadFile) as caught:
            load_scenario(path)
        assert caught.value.problems[0].message == message


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.yaml")
    with pytest.raises(BadFile, match="this is not an ordinary file"):
        load_scenario(tmp_path / "x.yaml")


def test_too_many_mistakes(folder: Path) -> None:
    path = put(folder / "shop" / "x.yaml", "scenario: S\nsites: [gym]\njourneys:\n  a:\n" + "    - gogo: x\n" * 50_000)
    with pytest.raises(BadFile) as caught:
        load_scenario(path)
    assert len(caught.value.problems) == 101
    assert caught.value.problems[-1].message == "too many mistakes; those after are not shown"
