"""Gathering: what is skipped is said, what fails takes nothing down, and what there was is kept."""

from collections.abc import Iterator

import msgspec
import pytest

from harness.errors import BadFile, Problem
from harness.model.preflight import CodesRead, Evidence, Noticed
from harness.preflight import gathering
from harness.preflight.gathering import ORDER, Gathering, Ground, NothingSeen
from harness.preflight.grounding import read
from harness.street.process import SpawnedStreet

from ..campaign.conftest import Made


@pytest.fixture
def ground(campaign: Made) -> Ground:
    held = read(campaign().path)
    return Ground(held.campaign, held.site, "https://books.example", held.scenarios, held.campaign.path.parent / "out")


@pytest.fixture
def gatherers(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """Give the gatherers that are there; what is put in is called in place of a module's own."""
    made: dict[str, object] = {}
    monkeypatch.setattr(gathering, "_gatherer", made.get)
    return made


def noticing(ground: Ground, evidence: Evidence) -> Iterator[Evidence]:
    for said in ("one", "two"):
        yield (evidence := msgspec.structs.replace(evidence, noticed=[*evidence.noticed, Noticed(at="", kind="text", said=said)]))


def test_what_is_left_out_or_impossible_says_why(ground: Ground, gatherers: dict[str, object]) -> None:
    gatherers |= {"watch": noticing, "surge": noticing}
    run = Gathering(ground, Evidence(), {"walks": "left out by --no-walks"})
    run.run()
    assert run.evidence.skipped["walks"] == "left out by --no-walks"
    assert run.evidence.skipped["surge"] == "the site is not said to be ours; write `owned: true` in sites/publisher.yaml if it is"
    assert len(run.evidence.noticed) == 2
    assert run.broken == []


def test_one_that_fails_takes_no_other_down_and_keeps_what_it_had(ground: Ground, gatherers: dict[str, object]) -> None:
    def failing(ground: Ground, evidence: Evidence) -> Iterator[Evidence]:
        yield next(noticing(ground, evidence))
        raise ZeroDivisionError("by zero")

    def unreadable(ground: Ground, evidence: Evidence) -> Iterator[Evidence]:
        yield evidence
        raise BadFile([Problem("claim.yaml", 1, 1, "the file says nothing")])

    gatherers |= {"files": failing, "walks": unreadable, "watch": noticing}
    run = Gathering(ground, Evidence())
    run.run()
    assert [each.said for each in run.evidence.noticed] == ["one", "one", "two"]
    assert run.broken == ["files: ZeroDivisionError: by zero"]
    assert run.evidence.skipped["walks"] == "the file says nothing"


def test_where_nothing_was_seen_it_is_no_success(ground: Ground, gatherers: dict[str, object]) -> None:
    def unseeing(ground: Ground, evidence: Evidence) -> Iterator[Evidence]:
        yield next(noticing(ground, evidence))
        raise NothingSeen("all visits ended in an error: no answer")

    gatherers["walks"] = unseeing
    run = Gathering(ground, Evidence())
    run.run()
    assert run.broken == ["walks: all visits ended in an error: no answer"]
    assert run.evidence.skipped["walks"] == "all visits ended in an error: no answer"
    assert len(run.evidence.noticed) == 1


def test_an_interruption_keeps_what_there_was(ground: Ground, gatherers: dict[str, object]) -> None:
    def interrupted(ground: Ground, evidence: Evidence) -> Iterator[Evidence]:
        yield next(noticing(ground, evidence))
        raise KeyboardInterrupt

    gatherers |= {"files": noticing, "inbox": lambda ground, evidence: iter(()), "walks": interrupted, "surge": noticing}
    run = Gathering(ground, Evidence())
    with pytest.raises(KeyboardInterrupt):
        run.run()
    run.interrupt()
    assert run.at == "walks"
    assert [each.said for each in run.evidence.noticed] == ["one", "two", "one"]
    assert list(run.evidence.skipped) == list(ORDER[ORDER.index("walks") :])
    assert run.evidence.skipped["walks"] == "it was cut short"


def test_pages_of_the_campaign_have_an_address(ground: Ground) -> None:
    assert ground.url("/gift") == "https://books.example/gift"
    assert ground.url("https://status.example/") == "https://status.example/"


def test_how_many_codes_are_left_is_told_where_they_stay_used(campaign: Made, gatherers: dict[str, object]) -> None:
    def walking(ground: Ground, evidence: Evidence) -> Iterator[Evidence]:
        ground.spare.give("walks")
        yield evidence

    gatherers["walks"] = walking
    held = read(campaign("codes: {unused: [A-1, A-2, A-3]}\n").path)
    folder = held.campaign.path.parent / "out"
    for street, left in ((None, 2), (SpawnedStreet(0, 0, 0), None)):
        ground = Ground(held.campaign, held.site, "https://books.example", held.scenarios, folder, street=street)
        run = Gathering(ground, Evidence(codes=CodesRead(unused=3)))
        run.run()
        assert run.evidence.codes == CodesRead(unused=3, left=left)
