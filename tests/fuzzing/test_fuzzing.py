"""A few of the inputs of each kind; `python -m tests.fuzzing.long` takes 100,000."""

import pytest
from hypothesis import HealthCheck, given, settings

from . import files, visits, words
from .bounds import bounded
from .target import Target

TARGETS = [*files.TARGETS, *words.TARGETS, *visits.TARGETS]
INPUTS = 2_000
quick = settings(deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck), print_blob=False)


def share(target: Target, inputs: int) -> int:
    """Give how many of all inputs a target takes."""
    return max(1, inputs * target.share // sum(each.share for each in TARGETS))


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_whatever_it_is_given(target: Target) -> None:
    @settings(quick, max_examples=share(target, INPUTS))
    @given(target.inputs)
    def takes(made: object) -> None:
        with bounded():
            target.take(made)

    takes()
