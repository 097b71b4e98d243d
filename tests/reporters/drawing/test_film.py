"""Frames: which look a step acted on, and where a finding belongs."""

from pathlib import Path

import msgspec

from harness.model import Act, Box, Finding, Journey, JourneyScore, MailView, PageView, Promise, Step, Visit
from harness.reporters import Result
from harness.reporters.drawing import film
from harness.reporters.drawing.pictures import Pictures

from .. import hostile, samples

HERE = Box(x=5, y=5, width=50, height=20)


def walked(*steps: Step, findings: tuple[Finding, ...] = (), journey: str = "join") -> Result:
    sample = samples.river()
    visit = msgspec.structs.replace(sample.visit, journeys=[Journey(name="join", steps=list(steps))])
    card = msgspec.structs.replace(sample.card, journeys=[JourneyScore(name=journey, outcome="reached")], findings=list(findings))
    return Result("a::b", Path("nowhere"), visit, card)


def frames(result: Result) -> list[film.Frame]:
    return film.stretches(result, Pictures(Path(), embed=True))[0].frames


def test_frame_shows_the_look_that_was_acted_on() -> None:
    acts = [Act(kind="click", view=1, box=HERE), Act(kind="type", view=2, box=HERE)]
    (frame,) = frames(walked(Step(verb="fill", acts=acts, view=3)))
    assert frame.page
    assert frame.page.url == "https://gym.example/2"
    assert frame.boxes == [HERE]


def test_step_without_acts_shows_the_look_after_it() -> None:
    (frame,) = frames(walked(Step(verb="expect", view=3)))
    assert frame.page
    assert frame.page.url == "https://gym.example/3"


def test_numbers_of_looks_that_are_not_there_show_none() -> None:
    (frame,) = frames(walked(Step(verb="click", acts=[Act(kind="click", view=70, box=HERE)], view=-4)))
    assert frame.page is None
    assert frame.boxes == []


def test_journey_that_was_not_walked_has_no_frames() -> None:
    assert frames(walked(Step(verb="go", view=0), journey="leave")) == []


def test_finding_knows_its_frame_and_address() -> None:
    found = Finding(audit="slow-page", severity="minor", seen="", journey="join", step=0, view=2)
    result = walked(Step(verb="go", view=0), findings=(found,))
    pictures = Pictures(Path(), embed=True)
    journeys = film.stretches(result, pictures)
    (place,) = film.places(result, pictures, journeys)
    assert place.frame is journeys[0].frames[0]
    assert place.url == "https://gym.example/2"
    assert place.cutting is None


def test_finding_without_a_box_shows_the_whole_page(tmp_path: Path) -> None:
    (tmp_path / "02.jpg").write_bytes(b"\xff\xd8\xff")
    found = [Finding(audit="a", severity="minor", seen="", view=2, box=box) for box in (None, Box(x=5, y=9000, width=9, height=9))]
    result = walked(Step(verb="go", view=0), findings=tuple(found))
    seen = Result(result.nodeid, tmp_path, result.visit, result.scorecard)
    whole, off = film.places(seen, Pictures(tmp_path, embed=False), [])
    assert (whole.cutting, whole.boxes) == (Box(width=1280, height=800), [])
    assert (off.picture, off.cutting) == (None, None)


def test_anchor_is_safe_and_its_own() -> None:
    bad = hostile.hostile()
    one, other = (Result(nodeid, Path(), bad.visit, bad.card) for nodeid in ("a", "b"))
    assert film.anchor(one) != film.anchor(other)
    assert film.anchor(one).replace("-", "").isalnum()


def test_words_of_a_company_are_in_the_language_of_their_page_or_mail() -> None:
    visit = Visit(
        scenario="s", file="f", site="s", id="v", language="sv", views=[PageView(page=0, language="fi"), PageView(page=1)],
        mails=[MailView(language="de-AT")],
    )  # fmt: skip
    assert film.spoken(Promise(words="Heti.", view=0), visit) == "fi"
    assert film.spoken(Promise(words="Snart.", view=1), visit) == film.spoken(Promise(words="Snart.", view=7), visit) == "sv"
    assert film.spoken(Promise(words="Bald.", view=0, mail=0), visit) == "de-AT"
