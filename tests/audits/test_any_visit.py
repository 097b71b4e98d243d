"""No audit breaks on any visit: another audit's, a cut-off one, one with everything optional absent, one that makes no sense."""

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harness import audits
from harness.model import (
    Act,
    Amount,
    ConsentProbe,
    Effort,
    FieldView,
    Finding,
    Halt,
    Journey,
    MailLink,
    MailView,
    PageView,
    Scorecard,
    Step,
    Timings,
    Visit,
)
from harness.scoring import score

from .build import HOME, Move, go, visit, way
from .haphazard import bare, by_chance, kept_later


def made() -> Iterator[Visit]:
    """All visits of all audits' tests."""
    for module in pkgutil.iter_modules([str(Path(__file__).parent)], f"{__package__}."):
        if module.name.startswith(f"{__package__}.test_") and module.name != __name__:
            known = vars(importlib.import_module(module.name))
            if "BAD" in known:  # else it is about all audits
                yield from (*known["BAD"], known["GOOD"], *known.get("INNOCENT", []))


VISITS = list(made())


def cut(seen: Visit) -> Iterator[Visit]:
    """The visit with ever fewer looks, and with ever fewer steps, but everything still pointing where it did."""
    for count in range(len(seen.views)):
        yield msgspec.structs.replace(seen, views=seen.views[:count])
    for journey in seen.journeys:
        for count in range(len(journey.steps)):
            yield msgspec.structs.replace(seen, journeys=[msgspec.structs.replace(journey, steps=journey.steps[:count])])


def whole(seen: Visit) -> Scorecard:
    """Score a visit, see that no audit broke, and that the scorecard survives its file."""
    card = score(seen)
    assert card.failed_audits == []
    assert msgspec.json.decode(msgspec.json.encode(card), type=Scorecard).visit == card.visit
    assert all(journey.score is None or 0 <= journey.score <= 100 for journey in card.journeys)
    return card


def test_there_is_a_bad_visit_for_each_audit() -> None:
    assert {finding.audit for seen in VISITS for finding in audits.run(seen)[0]} == set(audits.audits.names())


def test_each_audit_takes_the_visits_of_all_others() -> None:
    for seen in VISITS:
        whole(seen)


def test_visits_cut_off_anywhere() -> None:
    for seen in VISITS:
        for less in cut(seen):
            whole(less)


def test_visits_with_everything_optional_absent() -> None:
    bare = [
        Journey(name="a"),
        Journey(name="b", mirrors="a", steps=[Step(verb="go")]),
        Journey(name="c", halt=Halt(cause="timeout", step=7)),
    ]
    for views in ([], [PageView(page=1)]):
        whole(Visit(scenario="", file="", site="", journeys=bare, views=views))
    whole(Visit(scenario="", file="", site=""))
    halt = Halt(cause="mail-missing", step=0, mail={"colour": "green"})  # by which no mail can be told
    waited = Journey(name="d", steps=[Step(verb="mail")], halt=halt)
    whole(Visit(scenario="", file="", site="", journeys=[waited], views=[HOME], mails=[MailView()]))
    probes = [ConsentProbe(choice="refuse", done=True, again=True), ConsentProbe(choice="accept", done=True)]
    whole(Visit(scenario="", file="", site="", consent_probes=probes))
    whole(visit(way("a", walked=False), way("b", mirrors="b")))


def test_visits_of_all_audits_with_everything_optional_absent() -> None:
    for seen in VISITS:
        whole(bare(seen))


def test_visits_of_an_older_version() -> None:
    for older in kept_later(VISITS, at_most=4):
        whole(older)


@pytest.mark.parametrize("seed", range(60))
def test_visits_made_by_chance(seed: int) -> None:
    seen = by_chance(seed)
    assert seen == by_chance(seed)
    whole(seen)


TEXTS = st.sampled_from(
    [
        "", "Dear ,", "Hello John,", "1.200,00 €", "27.11.2026", "no-reply@x.example", "{{ name }}", "How did we do?",
        "Send us a signed letter.", "call us to cancel", "Are you sure?", "-" * 3000, "already redeemed", "\x00\ud7ff‮", "404",
        "Verify you are human", "e-mail", "http://[", "%", "<img onerror>", "We will mail you within 2 hours.", "Ready in 999 weeks.",
    ]
)  # fmt: skip
NUMBERS = st.sampled_from([-(2**31), -1, 0, 1, 2, 3, 200, 404, 500, 2**31])
FIGURES = st.sampled_from([-1.0, 0.0, 0.5, 2500.0, 1e12])
MOMENTS = st.sampled_from([0.0, 0.5, 90_000.0, 1e12])  # `msgspec` takes no others from a file
HOSTILE: dict[Any, Any] = {str: TEXTS, int: NUMBERS, float: FIGURES, Amount: MOMENTS}


