"""Gathering loopholes of the shipped campaign at a served publisher: by the journey that a walk has left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from harness.model.preflight import Evidence, Walked
from harness.preflight.gathering import Ground
from harness.preflight.gathering.loopholes import RECORDING, gather
from harness.preflight.grounding import read
from harness.street import breakwater_now
from harness.street.dispatch import Dispatch
from harness.street.server import Street
from harness.street.trades.giveaway import B
from harness.street.trades.giveaway.codes import issued
from harness.visit_file import write_recording

from .shops import recorded

FILE = Path(__file__).parents[3] / "scenarios" / "campaigns" / "free-book.yaml"
LOOSE = replace(breakwater_now.COMPANY, behaviours=frozenset({B.takes_two_at_once, B.expired_is_good}))
SEEDS = [Walked(purpose="seed", folder=name, outcome="reached") for name in ("one", "two")]


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    """The campaign at a publisher that two customers have walked."""
    with Street(companies=[LOOSE]) as street:
        held = read(FILE)
        yield Ground(held.campaign, held.site, street.address("breakwater-now"), held.scenarios, tmp_path, lambda line: None)


@pytest.fixture
def _walked(tmp_path: Path) -> None:
    street = Dispatch([LOOSE], tmp_path / "walked")
    for number, seed in enumerate(SEEDS):
        (tmp_path / seed.folder).mkdir()
        write_recording(recorded(street, "breakwater-now", issued(number)), tmp_path / seed.folder / RECORDING)
    street.close()


@pytest.mark.usefixtures("_walked")
def test_each_loophole_is_told_as_it_is_tried(ground: Ground) -> None:
    grown = list(gather(ground, Evidence(walked=SEEDS)))
    assert [len(evidence.tried) for evidence in grown] == list(range(1, 11))
    assert {each.loophole for each in grown[-1].tried if each.open} == {"two-browsers", "after-the-end"}
    assert {each.loophole for each in grown[-1].tried if each.open is None} == set()
    [met] = [each for each in grown[-1].tried if each.loophole == "two-browsers"]
    assert "the company counts it 2 times" in met.said
    assert met.answer.startswith("Your book is on its way")


@pytest.mark.usefixtures("_walked")
def test_what_the_limit_leaves_out_is_said(ground: Ground) -> None:
    few = replace(ground, campaign=replace(ground.campaign, loopholes=14))
    [*_, last] = gather(few, Evidence(walked=SEEDS))
    assert last.tried[-1].said == "Not tried: the 14 requests that `loopholes: at-most` allows were sent"
    [evidence] = gather(replace(ground, campaign=replace(ground.campaign, loopholes=3)), Evidence(walked=SEEDS))
    assert evidence.skipped["loopholes"] == "nothing could be tried: the 3 requests that `loopholes: at-most` allows were sent"


def test_without_a_walk_that_reached_the_end_nothing_is_tried(ground: Ground, tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / RECORDING).write_text("{", "utf-8")
    for walked in ([], SEEDS, [msgspec.structs.replace(SEEDS[0], outcome="dead-end")]):
        [evidence] = gather(ground, Evidence(walked=walked))
        assert evidence.skipped["loopholes"] == "no walk of a customer reached the end, so that there is no journey to send again"
