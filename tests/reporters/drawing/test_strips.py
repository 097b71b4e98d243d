"""Films of several visits side by side, in the columns of their scenario's steps."""

import weakref
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from harness.model import Act, Halt, Journey, MailView, PageView, Scorecard, Step, Visit
from harness.reporters import Result
from harness.reporters.drawing import strips
from harness.reporters.drawing.pictures import Pictures

JPEG = b"\xff\xd8\xff picture "


def step(line: int, view: int, part: str = "", seen: tuple[int, ...] = (), **more: object) -> Step:
    acts = [Act(kind="click", view=each) for each in seen]
    return Step(verb="click", words=f"click: {line}", line=line, view=view, part=part, acts=acts, done=True, **more)


def walked(folder: Path, *journeys: Journey, views: int = 6, **more: object) -> Result:
    folder.mkdir()
    seen = [PageView(page=at, url="", screenshot=f"{at}.jpg") for at in range(views)]
    for view in seen:
        (folder / view.screenshot).write_bytes(JPEG + f"{folder.name} {view.screenshot}".encode())
    visit = Visit(scenario="Join", file="join.yaml", site=folder.name, journeys=list(journeys), views=seen, **more)
    return Result(folder.name, folder, visit, Scorecard(visit=folder.name, scenario="Join", file="join.yaml", site=folder.name))


def shown(stage: strips.Stage | None) -> list[str]:
    return [picture.href for picture in stage.pictures] if stage else []


@pytest.fixture
def pictures(tmp_path: Path) -> Pictures:
    return Pictures(tmp_path, embed=False)


def test_the_same_step_stands_in_the_same_column(tmp_path: Path, pictures: Pictures) -> None:
    plain = walked(tmp_path / "plain", Journey(name="join", steps=[step(8, 0), step(9, 1, seen=(0,)), step(11, 2, seen=(1,))]))
    detoured = [step(8, 0), step(9, 0, seen=(0,)), step(30, 1, "detour", seen=(1,)), step(9, 2, seen=(2,)), step(11, 3, seen=(2,))]
    other = walked(tmp_path / "other", Journey(name="join", steps=detoured))
    found = strips.aligned([plain, other], pictures)
    assert [(column.number, column.words) for column in found.columns] == [(1, "click: 8"), (2, "click: 9"), (3, "click: 11")]
    assert [shown(stage) for stage in found.rows[0]] == [["plain/0.jpg"], ["plain/0.jpg"], ["plain/1.jpg"]]
    assert [shown(stage) for stage in found.rows[1]] == [["other/0.jpg"], ["other/0.jpg", "other/1.jpg", "other/2.jpg"], ["other/2.jpg"]]
    assert found.rows[1][1] is not None
    assert found.rows[1][1].parts == ["detour"]


def test_who_stopped_has_nothing_in_the_columns_behind(tmp_path: Path, pictures: Pictures) -> None:
    whole = [Journey(name="join", steps=[step(8, 0), step(9, 1)]), Journey(name="leave", steps=[step(8, 2), step(14, 3)])]
    halted = Journey(name="join", steps=[step(8, 0), step(9, 1, seen=(0,))], halt=Halt(cause="target-missing", step=1))
    found = strips.aligned([walked(tmp_path / "whole", *whole), walked(tmp_path / "halted", halted)], pictures)
    assert found.journeys == [("join", 2), ("leave", 2)]
    assert [stage is None for stage in found.rows[1]] == [False, False, True, True]
    assert [bool(stage and stage.halted) for stage in found.rows[1]] == [False, True, False, False]
    assert shown(found.rows[1][1]) == ["halted/0.jpg", "halted/1.jpg"]


def test_a_step_of_many_pages_shows_some_and_counts_the_rest(tmp_path: Path, pictures: Pictures) -> None:
    many = walked(tmp_path / "many", Journey(name="join", steps=[step(8, 5, seen=(0, 1, 2, 3, 4, 4))]))
    [[stage]] = strips.aligned([many], pictures).rows
    assert stage is not None
    assert (len(stage.pictures), stage.more) == (strips.SHOWN, 2)


def test_a_mail_is_shown_as_its_picture(tmp_path: Path, pictures: Pictures) -> None:
    read = walked(tmp_path / "read", Journey(name="join", steps=[step(8, 0, mail=0)]), mails=[MailView(screenshot="4.jpg")])
    assert [shown(stage) for stage in strips.aligned([read], pictures).rows[0]] == [["read/4.jpg"]]


def test_a_page_holds_no_more_pictures_than_it_can_carry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strips, "EMBEDDED", 2)
    steps = [step(line, line) for line in range(1, 5)]
    [row] = strips.aligned([walked(tmp_path / "one", Journey(name="join", steps=steps))], held := Pictures(tmp_path, embed=True)).rows
    assert [len(shown(stage)) for stage in row] == [1, 1, 0, 0]
    assert [stage.more for stage in row if stage] == [0, 0, 1, 1]
    assert len(held.kept) == 2


def test_visits_are_let_go_of_as_they_are_shown(tmp_path: Path, pictures: Pictures) -> None:
    visit = walked(tmp_path / "one", Journey(name="join", steps=[step(8, 0)])).visit
    (tmp_path / "one" / "visit.json").write_bytes(msgspec.json.encode(visit))
    made: list[weakref.ref[Result]] = []

    def read() -> Iterator[Result]:
        for _ in range(4):
            result = Result("one", tmp_path / "one")
            made.append(weakref.ref(result))
            yield result
            assert sum(each() is not None for each in made) <= 2

    assert len(strips.aligned(read(), pictures).rows) == 4
