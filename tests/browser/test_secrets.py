"""Every text that a visit can hold is either searched for secrets, or known to be a word of ours."""

import typing
from collections.abc import Iterator

import msgspec
import pytest

from harness.browser.secrets import _FREE
from harness.model import KeptVisit, Scorecard, Visit
from harness.model.preflight import Evidence, Preflight

OURS = {
    *("agree", "anchors", "audit", "datum", "failed", "id", "journey", "kind", "metric", "mirrors", "part", "private", "rule", "token", "verb"),
    *("file", "path", "picture", "screenshot", "before", "after", "inbox", "locale", "seed", "site", "site_name", "scenario", "visit", "worth", "run"),
    *("browser", "device", "throttle", "tool", "user_agent", "started", "made", "until", "waived", "worse", "effort", "figures", "source"),
    *("at", "campaign", "goes_out", "link", "of", "outcome", "folder", "loophole", "visits", "customer"),  # of preflights
    *("counts", "places", "segments", "ends", "wait_ms"),  # what they count, by kind or level
    *("code", "twice", "only_company", "only_customers"),  # codes of a campaign: those of its file
    *("language", "method", "role", "type"),  # a page has its say in these, in words of HTML and HTTP only
}

RECORDS = (Visit, Scorecard, KeptVisit, Evidence, Preflight)


def texts(kind: typing.Any, above: tuple[str, ...] = (), seen: frozenset[type] = frozenset()) -> Iterator[tuple[str, ...]]:
    """Give the way to each field that holds text which is no word of a list."""
    if kind is str:
        yield above
    elif isinstance(kind, type) and issubclass(kind, msgspec.Struct) and kind not in seen:
        for field in msgspec.structs.fields(kind):
            yield from texts(field.type, (*above, field.encode_name), seen | {kind})
    elif typing.get_origin(kind) is not typing.Literal:
        for part in typing.get_args(kind):
            yield from texts(part, above, seen)


def unsearched(kind: type) -> set[str]:
    return {way[-1] for way in texts(kind) if not set(way) & _FREE}


@pytest.mark.parametrize("kind", RECORDS)
def test_a_text_is_searched_or_ours(kind: type) -> None:
    """A new field of a record goes into `_FREE`, or, where no page, mail or customer has a say in it, into OURS."""
    assert unsearched(kind) - OURS == set()


def test_all_of_ours_is_in_some_record() -> None:
    assert set().union(*map(unsearched, RECORDS)) >= OURS
