"""What a row opens to."""

from pathlib import Path

from markupsafe import Markup

from harness.reporters import Result
from harness.reporters.drawing.details import LONGEST_SAID, Ending, details
from harness.reporters.drawing.pictures import Pictures

from .. import hostile, samples

QUIET = Ending()


def shown(ending: Ending = QUIET) -> str:
    gym = samples.gym()
    return details(Result("a::b", Path("nowhere"), gym.visit, gym.card), ending, Pictures(Path(), embed=False))


def test_what_the_test_said_is_escaped_and_cut_in_the_middle() -> None:
    said = shown(Ending("failed", 2.5, f"first {hostile.ATTACK}{'x' * 2 * LONGEST_SAID} last"))
    assert "first" in said
    assert "last</pre>" in said
    assert len(said) < 2 * LONGEST_SAID
    assert "<script" not in said


def test_what_the_test_attached_is_shown() -> None:
    media = [
        {"format_type": "video", "name": "the walk", "content": "assets/walk.webm"},
        {"format_type": "image", "name": None, "content": "a.png"},
        {"format_type": "html", "name": "", "content": "<b>mine</b>"}, {"format_type": "url", "name": "trace", "content": "trace.zip"},
    ]  # fmt: skip
    said = shown(Ending(links=Markup('<a href="trace.zip">trace</a>'), media=media))  # type: ignore[arg-type]
    assert '<video src="assets/walk.webm" controls' in said
    assert '<img src="a.png" alt=""' in said
    assert "<b>mine</b>" in said
    assert said.count("trace.zip") == 1


def test_nothing_said_and_nothing_attached_leaves_no_room_for_it() -> None:
    assert "What the test" not in shown()
