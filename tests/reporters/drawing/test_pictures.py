"""Screenshots: read from beside the visit and from nowhere else."""

from pathlib import Path

import msgspec
import pytest

from harness.model import Box, PageView
from harness.reporters import Result
from harness.reporters.drawing.pictures import Pictures, around, on_screen

from .. import samples

JPEG = b"\xff\xd8\xff\xe0 any bytes"
WHOLE = Box(width=1280, height=800)


def result(folder: Path, *names: str) -> Result:
    sample = samples.river()
    visit = msgspec.structs.replace(sample.visit, views=[PageView(page=1, screenshot=name) for name in names])
    return Result("a::b", folder, visit, sample.card)


def test_equal_pictures_are_kept_once(tmp_path: Path) -> None:
    for name in ("1.jpg", "2.jpg"):
        (tmp_path / name).write_bytes(JPEG)
    pictures = Pictures(tmp_path, embed=True)
    first, second = (pictures.of(result(tmp_path, "1.jpg", "2.jpg"), view) for view in (0, 1))
    assert first == second
    assert len(pictures.kept) == 1


@pytest.mark.parametrize("name", ["../secret.jpg", "", "missing.jpg", "page.svg", "a\x00b.jpg", "."])
@pytest.mark.parametrize("embed", [True, False])
def test_nothing_but_a_picture_beside_the_visit_is_shown(tmp_path: Path, name: str, embed: bool) -> None:
    folder = tmp_path / "visit"
    folder.mkdir()
    (tmp_path / "secret.jpg").write_bytes(JPEG)
    (folder / "page.svg").write_text("<svg onload='window.pwned=1'/>")
    assert Pictures(tmp_path, embed).of(result(folder, name), 0) is None


def test_absolute_name_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.jpg").write_bytes(JPEG)
    assert Pictures(tmp_path, embed=True).of(result(tmp_path, str(tmp_path / "secret.jpg")), 0) is None


@pytest.mark.parametrize("view", [-1, 1, 99])
def test_view_that_is_not_there_has_no_picture(tmp_path: Path, view: int) -> None:
    (tmp_path / "1.jpg").write_bytes(JPEG)
    assert Pictures(tmp_path, embed=True).of(result(tmp_path, "1.jpg"), view) is None


def test_linked_picture_is_relative_and_quoted(tmp_path: Path) -> None:
    folder = tmp_path / "a visit #1"
    folder.mkdir()
    (folder / "1.jpg").write_bytes(JPEG)
    picture = Pictures(tmp_path, embed=False).of(result(folder, "1.jpg"), 0)
    assert picture
    assert picture.href == "a%20visit%20%231/1.jpg"


@pytest.mark.parametrize(
    "box", [Box(x=0, y=0, width=10, height=10), Box(x=1270, y=790, width=10, height=10), Box(x=0, y=0, width=5000, height=5000)]
)
def test_cutting_stays_on_the_screenshot(box: Box) -> None:
    part = around(box, WHOLE)
    assert 0 <= part.x <= part.x + part.width <= WHOLE.width
    assert 0 <= part.y <= part.y + part.height <= WHOLE.height


def test_cutting_holds_the_box() -> None:
    part = around(Box(x=600, y=400, width=100, height=40), WHOLE)
    assert part.x < 600
    assert part.x + part.width > 700
    assert part.width < WHOLE.width


@pytest.mark.parametrize(
    ("box", "shown"), [(None, False), (Box(x=1, y=1), False), (Box(y=900, width=9, height=9), False), (Box(x=-5, width=9, height=9), True)]
)
def test_box_off_the_screenshot_is_not_drawn(box: Box | None, shown: bool) -> None:
    assert on_screen(box, WHOLE) is shown
