"""What is shown of a visit where there is room for little."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.model import Finding, Halt, JourneyScore, Severity, Step
from harness.reporters.drawing.film import Frame, Place, Stretch
from harness.reporters.drawing.highlights import FINDINGS, FRAMES, costliest, telling
from harness.reporters.drawing.pictures import Picture


def frame(number: int, picture: str | None = "", halt: Halt | None = None) -> Frame:
    shown = None if picture is None else Picture("", picture or f"{number}.jpg", "")
    return Frame(str(number), number, Step(verb="click"), None, shown, [], halt)


def place(severity: Severity, at: Frame | None = None, certainty: str = "sure") -> Place:
    return Place(Finding(audit="loop", severity=severity, certainty=certainty, seen=""), at, "", None, None, [])


def strip(frames: list[Frame], *places: Place) -> list[int]:
    return [shot.frame.number for shot in telling([Stretch(JourneyScore(name="join", outcome="reached"), frames)], places)]


def test_the_gravest_and_surest_findings_cost_most() -> None:
    found = [place("minor"), place("serious", certainty="likely"), place("critical"), place("serious"), place("moderate")]
    assert costliest(found) == [found[2], found[3], found[1]]
    assert len(costliest(found)) == FINDINGS
    assert costliest([]) == []


def test_few_frames_are_all_shown_and_each_picture_once() -> None:
    assert strip([frame(1), frame(2, None), frame(3, "a"), frame(4, "a"), frame(5)]) == [1, 3, 5]
    assert strip([frame(1, "a"), frame(2, "a", Halt(cause="timeout", step=1))]) == [2]


def test_of_many_frames_start_end_halt_and_findings_are_shown() -> None:
    frames = [frame(number, halt=Halt(cause="timeout", step=0) if number == 12 else None) for number in range(40)]
    chosen = strip(frames, place("minor", frames[7]), place("critical", frames[22]), place("serious", None))
    assert {0, 7, 12, 22, 39} <= set(chosen)
    assert len(chosen) == FRAMES


def test_a_finding_marks_its_frame_with_the_gravest_severity() -> None:
    frames = [frame(1), frame(2)]
    marks = [place("minor", frames[1]), place("critical", frames[1])]
    shots = telling([Stretch(JourneyScore(name="join", outcome="reached"), frames)], marks)
    assert [shot.finding and shot.finding.severity for shot in shots] == [None, "critical"]


@given(st.lists(st.sampled_from(["", "a", "b", None]), max_size=60), st.data())
def test_there_are_never_more_and_always_in_order(pictures: list[str | None], data: st.DataObject) -> None:
    frames = [frame(number, picture) for number, picture in enumerate(pictures)]
    marked = [place("minor", each) for each in frames if data.draw(st.booleans())]
    chosen = strip(frames, *marked)
    assert chosen == sorted(set(chosen))
    assert len(chosen) <= FRAMES
    assert bool(chosen) == any(picture is not None for picture in pictures)


@pytest.mark.parametrize("count", [FRAMES, FRAMES + 1, 200])
def test_all_room_is_used(count: int) -> None:
    assert len(strip([frame(number) for number in range(count)])) == FRAMES
