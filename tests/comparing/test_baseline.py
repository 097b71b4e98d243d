"""A baseline's file: made anew in place of an older one, and never trusted."""

import json
from pathlib import Path

import msgspec
import pytest

from harness.comparing import baseline
from harness.errors import BadFile
from harness.files import CannotWrite
from harness.model import PageView, Scorecard, Visit
from harness.scoring import score

from ..audits.build import HOME, Way, click, expect, go, link, page, visit, way

PNG = b"\x89PNG\r\n\x1a\n"
Walk = tuple[Path, Visit, Scorecard]


def pictured(name: str) -> PageView:
    return page("Welcome", "/welcome", links=[link("Contact us")], screenshot=name)


def walk(folder: Path, name: str = "00.png", shown: bytes = b"one", **more: object) -> Walk:
    folder.mkdir(parents=True, exist_ok=True)
    if "/" not in name:
        (folder / name).write_bytes(PNG + shown)
    join: Way = way("join", go(HOME), click("Join", pictured(name)), expect("Welcome"))
    made = visit(join, **{"id": folder.name, **more})
    return folder, made, score(made)


def pictures(path: Path) -> list[str]:
    return sorted(file.name for file in baseline.beside(path).iterdir()) if baseline.beside(path).exists() else []


def test_it_is_found_by_scenario_site_standing_device_and_keyboard(tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    known = walk(tmp_path / "a")
    assert baseline.write([known, walk(tmp_path / "b", keyboard=True), walk(tmp_path / "c", attempt=2)], path) == (2, [])
    read = baseline.read(path)
    assert read.of(known[1]) is not None
    assert read.of(walk(tmp_path / "d", keyboard=True)[1]) is not None
    for other in ({"standing": "member"}, {"device": "Pixel 7"}):
        assert read.of(walk(tmp_path / "e", **other)[1]) is None
    assert "dead-end" in read.audits


def test_what_could_not_be_measured_is_left_out_and_nothing_is_written_of_nothing(tmp_path: Path) -> None:
    wall = visit(way("join", go(page("Verify you are human", "/")), click("Join"), halt="target-missing", wanted="Join"), id="wall")
    path = tmp_path / "kept.json"
    assert baseline.write([(tmp_path, wall, score(wall))], path) == (0, ["wall"])
    assert not path.exists()


def test_pictures_are_kept_once_and_those_of_an_older_baseline_go(tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    baseline.write([walk(tmp_path / "a"), walk(tmp_path / "b", device="Pixel 7")], path)
    (before,) = pictures(path)
    (tmp_path / "kept" / "mine.png").write_bytes(PNG)
    baseline.write([walk(tmp_path / "a", shown=b"two")], path)
    assert len(pictures(path)) == 2
    assert before not in pictures(path)
    assert "mine.png" in pictures(path)


@pytest.mark.parametrize("name", ["../secret.png", "/etc/passwd", "..", "", "text.png", "link.png"])
def test_no_picture_leads_out_of_the_visit(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret.png").write_bytes(PNG)
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "text.png").write_bytes(b"no picture")
    (tmp_path / "a" / "link.png").symlink_to(tmp_path / "secret.png")
    folder, made, card = walk(tmp_path / "a")
    made = msgspec.structs.replace(made, views=[*made.views[:-1], pictured(name)])
    assert baseline.write([(folder, made, card)], tmp_path / "kept.json") == (1, [])
    assert pictures(tmp_path / "kept.json") == []


def test_a_picture_named_in_the_file_has_to_be_one_of_ours() -> None:
    assert baseline.PICTURE.fullmatch("0123456789abcdef.png")
    for name in ("../0123456789abcdef.png", "0123456789abcdef.svg", "0123456789abcdef.png/x", "x.png"):
        assert not baseline.PICTURE.fullmatch(name)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "it is cut off or was edited by hand"),
        (b"\xff\xfe", "it is"),
        (b"[" * 100_000, "it is"),
        (b'{"version": "1", "visits": {}}', "it is cut off or was edited by hand"),
        (b'{"version": 2, "visits": 3}', "the baseline is of version 2, and this mystery-shop knows 1 at most"),
    ],
)
def test_what_is_no_baseline_is_refused_with_a_reason(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "bad.json").write_bytes(content)
    with pytest.raises(BadFile, match=message):
        baseline.read(tmp_path / "bad.json")


def test_one_bad_visit_is_named(tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    baseline.write([walk(tmp_path / "a")], path)
    baseline.read(path).check()
    told = json.loads(path.read_bytes())
    (key,) = told["visits"]
    told["visits"][key]["journeys"] = 3
    path.write_text(json.dumps(told), "utf-8")
    with pytest.raises(BadFile, match=r"the visit `scenario.yaml \| shop \| stranger` cannot be used"):
        baseline.read(path).check()


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(CannotWrite):
        baseline.write([walk(tmp_path / "a")], tmp_path / "file" / "kept.json")
