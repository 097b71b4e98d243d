"""Loopholes: each is found where it is open, and nobody is accused whose pages only look like it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from harness.model.preflight import Evidence, Tried
from harness.preflight.gathering.loopholes import at_once, codes, forms
from harness.preflight.gathering.loopholes.trial import Samples, Trial
from harness.preflight.gathering.loopholes.trying import Trying
from harness.preflight.points.loopholes import judge
from harness.reporters.drawing import tongue
from harness.reporters.drawing.sentences import told
from harness.street import breakwater_now
from harness.street.dispatch import Dispatch
from harness.street.trades.giveaway import B

from .shops import at_street

SAMPLES = Samples(("GIFT-USED-0001",), ("GIFT-OLD0-1234",), r"GIFT-[A-Z0-9]{4}-[A-Z0-9]{4}")
WAYS: dict[str, Callable[[Trial], Tried]] = {
    "code-twice": codes.code_twice, "two-browsers": at_once.two_browsers, "other-customer": codes.other_customer,
    "other-spelling": codes.other_spelling, "other-address": codes.other_address, "after-the-end": codes.after_the_end,
    "neighbour": codes.neighbour, "form-values": forms.form_values, "step-skipped": forms.step_skipped,
    "link-forwarded": forms.link_forwarded,
}  # fmt: skip
OPENED_BY = {
    B.takes_two_at_once: {"two-browsers"}, B.spelling_makes_it_new: {"other-spelling"}, B.address_makes_it_new: {"other-address"},
    B.any_code_is_good: {"neighbour"}, B.expired_is_good: {"after-the-end"}, B.form_is_believed: {"form-values"},
    B.steps_can_be_skipped: {"step-skipped"}, B.link_works_for_anybody: {"link-forwarded"},
}  # fmt: skip


def trial_of(trying: Trying, samples: Samples = SAMPLES) -> Trial:
    first, other = (trying.claim(trying.fresh(), trying.customer()) for _ in range(2))
    assert first.shown, first.played.said
    assert other.shown
    codes.use_up(trial := Trial(trying, first, other, samples))
    return trial


def tried(trial: Trial) -> dict[str, Tried]:
    found = {name: way(trial) for name, way in WAYS.items()}
    assert in_finnish(found.values())
    return found


def in_finnish(found: Iterable[Tried]) -> bool:
    """Whether all that is said of them is said in Finnish, too; if not, write it into tongues/fi/sentences/."""
    point = judge(Evidence(tried=list(found)))
    with tongue.speaking("fi"):
        said = [text for text in (*(proof.text for proof in point.proofs), *point.asks) if any(piece.foreign for piece in told(text))]
    assert not said
    return True


Opened = Callable[..., Dispatch]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    """Open a street with one publisher, who behaves in these ways."""
    streets: list[Dispatch] = []

    def open_one(*ways: B) -> Dispatch:
        streets.append(Dispatch([replace(breakwater_now.COMPANY, behaviours=frozenset(ways))], tmp_path / str(len(streets))))
        return streets[-1]

    yield open_one
    for street in streets:
        street.close()


BY_ITS_PAGES = (None, B.takes_two_at_once, B.address_makes_it_new, B.form_is_believed)  # where the company counts nothing


@pytest.mark.parametrize(
    ("way", "counts"),
    [*((way, True) for way in (None, *OPENED_BY)), *((way, False) for way in BY_ITS_PAGES)],
    ids=lambda each: each.id if isinstance(each, B) else str(each).lower(),
)
def test_what_is_open_at_a_publisher_is_found_and_nothing_else(opened: Opened, way: B | None, counts: bool) -> None:
    found = tried(trial_of(at_street(opened(*([way] if way else [])), "breakwater-now", counts)))
    assert {name for name, each in found.items() if each.open} == (OPENED_BY[way] if way else set()), found
    assert {name for name, each in found.items() if each.open is None} == set(), found


def test_all_at_once_are_told_apart(opened: Opened) -> None:
    found = tried(trial_of(at_street(opened(*OPENED_BY), "breakwater-now")))
    assert {name for name, each in found.items() if each.open} == set().union(*OPENED_BY.values())