def anything(record: type, /, **known: Any) -> st.SearchStrategy[Any]:
    """Give records of a kind whose texts and numbers are whatever a file may hold."""
    plain = {field.name: HOSTILE[field.type] for field in msgspec.structs.fields(record) if field.type in HOSTILE}
    return st.builds(record, **{**plain, **known})


ACTS = anything(Act, kind=st.sampled_from(["go", "click", "type", "choose", "open-mail", "follow-mail"]), changed=st.booleans())
FIELDS = anything(
    FieldView,
    token=st.sampled_from(["email", "tel", "current-password", "comment", "cc-number"]),
    holds=st.sampled_from(["nothing", "right", "other", "ours"]),
    known_from=st.sampled_from(["", "journey", "earlier-journey", "link", "account", "mail"]),
    required=st.booleans(),
)
PAGES = anything(
    PageView, errors=st.lists(TEXTS, max_size=2), headings=st.lists(TEXTS, max_size=2), fields=st.lists(FIELDS, max_size=3),
    timings=st.none() | anything(Timings),
)  # fmt: skip
MAILS = anything(
    MailView, has_html=st.booleans(), has_text=st.booleans(), links=st.lists(anything(MailLink), max_size=3), link_count=st.integers(0, 3),
    headers=st.lists(st.tuples(TEXTS, TEXTS), max_size=2), unsubscribe=st.lists(TEXTS, max_size=1), at_s=st.sampled_from([0.0, 60.0, 1e12]),
)  # fmt: skip
STEPS = anything(
    Step, verb=st.sampled_from(["click", "mail"]), acts=st.lists(ACTS, max_size=2), done=st.booleans(), effort=anything(Effort),
    kept=st.dictionaries(st.sampled_from("ab"), TEXTS, max_size=2), agree=st.sampled_from([[], ["a", "b"], ["a", "c"]]),
)  # fmt: skip
CAUSES = [
    "target-missing",
    "target-hidden",
    "target-blocked",
    "target-disabled",
    "expect-unmet",
    "unfillable",
    "timeout",
    "unreachable",
    "crashed",
    "closed",
    "dialogs",
]
JOURNEYS = anything(
    Journey,
    name=st.sampled_from(["join", "leave"]),
    mirrors=st.sampled_from(["", "join", "leave"]),
    steps=st.lists(STEPS, max_size=3),
    halt=st.none() | anything(Halt, cause=st.sampled_from(CAUSES)),
    walked=st.booleans(),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    anything(
        Visit, journeys=st.lists(JOURNEYS, max_size=3), views=st.lists(PAGES, max_size=4), mails=st.lists(MAILS, max_size=3),
        names=st.lists(TEXTS, max_size=2), started=st.sampled_from(["", "2026-11-22T03:00:00+00:00", "9999-12-31T23:59:59", "yesterday"]),
    )
)  # fmt: skip
def test_visits_that_make_no_sense(seen: Visit) -> None:
    whole(seen)


@pytest.mark.parametrize("language", ["", "xx", "../../etc/passwd", "fi", "en_GB", "\x00"])
def test_pages_in_any_language(language: str) -> None:
    whole(visit(way("leave", in_language(language), halt="target-missing", wanted="Leave"), language=language))


def in_language(language: str) -> Move:
    return go(msgspec.structs.replace(HOME, language=language))


def test_an_audit_that_raises_is_named_and_takes_no_other_down(monkeypatch: pytest.MonkeyPatch) -> None:
    def odd_one(seen: Visit) -> Iterator[Any]:
        yield from audits.audits["dead-end"](seen)
        raise ValueError("no")

    seen = next(each for each in VISITS if audits.run(each)[0])
    before, _ = audits.run(seen)
    monkeypatch.setitem(audits.audits._parts, "odd-one", odd_one)
    assert audits.run(seen) == (before, ["odd-one: ValueError: no"])
    assert score(seen).failed_audits == ["odd-one: ValueError: no"]


def test_an_audit_that_breaks_is_named_and_takes_no_other_down(monkeypatch: pytest.MonkeyPatch) -> None:
    def odd(visit: Visit) -> Iterator[Finding]:
        yield Finding(audit="odd", severity="terrible", seen="x")  # type: ignore[arg-type]

    audits.audits.load()
    monkeypatch.setitem(audits.audits._parts, "odd", odd)
    findings, broken = audits.run(Visit(scenario="S", file="s.yaml", site="x"))
    assert findings == []
    assert broken == ["odd: ValueError: severity `terrible` is none of minor, moderate, serious, critical"]
